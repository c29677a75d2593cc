import type { RequestHandler } from 'express';
import type { PublishedLine } from '../../db/queries/published-results.ts';
import { whereabouts } from '../../db/queries/where-about.ts';
import { parameters } from '../../domain/profile/parameters.ts';
import { recordResultChannel } from '../../usecases/disclosure/record-channel.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import { hiddenFields, press, text } from './press.ts';
import { languageOf } from './profile-source.ts';

/** What a platform is called. */
export const channelName = (channel: string, visitor: Visitor): string =>
  parameters['disclosure.channels'].kind.print([channel] as never, languageOf(visitor));

/** R-162: the platform on which the newest copy was entered, under which code, with its receipt. */
export function channelForm(
  line: PublishedLine,
  channels: string[],
  visitor: Visitor,
): Html | false {
  if (channels.length === 0) return false;
  const { t } = visitor;
  return html`<form method="post" action="/desk/disclosures/${line.id}/channel" class="card form">
    ${hiddenFields()}
    <h2>${t('panel.channel.title')}</h2>
    <p class="muted">${t('panel.channel.lead')}</p>
    <label
      >${t('panel.channel.which')}
      <select name="channel">
        ${channels.map((channel) => html`<option value="${channel}">${channelName(channel, visitor)}</option>`)}
      </select></label
    >
    <label>${t('correction-field.uscc')}<input name="code" required maxlength="18" /></label>
    <label>${t('panel.channel.receipt')}<input name="receipt" required maxlength="200" /></label>
    <label>${t('panel.channel.on')}<input type="date" name="enteredOn" required /></label>
    <p><button>${t('panel.channel.submit')}</button></p>
  </form>`;
}

/** The button of that form. */
export const enterChannel: RequestHandler = press({
  action: 'disclosure.record-channel',
  back: ({ id = '' }) => `/desk/disclosures/${id}`,
  about: async ({ id = '' }) => ({
    type: 'disclosure',
    id,
    ...(/^[0-9a-f-]{36}$/.test(id)
      ? await whereabouts('disclosure', id)
      : { unitPath: '/', taskId: null }),
  }),
  run: async (command, fields, { id = '' }) => {
    await recordResultChannel(command, {
      disclosureId: id,
      channel: text(fields, 'channel'),
      code: text(fields, 'code'),
      receipt: text(fields, 'receipt'),
      enteredOn: text(fields, 'enteredOn'),
    });
    return { done: 'panel.done.channel' };
  },
});

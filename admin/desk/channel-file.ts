import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { database } from '../../db/data-source.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { unitsUnder } from '../../db/queries/units-under.ts';
import { unitById } from '../../db/queries/units.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { type Html, html } from '../../html.ts';
import { exportForChannel } from '../../usecases/disclosure/export-channel.ts';
import { scopeOf } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { channelName } from './channel-form.ts';
import { type Fields, text } from './press.ts';

/** R-193: the file of what is still to be entered on a platform that the rules name. */
export async function channelFileSection(visitor: Visitor, today: string): Promise<Html | false> {
  const { t, actor } = visitor;
  const units = await unitsUnder(scopeOf({ read: ['disclosure.export-channel'] }, actor));
  if (units.length === 0) return false;
  const { manager: tx } = database();
  const { profileSlug } = await unitById(tx, units[0]!.id);
  const profile = await currentProfile(tx, profileSlug, today);
  const named = parameter(profile, 'disclosure.channels').filter((one) => one !== 'own-page');
  if (named.length === 0) return false;
  return html`<section class="card">
    <h2>${t('panel.channel-file.title')}</h2>
    <p class="muted">
      ${t('panel.channel-file.lead', { rule: articleOf(profile, 'disclosure.channels') })}
    </p>
    <form method="post" action="/desk/disclosures/channel-file" class="form">
      <label
        >${t('panel.channel-file.unit')}
        <select name="unitId">
          ${units.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}
        </select></label
      >
      <label
        >${t('panel.channel.which')}
        <select name="channel">
          ${named.map((one) => html`<option value="${one}">${channelName(one, visitor)}</option>`)}
        </select></label
      >
      <p><button>${t('panel.channel-file.take')}</button></p>
    </form>
  </section>`;
}

/** Sends the file that was asked for; what the rules do not name is refused as a page. */
export const takeChannelFile: RequestHandler = async (request, response) => {
  const { actor } = visitorOf(response);
  const fields = (request.body ?? {}) as Fields;
  // The file is made anew each time, so a repeated press is another one with a line of its own.
  const command = { id: randomUUID(), actor, door: 'panel' } as const;
  const given = { unitId: text(fields, 'unitId'), channel: text(fields, 'channel') };
  const { name, text: csv } = await exportForChannel(command, given);
  response.type('text/csv; charset=utf-8').attachment(name).send(csv);
};

import type { RequestHandler } from 'express';
import { z } from 'zod';
import { database } from '../../db/data-source.ts';
import { accountHolder } from '../../db/queries/account-holder.ts';
import { knownBots, type KnownBot } from '../../db/queries/chat-accounts.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Html, html } from '../../html.ts';
import { qrCode } from '../../qr.ts';
import { issueLinkCode, linkMinutes, type Offer } from '../../usecases/account/issue-link-code.ts';
import { recordRefusal } from '../../usecases/refused.ts';
import { commandOf } from '../../usecases/usecase.ts';
import { moment } from '../format.ts';
import { sendPage } from '../page.ts';
import { refusalText } from '../refusal-text.ts';
import { leave } from '../session.ts';
import { type Visitor, visitorOf } from '../visitor.ts';

const given = z.object({ provider: z.enum(['telegram', 'slack']) });
type Platform = z.output<typeof given>['provider'];

/**
 * Makes a code and shows it, once: it is in no session, no log and no address, so a page that is loaded
 * again shows it no more.
 */
export const issueCode: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const personId = String(request.params['id']);
  const asked = given.safeParse(request.body);
  if (!asked.success || !z.uuid().safeParse(personId).success) throw new Refusal('not-found');
  const { provider } = asked.data;
  try {
    const offer = await issueLinkCode(visitor.actor, 'panel', { personId, provider });
    const { name } = await accountHolder(database().manager, personId);
    const bot = (await knownBots()).find((one) => one.provider === provider);
    sendPage(request, response, {
      title: visitor.t('panel.people.title', { name }),
      body: offered({ offer, provider, bot, name, personId }, visitor),
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const about = { type: 'person', id: personId, unitPath: visitor.actor.unitPath };
    await recordRefusal(commandOf(visitor.actor, 'panel'), 'account.link', about, error);
    request.session.flash = { tone: 'refused', text: refusalText(error, visitor) };
    leave(request, response, `/desk/people/${personId}`);
  }
};

type Shown = {
  offer: Offer;
  provider: Platform;
  bot: KnownBot | undefined;
  name: string;
  personId: string;
};

function offered({ offer, provider, bot, name, personId }: Shown, { t, locale }: Visitor): Html {
  const until = t('panel.people.code-until', {
    minutes: linkMinutes,
    at: moment(offer.expiresAt, locale),
  });
  return html`<section class="card">
    <h2>${t('panel.people.code-for', { name, platform: t(`door.${provider}`) })}</h2>
    ${provider === 'telegram' ? onTelegram(offer, bot?.name ?? '', t) : onSlack(offer, bot?.link, t)}
    <p class="muted">${until}</p>
    <p><a href="/desk/people/${personId}">${t('panel.people.code-done')}</a></p>
  </section>`;
}

function onTelegram({ code, typed }: Offer, bot: string, t: Visitor['t']): Html {
  const link = `https://t.me/${encodeURIComponent(bot.replace(/^@/, ''))}?start=${code}`;
  return html`<p>${t('panel.people.scan')}</p>
    ${qrCode(link, t('panel.people.qr'))}
    <p><a href="${link}" rel="noreferrer">${t('panel.people.open')}</a></p>
    <p>${t('panel.people.type-telegram', { bot })}</p>
    <p><code class="big">/start ${typed}</code></p>`;
}

// No address of Slack can carry a command: the QR code opens the private chat, and the command is typed there.
const onSlack = ({ typed }: Offer, link: string | null | undefined, t: Visitor['t']): Html =>
  html`${
      link &&
      html`<p>${t('panel.people.scan-slack')}</p>
        ${qrCode(link, t('panel.people.qr-slack'))}
        <p><a href="${link}" rel="noreferrer">${t('panel.people.open-slack')}</a></p>`
    }
    <p>${t('panel.people.type-slack')}</p>
    <p><code class="big">/yaohao link ${typed}</code></p>`;

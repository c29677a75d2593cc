import { type RequestHandler, Router } from 'express';
import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import { type AccountHolder, accountHolder } from '../../db/queries/account-holder.ts';
import { type AccountLine, accountsOf, knownBots } from '../../db/queries/chat-accounts.ts';
import { type ReachLine, reachLedger } from '../../db/queries/reach.ts';
import { isPerson } from '../../domain/actor.ts';
import { can } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Html, html } from '../../html.ts';
import { signOutEverywhere } from '../../usecases/account/sign-out.ts';
import { unlinkAccount } from '../../usecases/account/unlink.ts';
import { commandOf } from '../../usecases/usecase.ts';
import { moment } from '../format.ts';
import { sendPage } from '../page.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { issueCode } from './people-code.ts';
import { hiddenFields, press, text } from './press.ts';
import { askResetRoute, authenticatorSection, decideResetRoute } from './resets.ts';
import { pressDrill, reachPage, reachState } from './reach.ts';

const platforms = ['telegram', 'slack'] as const;
type Platform = (typeof platforms)[number];

/** Somebody's chat accounts: linked by whom, blocked since when; to link, to unlink, and what was before. */
const personPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t, actor } = visitor;
  const asked = String(request.params['id']);
  const holder = await holderInScope(asked === 'me' ? actor.id : asked, visitor);
  const [accounts, bots, [reach]] = await Promise.all([
    accountsOf(holder.personId),
    knownBots(),
    reachLedger(database(), { personIds: [holder.personId] }, await currentTime()),
  ]);
  const shown = platforms.filter(
    (platform) =>
      bots.some(({ provider }) => provider === platform) ||
      accounts.some(({ provider }) => provider === platform),
  );
  sendPage(request, response, {
    title: t('panel.people.title', { name: holder.name }),
    body: html`${headOf(holder, reach, visitor)}
      ${shown.length === 0 && html`<p class="card muted">${t('panel.people.no-bots')}</p>`}
      <div class="columns">
        ${shown.map((platform) => platformCard(platform, holder, accounts, visitor))}
      </div>
      ${await authenticatorSection(holder, visitor)} ${sessionsOf(holder, visitor)}
      ${historyOf(accounts, visitor)}`,
  });
};

/** The person, for themselves and for who keeps the accounts of their unit; `not-found` to everybody else. */
async function holderInScope(id: string, { actor }: Visitor): Promise<AccountHolder> {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Refusal('not-found');
  const holder = await accountHolder(database().manager, id);
  if (isPerson(actor, id) || can(actor, 'account.read', holder)) return holder;
  throw new Refusal('not-found');
}

const headOf = (holder: AccountHolder, reach: ReachLine | undefined, { t, actor }: Visitor): Html =>
  html`<p>
    ${!holder.active && html`<span class="state over">${t('panel.inspector.left')}</span>`}
    ${reach && reachState(reach.state, t, reach.pushes)} ${holder.unit}
    ${can(actor, 'reach.read', holder) && html`<a href="/desk/reach">${t('panel.reach.title')}</a>`}
  </p>`;

function platformCard(
  platform: Platform,
  holder: AccountHolder,
  accounts: AccountLine[],
  visitor: Visitor,
): Html {
  const { t } = visitor;
  const open = accounts.find((one) => one.provider === platform && !one.revokedAt);
  return html`<section class="card">
    <h2>${t(`door.${platform}`)}</h2>
    ${open ? standing(open, holder, visitor) : linkForm(platform, holder, visitor)}
  </section>`;
}

function standing(
  account: AccountLine,
  holder: AccountHolder,
  { t, actor, locale }: Visitor,
): Html {
  const { provider, linkedAt, linkedBy, blockedAt } = account;
  return html`<p>
      <span class="state ${blockedAt ? 'over' : 'done'}"
        >${t(blockedAt ? 'reach.blocked' : 'panel.people.linked')}</span
      >
      ${blockedAt && t('panel.reach.blocked-since', { at: moment(blockedAt, locale) })}
    </p>
    <p class="muted">
      ${t('panel.people.linked-at', { at: moment(linkedAt, locale), by: linkedBy ?? '–' })}
    </p>
    ${blockedAt && html`<p>${t(`panel.people.unblock.${provider}`)}</p>`}
    ${can(actor, 'account.unlink', holder) && unlinkForm(provider, holder, t)}`;
}

const unlinkForm = (provider: Platform, { personId }: AccountHolder, t: Visitor['t']): Html =>
  html`<details class="danger">
    <summary>${t('panel.people.unlink')}</summary>
    <form method="post" action="/desk/people/${personId}/unlink" class="form">
      ${hiddenFields()}<input type="hidden" name="provider" value="${provider}" />
      <p class="muted">${t('panel.people.unlink-lead')}</p>
      <label>${t('field.reason')}<input name="reason" required maxlength="200" /></label>
      <button>${t('panel.people.unlink')}</button>
    </form>
  </details>`;

function linkForm(platform: Platform, holder: AccountHolder, { t, actor }: Visitor): Html {
  if (!holder.active || !can(actor, 'account.link', holder)) {
    return html`<p class="muted">${t('panel.people.not-linked')}</p>`;
  }
  return html`<p class="muted">
      ${t('panel.people.not-linked')}${t(isPerson(actor, holder.personId) ? 'panel.people.code-self' : 'panel.people.code-other')}
    </p>
    <form method="post" action="/desk/people/${holder.personId}/code">
      ${hiddenFields()}<input type="hidden" name="provider" value="${platform}" />
      <button class="primary">${t('panel.people.code')}</button>
    </form>`;
}

function sessionsOf(holder: AccountHolder, { t, actor }: Visitor): Html | false {
  if (!holder.active || !can(actor, 'account.sign-out', holder)) return false;
  return html`<section class="card" id="sessions">
    <h2>${t('panel.people.sessions')}</h2>
    <p class="muted">${t('panel.people.sign-out-lead', { name: holder.name })}</p>
    <form method="post" action="/desk/people/${holder.personId}/sign-out">
      ${hiddenFields()}<button class="danger">${t('panel.people.sign-out')}</button>
    </form>
  </section>`;
}

function historyOf(accounts: AccountLine[], { t, locale }: Visitor): Html | false {
  const past = accounts.filter(({ revokedAt }) => revokedAt);
  if (past.length === 0) return false;
  return html`<section class="card">
    <h2>${t('panel.people.before')} <span class="count">${past.length}</span></h2>
    <ul class="lines">
      ${past.map(
        ({ provider, linkedAt, revokedAt, revokedBy, revokeGround }) =>
          html`<li>
            ${t(`door.${provider}`)} ${moment(linkedAt, locale)} – ${moment(revokedAt!, locale)}
            <span class="muted"
              >${t(`panel.people.ground.${revokeGround!}`)} ${revokedBy ?? ''}</span
            >
          </li>`,
      )}
    </ul>
  </section>`;
}

const pressUnlink = press({
  action: 'account.unlink',
  back: ({ id }) => `/desk/people/${id}`,
  about: async ({ id }, { actor }) => ({
    type: 'person',
    id: id ?? '',
    unitPath: actor.unitPath,
  }),
  run: async (command, fields, { id }) => {
    await unlinkAccount(command, {
      personId: id ?? '',
      provider: text(fields, 'provider') as Platform,
      reason: text(fields, 'reason'),
    });
    return { done: 'panel.done.unlinked' };
  },
});

const pressSignOut = press({
  action: 'account.sign-out',
  back: ({ id }) => `/desk/people/${id}`,
  about: async ({ id }, { actor }) => ({ type: 'person', id: id ?? '', unitPath: actor.unitPath }),
  run: async (command, _fields, { id }) => {
    const { sessions } = await signOutEverywhere(command, { personId: id ?? '' });
    return { done: 'panel.done.signed-out', vars: { sessions } };
  },
});

// What is said on the next page is kept in the session: one's own would come to life again by that.
const signOutOwn: RequestHandler = async (request, response, next) => {
  const { actor } = visitorOf(response);
  if (!isPerson(actor, String(request.params['id']))) return next();
  await signOutEverywhere(commandOf(actor, 'panel'), { personId: String(request.params['id']) });
  request.session.destroy(() => response.clearCookie('yaohao.panel').redirect(303, '/sign-in'));
};

/** The pages about who can be reached and their accounts. */
export function peopleRoutes(): Router {
  const router = Router();
  router.get('/reach', reachPage);
  router.post('/reach/drill', pressDrill);
  router.get('/people/:id', personPage);
  router.post('/people/:id/code', issueCode);
  router.get('/people/:id/code', (request, response) =>
    response.redirect(303, `/desk/people/${request.params.id}`),
  );
  router.post('/people/:id/unlink', pressUnlink);
  router.post('/people/:id/sign-out', signOutOwn, pressSignOut);
  router.post('/people/:id/reset', askResetRoute);
  router.post('/people/:id/reset/:reset', decideResetRoute);
  return router;
}

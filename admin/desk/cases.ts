import { type RequestHandler, Router } from 'express';
import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import { noticesToSend } from '../../db/queries/bureau-notices.ts';
import { type CaseLine, casesUnder } from '../../db/queries/cases.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { unitById } from '../../db/queries/units.ts';
import { unitsUnder } from '../../db/queries/units-under.ts';
import { dayOf } from '../../domain/day.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { type Html, html } from '../../html.ts';
import { day } from '../format.ts';
import { sendPage } from '../page.ts';
import { scopeOf } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { casePage } from './case-page.ts';
import { casePresses } from './case-presses.ts';
import { creditSection, takeCredit } from './credit-export.ts';
import { inboundForm } from './inbound-form.ts';
import { noticeList } from './bureau-notices.ts';
import { stateOf } from './state.ts';

/** The pages of what follows inspections: cases, referrals, notices to other bureaus. */
export function caseRoutes(): Router {
  const router = Router();
  router.get('/', casesPage);
  router.post('/credit', takeCredit);
  router.get('/:id', casePage);
  for (const [path, handler] of casePresses) router.post(path, handler);
  return router;
}

/** 后续监管: what is to be dealt with, by whom and by when. */
const casesPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t, actor } = visitor;
  const { manager: tx } = database();
  const today = dayOf(await currentTime());
  const paths = scopeOf({ read: ['case.read'] }, actor);
  const lines = await casesUnder(tx, paths, actor.id);
  const open = lines.filter(({ state }) => state !== 'closed');
  const closed = lines.filter(({ state }) => state === 'closed');
  const notices = await noticesToSend(tx, paths);
  sendPage(request, response, {
    title: t('panel.cases.title'),
    body: html`<p class="muted">${t('panel.cases.lead')}</p>
      <section>
        <h2>${t('panel.cases.open')} <span class="count">${open.length}</span></h2>
        ${
          open.length > 0
            ? caseTable(open, today, visitor)
            : html`<p class="card muted">${t('panel.cases.none')}</p>`
        }
      </section>
      ${noticeList(notices, today, visitor)} ${await creditSection(visitor, today)}
      ${await inbound(visitor, today)}
      ${
        closed.length > 0 &&
        html`<section>
          <h2>${t('panel.cases.closed')} <span class="count">${closed.length}</span></h2>
          ${caseTable(closed, today, visitor)}
        </section>`
      }`,
  });
};

// R-178: the form stands where the bureau's rules take such referrals in.
async function inbound(visitor: Visitor, today: string): Promise<Html | false> {
  const units = await unitsUnder(scopeOf({ read: ['referral.accept'] }, visitor.actor));
  if (units.length === 0) return false;
  const { manager: tx } = database();
  const { profileSlug } = await unitById(tx, units[0]!.id);
  const profile = await currentProfile(tx, profileSlug, today);
  return parameter(profile, 'followup.acceptsReferrals') && inboundForm(units, today, visitor);
}

const caseTable = (lines: CaseLine[], today: string, visitor: Visitor): Html => {
  const { t } = visitor;
  return html`<table class="rows">
    <thead>
      <tr>
        <th>${t('card.closing.case')}</th>
        <th>${t('card.field.subject')}</th>
        <th>${t('card.closing.kind')}</th>
        <th>${t('card.case.owner')}</th>
        <th>${t('card.field.last-day')}</th>
        <th>${t('panel.cases.state')}</th>
      </tr>
    </thead>
    <tbody>
      ${lines.map((line) => caseRow(line, today, visitor))}
    </tbody>
  </table>`;
};

const caseRow = (one: CaseLine, today: string, { t, locale }: Visitor): Html =>
  html`<tr>
    <td data-label="${t('card.closing.case')}">
      <a class="code" href="/desk/cases/${one.id}">${one.code}</a>
    </td>
    <td data-label="${t('card.field.subject')}">${one.subject}</td>
    <td data-label="${t('card.closing.kind')}">${t(`case-kind.${one.kind}`)}</td>
    <td data-label="${t('card.case.owner')}">
      ${one.owner ?? ''} <span class="muted">${one.unit}</span>
    </td>
    <td data-label="${t('card.field.last-day')}">
      ${day(one.dueOn, locale)}
      ${
        one.state !== 'closed' &&
        one.dueOn < today &&
        html`<span class="state over">${t('panel.cases.overdue')}</span>`
      }
    </td>
    <td data-label="${t('panel.cases.state')}">
      ${stateOf('case', one.state, t)}
      ${one.outcome && html`<span class="muted">${t(`outcome.${one.outcome}`)}</span>`}
      ${one.untransferred && html`<span class="state over">${t('panel.cases.crime')}</span>`}
    </td>
  </tr>`;

import { agendaOf, type Horizon } from '../../domain/agenda.ts';
import { owedBy } from '../../domain/owed.ts';
import { say } from '../../chat/text.ts';
import type { OpenVisit } from '../../db/queries/open-visits.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Html, html } from '../../html.ts';
import { textsIn, type Visitor } from './visitor.ts';

/** What somebody has to turn to today, what is overdue first; nothing where there is nothing. */
export const visitsToday = (visitor: Visitor, visits: OpenVisit[], today: string): Html[] =>
  sections(visitor, visits, today, ['overdue', 'today']);

/** Everything of this week and after it, by when it is due. */
export const visitsWeek = (visitor: Visitor, visits: OpenVisit[], today: string): Html[] =>
  sections(visitor, visits, today, ['overdue', 'today', 'week', 'later']);

function sections(visitor: Visitor, visits: OpenVisit[], today: string, shown: Horizon[]): Html[] {
  const agenda = agendaOf(visits, today);
  const t = textsIn(visitor.locale);
  return shown.flatMap((horizon) => {
    const lines = agenda[horizon].map((visit) => visitLine(visit, horizon, visitor));
    if (lines.length === 0) return [];
    const sign = horizon === 'overdue' && '⚠ ';
    return [
      html`<section class="visits">
        <h2 class="${horizon}">
          ${sign}${t(`page.visits.${horizon}`)} <b class="count">${lines.length}</b>
        </h2>
        <ul>
          ${lines}
        </ul>
      </section>`,
    ];
  });
}

function visitLine(visit: OpenVisit, horizon: Horizon, { base, locale }: Visitor): Html {
  const { id, code, state, subject, endsOn, isAccepted } = visit;
  const t = textsIn(locale);
  // The visit waits until all have accepted; whoever has is told so.
  const stands: TextKey =
    state === 'assigned' && isAccepted
      ? 'visit.accepted'
      : (`state.inspection.${state}` as TextKey);
  const owed = owedBy(visit);
  return html`<li>
    <a href="${base}/visit/${id}">
      <span class="name">${subject}</span>
      <span class="tag">${t(stands)}</span>
      <span class="due ${horizon}"
        >${t('page.visits.due', { on: say(locale, { on: endsOn }) })}</span
      >
      ${owed && html`<span class="tag owed">${t('visit.owed', { what: t(`owed.${owed}`) })}</span>`}
      <span class="muted">${code}</span>
    </a>
  </li>`;
}

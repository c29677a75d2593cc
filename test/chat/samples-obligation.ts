import { obligationDueCard } from '../../chat/cards/obligation-due.ts';
import type { ObligationFacts } from '../../db/queries/card-facts-obligation.ts';
import { snoozedSamples } from './samples-snooze.ts';
import { standingKinds } from '../../domain/standing.ts';

const facts: ObligationFacts = {
  id: '00000000-0000-4000-8000-00000000000f',
  version: 1,
  kind: 'frequency',
  label: '歌舞娱乐场所 A级',
  unit: '治安大队',
  dueOn: '2026-09-30',
  provisional: false,
  rule: '仙游方案二(二)1',
  metAt: null,
  closedAt: null,
};

const ofEachKind = standingKinds.map((kind) => [kind, obligationDueCard({ ...facts, kind }, 5)]);

/** The card about a standing obligation: of each kind, and in each state of one. */
export const obligations = {
  ...Object.fromEntries(ofEachKind),
  today: obligationDueCard(facts, 0),
  overdue: obligationDueCard(facts, -1),
  'opened later': obligationDueCard(facts, undefined),
  provisional: obligationDueCard({ ...facts, dueOn: '2027-03-31', provisional: true }, 5),
  met: obligationDueCard({ ...facts, metAt: '2026-09-14T02:00:00Z' }, 5),
  ...snoozedSamples(obligationDueCard(facts, 5)),
};

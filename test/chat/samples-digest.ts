import { digestCard } from '../../chat/cards/digest.ts';
import type { DigestFacts } from '../../db/queries/digest.ts';

const facts: DigestFacts = {
  id: '0d000000-0000-4000-8000-000000000001',
  unit: '高青县公安局治安大队',
  weekOn: '2026-09-14',
  overdue: 7,
  longest: [
    { kind: 'visit', code: 'GQGA-2026-000012-0003', unit: '治安大队一中队', dueOn: '2026-09-04' },
    { kind: 'disclosure', code: 'GQGA-2026-000009-0001', unit: '治安大队', dueOn: '2026-09-10' },
    {
      kind: 'obligation',
      code: '2026年度抽查计划',
      matter: 'plan-due',
      unit: '治安大队',
      dueOn: '2026-09-11',
    },
  ],
  visits: 12,
  disclosures: 3,
  waiting: 1,
  signed: 9,
  published: 4,
};

/** The weekly digest of a unit: with something overdue, and without. */
export const digests = {
  overdue: digestCard(facts),
  quiet: digestCard({ ...facts, overdue: 0, longest: [] }),
};

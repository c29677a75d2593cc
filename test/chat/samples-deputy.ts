import { deputyCard } from '../../chat/cards/deputy.ts';
import type { DeputyRow } from '../../db/queries/deputies.ts';
import { at, id, wang } from './facts-people.ts';

const row: DeputyRow = {
  id: id(91),
  principalId: wang,
  principal: '陈国刚',
  deputyId: id(92),
  deputy: '张立强',
  role: 'approver',
  unit: '高青县公安局治安大队',
  unitPath: '/GQGA/ZA/',
  startsOn: '2026-09-14',
  endsOn: '2026-09-20',
  reason: '外出培训',
  endedAt: null,
};

/** Cards about deputies. */
export const deputies = {
  named: deputyCard(row, '2026-09-14'),
  'over by its days': deputyCard(row, '2026-09-21'),
  'ended early': deputyCard({ ...row, endedAt: new Date(at('11:30')) }, '2026-09-15'),
};

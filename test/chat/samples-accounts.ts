import { accountCard } from '../../chat/cards/account.ts';
import { drillCard } from '../../chat/cards/drill.ts';
import { resetCard } from '../../chat/cards/reset.ts';
import { unreachedCard } from '../../chat/cards/unreached.ts';
import { task } from './facts.ts';
import { at } from './facts-people.ts';
import { checkCards } from './samples-check.ts';

const personId = '00000000-0000-4000-8000-0000000000a1';
const changed = { personId, provider: 'telegram', at: at('10:00') } as const;

const accounts = {
  linked: accountCard({ ...changed, change: 'linked' }),
  reset: accountCard({ personId, change: 'reset', at: at('10:00') }),
  unlinked: accountCard({ ...changed, provider: 'slack', change: 'unlinked' }),
};

const drill = {
  id: '00000000-0000-4000-8000-0000000000a2',
  month: '2026-10',
  unit: '高青县公安局',
  answeredAt: null,
};

const drills = {
  asked: drillCard(drill),
  answered: drillCard({ ...drill, answeredAt: at('10:00') }),
};

const reset = {
  id: '00000000-0000-4000-8000-0000000000a3',
  personId,
  person: '李晓',
  unit: '治安大队',
  unitPath: '/GQ/GQGA/',
  reason: '手机丢失，旧验证器无法取回',
  requestedBy: '00000000-0000-4000-8000-0000000000a4',
  requester: '孙立',
  requestedAt: at('10:00'),
  state: 'requested',
  decider: null,
  decidedAt: null,
} as const;
const decision = { decider: '陈国刚', decidedAt: at('10:05') };

/** Cards about accounts, authenticators, and whom messages reach. */
export const accountCards = {
  account: accounts,
  check: checkCards,
  drill: drills,
  reset: {
    asked: resetCard(reset),
    approved: resetCard({ ...reset, ...decision, state: 'approved' }),
    rejected: resetCard({ ...reset, ...decision, state: 'rejected' }),
  },
  unreached: {
    task: unreachedCard(task, { unreached: 2, total: 14, batch: 0 }),
    batch: unreachedCard(task, { unreached: 1, total: 14, batch: 3 }),
  },
};

import { accountCard } from '../../chat/cards/account.ts';
import { drillCard } from '../../chat/cards/drill.ts';
import { at } from './facts-people.ts';

const personId = '00000000-0000-4000-8000-0000000000a1';
const changed = { personId, provider: 'telegram', at: at('10:00') } as const;

/** What people are told about their accounts. */
export const accounts = {
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

/** The monthly drill, asked and answered. */
export const drills = {
  asked: drillCard(drill),
  answered: drillCard({ ...drill, answeredAt: at('10:00') }),
};

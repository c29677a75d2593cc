import { receiptCard } from '../../chat/cards/receipt.ts';
import type { ReceiptFacts } from '../../db/queries/card-facts-receipt.ts';
import { at, id, wang } from './facts-people.ts';

const facts: ReceiptFacts = {
  id: id(90),
  number: '000123',
  aboutType: 'substitution',
  code: 'GQGA-2026-000001-0007',
  verdict: 'approve',
  reason: '',
  personId: wang,
  person: '张立强',
  principal: null,
  pressedAt: at('11:30'),
  decidedAt: at('11:31'),
  door: 'telegram',
  seenVersion: 3,
  cardHash: '3f'.repeat(32),
  cardLocale: 'zh-CN',
  unitPath: '/GQGA/',
};

/** Receipts of decisions. */
export const receipts = {
  approved: receiptCard(facts),
  'by a deputy': receiptCard({ ...facts, principal: '陈国刚' }),
  'rejected, upon no card': receiptCard({
    ...facts,
    verdict: 'reject',
    reason: '人手不足',
    cardHash: null,
    cardLocale: null,
    seenVersion: null,
    door: 'panel',
  }),
};

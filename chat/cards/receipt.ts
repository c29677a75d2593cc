import type { ReceiptFacts } from '../../db/queries/card-facts-receipt.ts';
import type { TextKey } from '../../locales/translate.ts';
import type { Card } from '../port.ts';
import { told } from '../text.ts';
import { actions, at, fields, line } from './parts.ts';

/**
 * 审批回执, to the person who decided: what they decided, when, and upon which card: its hash, its
 * language and its version. The panel shows that card as it was shown to them.
 */
export function receiptCard(facts: ReceiptFacts): Card {
  const { id, verdict, principal, cardHash, cardLocale, seenVersion } = facts;
  return {
    kind: 'receipt',
    about: { type: 'decision', id, version: 1 },
    title: told('card.receipt.title', { number: facts.number }),
    blocks: [
      fields(
        ['card.field.matter', told(`about.${facts.aboutType}` as TextKey)],
        ['card.field.code', facts.code],
        ['card.receipt.verdict', told(`verdict.${verdict}`)],
        ['card.receipt.reason', facts.reason],
        ['card.receipt.for', principal],
        ['card.receipt.pressed-at', at(facts.pressedAt)],
        ['card.receipt.decided-at', at(facts.decidedAt)],
        ['card.receipt.door', told(`door.${facts.door}` as TextKey)],
        ['card.receipt.locale', cardLocale && told(`card.receipt.locale.${cardLocale}`)],
        ['card.receipt.version', seenVersion === null ? null : String(seenVersion)],
        ['card.receipt.hash', cardHash],
      ),
      line(told(cardHash ? 'card.receipt.kept' : 'card.receipt.no-card'), 'muted'),
      ...actions({
        id: 'receipt',
        label: told(cardHash ? 'button.receipt' : 'button.receipt.no-card'),
        panel: `/desk/receipts/${id}`,
      }),
    ],
  };
}

import type { Matter } from '../../domain/consent.ts';
import { notify, refresh } from '../notify.ts';
import { settleObligation } from '../obligation/settle.ts';
import type { Context } from '../usecase.ts';

/** What was answered: `part` as it was asked with, `final` unless another side has still to speak. */
type Answered = { matter: Matter; id: string; part?: string; final?: boolean };

/** Brings every card about it up to date, ends its reminders and lets whoever asked know the answer. */
export async function tellAnswer(
  context: Context,
  { matter, id, part = '', final = true }: Answered,
  requesterId: string | null,
): Promise<void> {
  const which = final ? {} : { period: part };
  await settleObligation(context, { kind: 'consent', aboutId: id, ...which });
  await refresh(context, matter, id);
  if (!final || requesterId === null) return;
  const about = { type: matter, id };
  const dedupeKey = `consent:${matter}:${id}:${part}:decided`;
  await notify(context, { card: 'consent', about, class: 'notice', dedupeKey }, [requesterId]);
}

import type { EntityManager } from 'typeorm';

/** One way that a message was tried on, and what came of it. */
export type Step = {
  messageId: string;
  rung: 'private' | 'other' | 'web' | 'again' | 'group' | 'lead' | 'phone' | 'moved';
  outcome: string;
  provider?: string | null;
  account?: string | null;
  chat?: string | null;
  providerRef?: string | null;
  /** The message that carried it, where that is another one. */
  byMessage?: string | null;
  byPerson?: string | null;
};

/**
 * Puts a step on file, after those that are there; nothing of it is changed later. A private chat
 * after one that could not be reached is another.
 */
export async function keepStep(tx: EntityManager, step: Step, at: Date): Promise<void> {
  await tx.query(
    `insert into message_step (message_id, number, rung, outcome, provider, account, chat, provider_ref,
       by_message, by_person, at)
     select $1, 1 + coalesce(max(number), 0),
       case when $2 = 'private' and bool_or(outcome = 'unreachable') then 'other' else $2 end,
       $3, $4, $5, $6, $7, $8, $9, $10
     from message_step where message_id = $1`,
    [
      step.messageId,
      step.rung,
      step.outcome,
      step.provider ?? null,
      step.account ?? null,
      step.chat ?? null,
      step.providerRef ?? null,
      step.byMessage ?? null,
      step.byPerson ?? null,
      at,
    ],
  );
}

import { randomUUID } from 'node:crypto';
import { Decision } from '../db/entities/decision.ts';
import { heldAbout } from '../db/queries/held-verdicts.ts';
import type { Stand } from '../domain/actor.ts';
import type { Matter } from '../domain/consent.ts';
import { minuteOf } from '../domain/day.ts';
import { Refusal } from '../domain/refusal.ts';
import { personId } from '../domain/request.ts';
import { notify } from './notify.ts';
import type { Command, Context } from './usecase.ts';

/**
 * What somebody decides once and for ever; `part` tells several askings about the same thing apart: the
 * hand-in of a plan, the side of an agreement.
 */
type About = {
  type: 'recusal' | 'substitution' | 'disclosure' | 'proposal' | 'objection' | Matter;
  id: string;
  part?: string;
  /** In whose place, where a deputy decides. */
  stand?: Stand | undefined;
};

/** Refuses with the name of whoever came first, and when (one decision per request, or of any part of it). */
export async function refuseDecided(context: Context, { type, id, part }: About): Promise<void> {
  const { tx } = context;
  const [first] = await tx.query(
    `select p.name, d.decided_at as at from decision d join person p on p.id = d.person_id
     where d.about_type = $1 and d.about_id = $2 and ($3::text is null or d.part = $3)
     order by d.decided_at desc, d.part desc limit 1`,
    [type, id, part ?? null],
  );
  if (first) throw new Refusal('already-decided', { by: first.name, at: minuteOf(first.at) });
  await refuseHeld(context, { type, id });
}

/** Refuses with the name of whoever decided within the minute and may still undo it. */
export async function refuseHeld(
  { tx }: Context,
  { type, id }: Pick<About, 'type' | 'id'>,
): Promise<void> {
  const held = await heldAbout(tx, type, id);
  if (held) throw new Refusal('verdict-held', { by: held.by, at: minuteOf(held.heldAt) });
}

/** Puts a decision on file, with the door and the card it came through. */
export async function fileDecision(
  context: Context,
  { type, id, part = '', stand }: About,
  verdict: 'approve' | 'reject',
  reason: string,
): Promise<void> {
  const { tx, command, actor, now } = context;
  const decisionId = randomUUID();
  await tx.insert(Decision, {
    id: decisionId,
    aboutType: type,
    aboutId: id,
    part,
    verdict,
    personId: personId(actor),
    forId: stand?.principalId ?? null,
    heldId: command.heldId ?? null,
    reason,
    seenVersion: command.seen ?? null,
    door: command.door,
    cardHash: command.cardHash ?? null,
    cardLocale: await localeShown(tx, command),
    decidedAt: now,
  });
  await oweReceipt(context, decisionId);
}

// 审批回执: what they decided, upon which card, for the person who decided and nobody else.
async function oweReceipt(context: Context, id: string): Promise<void> {
  const about = { type: 'decision', id };
  const owed = { card: 'receipt', about, class: 'reminder', dedupeKey: `receipt:${id}` } as const;
  await notify(context, owed, [personId(context.actor)]);
}

/** The language in which the card that was pressed was shown; null where none was. */
async function localeShown(tx: Context['tx'], { cardHash }: Command): Promise<string | null> {
  if (!cardHash) return null;
  const [card] = await tx.query('select locale from shown_card where hash = $1', [cardHash]);
  return card?.locale ?? null;
}

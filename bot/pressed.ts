import type { Form } from '../chat/port.ts';
import type { ActionToken } from '../db/entities/action-token.ts';
import { endOfVerdict } from '../db/queries/held-verdicts.ts';
import type { Door } from '../domain/actor.ts';
import { minuteOf } from '../domain/day.ts';
import { type Button, buttons } from '../domain/buttons.ts';
import { Refusal } from '../domain/refusal.ts';
import { markPressed } from '../usecases/message/pressed.ts';
import type { Command } from '../usecases/usecase.ts';
import { asksForm, formFor } from './forms.ts';
import { checkGrant, findGrant, useGrant } from './grants.ts';
import type { Known } from './people.ts';
import type { Answers } from './points.ts';
import { noteOf } from './press-note.ts';
import { press } from './press.ts';
import type { Reply } from './reply.ts';

/** A button was pressed: opens its form, or does what it says; `place` is where the person is. */
export async function pressGrant(
  hash: string,
  known: Known,
  door: Door,
  place?: string,
): Promise<Partial<Reply>> {
  const { grant, button } = await grantFor(hash, known);
  if (asksForm(button)) return { form: await openForm(hash, known) };
  return carryOut({ grant, button, known, door }, place ? { place } : {});
}

/** The form of a button that asks for more than a press; refuses what `pressGrant` refuses. */
export async function openForm(hash: string, known: Known): Promise<Form> {
  const { grant, button } = await grantFor(hash, known);
  if (grant.usedAt || !asksForm(button)) throw new Refusal('button-expired');
  return formFor(button, grant.aboutId, hash, known.actor.id);
}

/** A form came back filled in. */
export async function submitGrant(
  hash: string,
  answers: Answers,
  known: Known,
  door: Door,
): Promise<Partial<Reply>> {
  const { grant, button } = await grantFor(hash, known);
  return carryOut({ grant, button, known, door }, answers);
}

async function grantFor(hash: string, { actor }: Known) {
  const grant = await findGrant(hash);
  const button = buttons.find((name) => name === grant?.action);
  if (!grant || !button) throw new Refusal('button-expired');
  await checkGrant(grant, actor.id);
  return { grant, button };
}

type Pressed = { grant: ActionToken; button: Button; known: Known; door: Door };

// The token's command id makes a second press give the first one's result; the version that the card
// showed makes a late one be refused.
async function carryOut(pressed: Pressed, answers: Answers): Promise<Pick<Reply, 'note' | 'link'>> {
  const { grant, button, known, door } = pressed;
  if (grant.messageId) await markPressed(grant.messageId);
  const command: Command = {
    id: grant.commandId,
    actor: known.actor,
    door,
    seen: grant.seenVersion,
    cardHash: grant.cardHash ?? undefined,
  };
  const result = await press[button](command, grant.aboutId, answers, grant.aboutType);
  await useGrant(grant.hash);
  if (button !== 'verdict.undo') await refuseEnded(result);
  const { link } = (result ?? {}) as { link?: string };
  return { note: noteOf(button, result, door), ...(link && { link }) };
}

// A press gives its first result again: the verdict of which that speaks may have ended long ago.
async function refuseEnded(result: unknown): Promise<void> {
  const { heldId } = (result ?? {}) as { heldId?: string };
  const end = heldId && (await endOfVerdict(heldId));
  if (!end) return;
  if (end.state !== 'concluded') throw new Refusal('stale');
  throw new Refusal('already-decided', { by: end.by, at: minuteOf(end.at) });
}

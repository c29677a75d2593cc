import type { Actor } from './actor.ts';
import { Refusal } from './refusal.ts';

/** A free text that must say something; refuses `reason-required`. */
export function requireText(text: string | undefined, needed: boolean): string {
  const given = text?.trim() ?? '';
  if (needed && given === '') throw new Refusal('reason-required');
  return given;
}

/** Only people decide; the system carries out. */
export function personId(actor: Actor): string {
  if (actor.kind !== 'person') throw new Refusal('forbidden');
  return actor.id;
}

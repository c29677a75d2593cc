import type { Actor } from './actor.ts';
import { Refusal } from './refusal.ts';

/**
 * A free text that must say something; refuses `reason-required`, with the rule where one of the bureau's asks
 * for it.
 */
export function requireText(text: string | undefined, needed: boolean, rule?: string): string {
  const given = text?.trim() ?? '';
  if (needed && given === '') throw new Refusal('reason-required', rule ? { rule } : {});
  return given;
}

/** Only people decide; the system carries out. */
export function personId(actor: Actor): string {
  if (actor.kind !== 'person') throw new Refusal('forbidden');
  return actor.id;
}

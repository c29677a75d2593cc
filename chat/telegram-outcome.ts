import { GrammyError, HttpError } from 'grammy';
import { networkOutcome, ourFault } from './outcome.ts';
import type { SendOutcome } from './port.ts';

/** What an error of the Bot API means for the message; only its description tells some apart. */
export function telegramOutcome(error: unknown): SendOutcome {
  if (error instanceof HttpError) return networkOutcome(error.error);
  if (!(error instanceof GrammyError)) return ourFault(error);
  const { error_code: code, description, parameters } = error;
  if (code === 429) {
    const retryAfterMs = (parameters.retry_after ?? 1) * 1000;
    return { ok: false, class: 'retry', retryAfterMs, scope: 'chat' };
  }
  if (code >= 500) return { ok: false, class: 'unknown' };
  if (code === 401 || code === 404) return { ok: false, class: 'config' };
  const known = refused(code, description);
  return known ? { ok: false, class: known } : ourFault(error);
}

function refused(code: number, description: string) {
  if (code === 403 || /chat not found|user is deactivated/i.test(description)) return 'unreachable';
  if (/message is not modified/i.test(description)) return 'unchanged';
  if (/message to edit not found|message can't be edited/i.test(description)) return 'gone';
  return undefined;
}

import type { SendOutcome } from './port.ts';

const neverSent = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_|TLS/;

/** No answer: not delivered when there was no connection at all, else nobody knows. */
export function networkOutcome(cause: unknown): SendOutcome {
  const { code, message } = (cause ?? {}) as { code?: string; message?: string };
  return neverSent.test(`${code} ${message}`)
    ? { ok: false, class: 'retry', retryAfterMs: 2000, scope: 'account' }
    : { ok: false, class: 'unknown' };
}

/** The platform refuses what we made, or we could not make it: somebody has to look at it. */
export function ourFault(error: unknown): SendOutcome {
  const { message, data } = error as { message?: string; data?: { response_metadata?: unknown } };
  const detail = `${message ?? String(error)} ${JSON.stringify(data?.response_metadata ?? '')}`;
  return { ok: false, class: 'bug', detail: detail.slice(0, 500) };
}

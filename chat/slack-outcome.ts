import { ErrorCode } from '@slack/web-api';
import { networkOutcome, ourFault } from './outcome.ts';
import type { MessageRef, SendOutcome } from './port.ts';

/** Runs one call of the Web API and says what became of the message. */
export async function slackAttempt(call: () => Promise<MessageRef>): Promise<SendOutcome> {
  try {
    return { ok: true, ref: await call() };
  } catch (error) {
    return slackOutcome(error);
  }
}

type SlackError = {
  code?: string;
  retryAfter?: number;
  statusCode?: number;
  original?: unknown;
  data?: { error?: string };
};

/** What an error of the Web API means for the message. */
export function slackOutcome(error: unknown): SendOutcome {
  const { code, retryAfter, statusCode, original, data } = error as SlackError;
  if (code === ErrorCode.RateLimitedError) {
    return { ok: false, class: 'retry', retryAfterMs: (retryAfter ?? 1) * 1000, scope: 'chat' };
  }
  if (code === ErrorCode.HTTPError) {
    return { ok: false, class: (statusCode ?? 500) >= 500 ? 'unknown' : 'bug' };
  }
  if (code === ErrorCode.RequestError) return networkOutcome(causeOf(original));
  if (code === ErrorCode.PlatformError) {
    const known = classes[data?.error ?? ''];
    return known ? { ok: false, class: known } : ourFault(error);
  }
  return ourFault(error);
}

// fetch hides the reason one level down.
function causeOf(original: unknown): unknown {
  const cause = (original as { cause?: unknown } | undefined)?.cause;
  return cause ?? original;
}

const classes: Record<string, 'unreachable' | 'gone' | 'config' | 'unknown'> = {
  cannot_dm_bot: 'unreachable',
  user_disabled: 'unreachable',
  user_not_found: 'unreachable',
  user_not_visible: 'unreachable',
  users_not_found: 'unreachable',
  messages_tab_disabled: 'unreachable',
  channel_not_found: 'unreachable',
  is_archived: 'unreachable',
  not_in_channel: 'unreachable',
  account_inactive: 'config',
  message_not_found: 'gone',
  cant_update_message: 'gone',
  invalid_auth: 'config',
  not_authed: 'config',
  token_revoked: 'config',
  token_expired: 'config',
  missing_scope: 'config',
  team_access_not_granted: 'config',
  internal_error: 'unknown',
  fatal_error: 'unknown',
  service_unavailable: 'unknown',
  request_timeout: 'unknown',
};

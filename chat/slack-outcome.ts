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
  const given = error as SlackError;
  return meanings[given.code ?? '']?.(given) ?? ourFault(error);
}

const meanings: Record<string, (error: SlackError) => SendOutcome | undefined> = {
  [ErrorCode.RateLimitedError]: ({ retryAfter = 1 }) => ({
    ok: false,
    class: 'retry',
    retryAfterMs: retryAfter * 1000,
    scope: 'chat',
  }),
  [ErrorCode.HTTPError]: ({ statusCode = 500 }) =>
    statusCode >= 500 ? { ok: false, class: 'unknown' } : undefined,
  [ErrorCode.RequestError]: ({ original }) => networkOutcome(causeOf(original)),
  [ErrorCode.PlatformError]: ({ data }) => {
    const known = classes[data?.error ?? ''];
    return known && { ok: false, class: known };
  },
};

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

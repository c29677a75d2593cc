/** What a check of a platform tries, in this order. */
export const checkSteps = [
  'reach',
  'clock',
  'scopes',
  'inlet',
  'chat',
  'post',
  'press',
  'edit',
  'file',
  'delete',
  'push',
] as const;
export type CheckStep = (typeof checkSteps)[number];

/** What to mend when a step fails; each has a text of its own, `check.advice.<name>`. */
export type CheckAdvice =
  | 'network'
  | 'token'
  | 'clock'
  | 'scopes'
  | 'bot-silent'
  | 'conflict'
  | 'webhook-elsewhere'
  | 'webhook-failing'
  | 'webhook-left'
  | 'not-linked'
  | 'unreachable'
  | 'rate-limited'
  | 'not-pressed'
  | 'push-none'
  | 'push-refused'
  | 'push-silent'
  | 'other';

/** One step: how it went, how long it took in milliseconds, what the platform said. */
export type CheckLine = {
  step: CheckStep;
  state: 'ok' | 'failed' | 'skipped';
  ms?: number;
  detail?: string;
  advice?: CheckAdvice;
};

/** A whole check of one platform. */
export type CheckReport = { provider: 'telegram' | 'slack' | 'web'; lines: CheckLine[] };

/** How far the clocks may differ, in milliseconds: Slack's signatures are refused after five minutes. */
export const clockToleranceMs = 30_000;

/** What the bot's token must be allowed to do on Slack. */
export const slackScopes = [
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'im:history',
  'im:write',
] as const;

/** Beside those, for channels that the bot writes to: either by which what it posted is read back (reliability). */
export const slackGroupScopes = ['channels:history', 'groups:history'] as const;

/** Whether every step that was tried went well. */
export const isWell = ({ lines }: CheckReport): boolean =>
  lines.every(({ state }) => state !== 'failed');

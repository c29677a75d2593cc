import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { pressedAfter } from '../db/queries/check-press.ts';
import {
  type CheckAdvice,
  type CheckLine,
  type CheckReport,
  type CheckStep,
  clockToleranceMs,
} from '../domain/chat-check.ts';
import type { Locale } from '../locales/translate.ts';
import { checkCard } from './cards/check.ts';
import { failed, type Finding, type Probe } from './check-probe.ts';
import type { BoundCard, Dest, MessageRef, SendOutcome } from './port.ts';
import { slackOutcome } from './slack-outcome.ts';
import { telegramOutcome } from './telegram-outcome.ts';
import { hashOf, issueToken } from './tokens.ts';

/** Whose private chat is tried, and how long they are given to press, in milliseconds. */
export type Tester = { personId: string; locale: Locale; userId: string | null; waitMs: number };

/** Tries a platform from the token to the last message taken away; nothing is thrown. Each line is told at once. */
export async function checkPlatform(
  probe: Probe,
  tester: Tester | undefined,
  tell: (line: CheckLine) => void = () => undefined,
): Promise<CheckReport> {
  const lines: CheckLine[] = [];
  const attempt = async (step: CheckStep, run: () => Promise<Finding>): Promise<boolean> => {
    const line = await timed(step, run);
    if (!line) return false;
    lines.push(line);
    tell(line);
    return line.state === 'ok';
  };
  const isReached = await attempt('reach', async () => ok(await probe.reach()));
  if (probe.clockUrl) await attempt('clock', () => clock(probe.clockUrl!));
  if (isReached) {
    if (probe.scopes) await attempt('scopes', probe.scopes);
    await attempt('inlet', probe.inlet);
    if (tester) await tryChat(probe, tester, attempt);
  }
  return { provider: probe.port.provider, lines };
}

type Attempt = (step: CheckStep, run: () => Promise<Finding>) => Promise<boolean>;

async function tryChat(probe: Probe, tester: Tester, attempt: Attempt): Promise<void> {
  let dest: Dest | null = null;
  const { userId } = tester;
  const hasChat = await attempt('chat', async () => {
    if (userId === null) return failed('', 'not-linked');
    dest = await probe.port.resolveDm(userId);
    return dest ? ok('') : failed('', 'unreachable');
  });
  if (!hasChat || !dest) return;
  await tryMessage(probe, { tester, dest }, attempt);
  const { sendFile, push } = probe;
  if (sendFile) await attempt('file', () => tryFile(sendFile, dest!));
  if (push) await attempt('push', () => push(tester.personId));
}

async function tryMessage(
  { port, remove }: Probe,
  { tester, dest }: { tester: Tester; dest: Dest },
  attempt: Attempt,
): Promise<void> {
  const { personId, locale, waitMs } = tester;
  const token = await issueToken({
    messageId: null,
    action: 'check.press',
    about: { type: 'person', id: personId },
    seen: 0,
    cardHash: null,
    personId,
  });
  let ref: MessageRef | undefined;
  const post = async () => {
    const outcome = await port.post(dest, bound(personId, token), locale);
    if (outcome.ok) ref = outcome.ref;
    return findingOf(outcome);
  };
  if (!(await attempt('post', post)) || !ref) return;
  const sent: MessageRef = ref;
  if (waitMs > 0) await attempt('press', () => pressed(hashOf(token), waitMs));
  await attempt('edit', async () =>
    findingOf(await port.edit(sent, bound(personId, undefined), locale)),
  );
  if (!remove) return;
  await attempt('delete', async () => {
    await remove(sent);
    return ok('');
  });
}

const bound = (personId: string, token: string | undefined): BoundCard => ({
  ...checkCard(personId, token === undefined),
  messageId: randomUUID(),
  number: '',
  tokens: token === undefined ? {} : { 'check.press': token },
  links: {},
});

const lookMs = 250;

async function pressed(hash: string, waitMs: number): Promise<Finding> {
  const end = Date.now() + waitMs;
  while (Date.now() < end) {
    const handledMs = await pressedAfter(hash);
    if (handledMs !== undefined) return ok(`${handledMs} ms`);
    await pause(lookMs);
  }
  return failed(`${Math.round(waitMs / 1000)} s`, 'not-pressed');
}

async function tryFile(sendFile: NonNullable<Probe['sendFile']>, dest: Dest): Promise<Finding> {
  const bytes = Buffer.from(`yaohao ${randomUUID()}`);
  const sent = await sendFile(dest, 'yaohao.txt', bytes);
  const back = await sent.fetch();
  await sent.remove();
  return back.equals(bytes) ? ok(`${bytes.length} B`) : failed('≠');
}

/** How far the platform's clock is ahead of ours, told by any answer of it; its seconds are whole. */
async function clock(url: string): Promise<Finding> {
  const asked = Date.now();
  const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(10_000) });
  const theirs = Date.parse(answer.headers.get('date') ?? '');
  if (Number.isNaN(theirs)) return { state: 'skipped' };
  return clockFinding(theirs - (asked + Date.now()) / 2);
}

/** What a difference of the clocks in milliseconds means. */
export function clockFinding(aheadMs: number): Finding {
  const detail = `${(aheadMs / 1000).toFixed(1)} s`;
  return Math.abs(aheadMs) > clockToleranceMs ? failed(detail, 'clock') : ok(detail);
}

const ok = (detail: string): Finding => ({ state: 'ok', ...(detail && { detail }) });

async function timed(step: CheckStep, run: () => Promise<Finding>): Promise<CheckLine | undefined> {
  const from = performance.now();
  const found = await run().catch((error: unknown) => findingOf(outcomeOf(error), error));
  return found && { step, ...found, ms: Math.round(performance.now() - from) };
}

// Both platforms' errors are told by the same words; what is neither is somebody's network.
function outcomeOf(error: unknown): SendOutcome {
  const slack = slackOutcome(error);
  return !slack.ok && slack.class === 'bug' ? telegramOutcome(error) : slack;
}

const advices: Record<string, CheckAdvice> = {
  config: 'token',
  unreachable: 'unreachable',
  retry: 'network',
  unknown: 'network',
};

function findingOf(outcome: SendOutcome, error?: unknown): Finding {
  if (outcome.ok) return ok('');
  const { class: kind } = outcome;
  const isLimited = kind === 'retry' && outcome.retryAfterMs > 0;
  const advice = isLimited ? 'rate-limited' : (advices[kind] ?? 'other');
  return failed(error instanceof Error ? plainly(error) : kind, advice);
}

// What a library says of an error may hold the token as part of an address.
const plainly = ({ message }: Error): string =>
  message.replace(/\/bot\d+:[\w-]+/g, '/bot…').replace(/xox[abp]-[\w-]+|xapp-[\w-]+/g, '…');

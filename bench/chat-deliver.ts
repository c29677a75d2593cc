import type { PaceLimit } from '../simulator/fake-faults.ts';
import { mishapsOf } from './chat-faults.ts';
import { paceOf, slackLimits, telegramLimits } from './chat-limits.ts';
import { allowedMs, oweNotices, plantPeople, spread } from './chat-people.ts';
import type { ChatSite } from './chat-site.ts';
import { examine, missing, sends, writesOf } from './chat-writes.ts';
import type { Line } from './harness.ts';

/**
 * Notices to people on Telegram and on Slack within the vendors' limits, through fakes that refuse every call too many;
 * with faults also through lost answers, errors, refusals and a worker that dies. Then the time is only shown: what
 * nobody knows of is waited for.
 */
export async function deliverNotices(
  site: ChatSite,
  notices: number,
  faults: boolean,
): Promise<Line[]> {
  const people = spread(notices);
  await plantPeople(site, people);
  const arrivals = countTo(site, notices, faults);
  site.telegram.holdTo(arrivals.within(paceOf(telegramLimits)));
  site.slack.holdTo(arrivals.within(paceOf(slackLimits)));
  await site.run('worker');
  const start = await oweNotices(site, people);
  const tookMs = (await arrivals.all) - start;
  const { lost, doubled, marked, refusals, blind } = examine(writesOf(site), notices);
  const allowed = allowedMs(people);
  const suffix = faults ? ', with faults' : '';
  return [
    {
      goal: `chat, ${notices.toLocaleString('en')} notices to ${people.length.toLocaleString('en')} people${suffix}`,
      unit: 'ms',
      ours: tookMs,
      peer: 'what the limits allow',
      peers: allowed,
      ratio: tookMs / allowed,
      bound: faults ? null : 1.15,
    },
    counted(`chat, lost${suffix}`, lost),
    counted(`chat, doubled without mark${suffix}`, doubled),
    // Without a fault there is nothing to repeat.
    { ...counted(`chat, doubled with mark${suffix}`, marked), bound: faults ? null : 0 },
    counted(`chat, blind retries (chat or account)${suffix}`, blind),
    { ...counted(`chat, 429 (each waited for)${suffix}`, refusals), bound: null },
  ];
}

const counted = (goal: string, count: number): Line => ({
  goal,
  unit: '×',
  ours: count,
  peer: 'none',
  peers: 0,
  ratio: count,
  bound: 0,
});

const silenceMs = 60_000;
// What became of an answer that was lost, or of a message that a dead worker had, is looked for after a minute; what
// that meets, after another.
const faultySilenceMs = 200_000;
const lookMs = 100;

/**
 * Counts what the platforms let in as it comes; `all` resolves with the instant of the last when none is missing and,
 * with faults, nothing is owed any more; or when nothing has come for long: then some are lost. To look through all
 * calls at each of them would take the machine from what is measured.
 */
function countTo(site: ChatSite, notices: number, faults: boolean) {
  let left = notices;
  let lastAt = performance.now();
  let heard = () => {};
  const all = new Promise<number>((resolve, reject) => {
    const silent = setTimeout(() => resolve(lastAt), faults ? faultySilenceMs : silenceMs);
    // The last one is still being carried out, and what came twice was counted for another.
    const look = async (): Promise<void> => {
      const isDone = missing(writesOf(site), notices) <= 0 && !(faults && (await owes(site)));
      if (!isDone) return void setTimeout(lookAgain, lookMs);
      clearTimeout(silent);
      resolve(lastAt);
    };
    const lookAgain = () => void look().catch(reject);
    const goWrong = faults ? mishapsOf(site, notices, reject) : () => {};
    heard = () => {
      left -= 1;
      lastAt = performance.now();
      silent.refresh();
      goWrong();
      if (left === 0) setTimeout(lookAgain, lookMs);
    };
  });
  const within =
    (pace: PaceLimit): PaceLimit =>
    (method, chat) => {
      const waitSeconds = pace(method, chat);
      if (waitSeconds === undefined && sends.some((send) => send === method)) heard();
      return waitSeconds;
    };
  return { all, within };
}

async function owes({ client }: ChatSite): Promise<boolean> {
  const { rows } = await client.query(
    `select 1 from message where card = 'drill' and state in ('pending', 'sending', 'unknown') limit 1`,
  );
  return rows.length > 0;
}

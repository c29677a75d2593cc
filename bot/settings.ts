import { type Text, told } from '../chat/text.ts';
import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { quietLines } from '../db/queries/quiet-hours.ts';
import { type ReachLine, reachLedger } from '../db/queries/reach.ts';
import type { Door } from '../domain/actor.ts';
import { clockOf, readQuiet } from '../domain/quiet.ts';
import { Refusal } from '../domain/refusal.ts';
import type { TextKey } from '../locales/translate.ts';
import { setLocale } from '../usecases/account/set-locale.ts';
import { signOutEverywhere } from '../usecases/account/sign-out.ts';
import { locateCheckIn } from '../usecases/inspection/locate.ts';
import { setQuietHours } from '../usecases/message/quiet.ts';
import { commandOf } from '../usecases/usecase.ts';
import { runDeputy } from './deputies.ts';
import type { Known } from './people.ts';
import type { Reply } from './reply.ts';

/** What somebody settles for themselves by a command, with words behind it. */
export const settingNames = ['me', 'quiet', 'language', 'signout', 'place', 'deputy'] as const;
type SettingName = (typeof settingNames)[number];

/** Carries out such a command, or says how it is written. */
export const runSetting = (
  name: SettingName,
  words: string,
  known: Known,
  door: Door,
): Promise<Partial<Reply>> => settings[name](words, known, door);

type Setting = (words: string, known: Known, door: Door) => Promise<Partial<Reply>>;

const settings: Record<SettingName, Setting> = {
  me: async (_words, known) => ({ note: { lines: await reachWords(known) } }),
  quiet: async (words, { actor }, door) => {
    const hours = readQuiet(words);
    if (hours === undefined) return { tone: 'deny', note: told('note.quiet.how') };
    await setQuietHours(commandOf(actor, door), { for: { personId: actor.id }, hours });
    if (hours === null) return { note: told('note.quiet.ended') };
    return { note: told('note.quiet.set', clocksOf(hours)) };
  },
  language: async (words, { actor }, door) => {
    const locale = languages[words.trim().toLowerCase()];
    if (!locale) return { tone: 'deny', note: told('note.language.how') };
    await setLocale(commandOf(actor, door), { locale });
    return { locale, note: told('note.language') };
  },
  signout: async (_words, { actor }, door) => {
    const { sessions } = await signOutEverywhere(commandOf(actor, door), { personId: actor.id });
    return { note: told('note.sign-out', { sessions }) };
  },
  place: async (words, { actor }, door) => {
    const said = words.trim();
    if (!said) throw new Refusal('place-unreadable');
    const { code } = await locateCheckIn(commandOf(actor, door), { said });
    return { note: told('note.place', { code }) };
  },
  deputy: runDeputy,
};

const languages: Record<string, 'zh-CN' | 'en'> = {
  zh: 'zh-CN',
  中文: 'zh-CN',
  'zh-cn': 'zh-CN',
  en: 'en',
  english: 'en',
  英文: 'en',
};

const clocksOf = ({ fromMinute, toMinute }: { fromMinute: number; toMinute: number }) => ({
  from: clockOf(fromMinute),
  to: clockOf(toMinute),
});

const reachWord = (line: ReachLine | undefined): TextKey =>
  line?.state === 'web' && line.pushes > 0 ? 'reach.web-push' : `reach.${line?.state ?? 'none'}`;

/** By which ways somebody is reached, since when, when they answered last, and when they want quiet. */
export async function reachWords({ actor }: Known): Promise<Text[]> {
  const now = await currentTime();
  const [[line], quiet] = await Promise.all([
    reachLedger(database(), { personIds: [actor.id] }, now),
    quietLines(actor.id, []),
  ]);
  const own = quiet.find(({ unitId }) => unitId === null);
  const accounts = line?.accounts ?? [];
  return [
    told('note.me.state', { state: told(reachWord(line)) }),
    ...accounts.map(({ provider, linkedAt, blockedAt }) =>
      blockedAt
        ? told('note.me.blocked', { provider: told(`door.${provider}`), at: { at: blockedAt } })
        : told('note.me.linked', { provider: told(`door.${provider}`), at: { at: linkedAt } }),
    ),
    ...(line?.pushes ? [told('note.me.pushes', { n: line.pushes })] : []),
    ...(line?.lastAnswerAt
      ? [told('note.me.answered', { at: { at: line.lastAnswerAt.toISOString() } })]
      : []),
    own ? told('note.me.quiet', clocksOf(own)) : told('note.me.no-quiet'),
  ];
}

import { minuteOf } from '../domain/day.ts';
import { type Locale, type TextKey, translateAny } from './translate.ts';
import { zh } from './zh.ts';

/** A line of the trail with the names that its sentence needs. */
export type EventLine = {
  type: string;
  actor: string | null;
  /** In whose place they acted, where they did as a deputy. */
  principal?: string | null;
  /** What people call the thing: a code, a name; null where it has neither. */
  about: string | null;
  aboutId: string;
  data: Record<string, unknown>;
};

type Words = Record<string, string | number>;

/** A line of the trail as a sentence: who did what to what. An event without a sentence shows its name. */
export function eventSentence(locale: Locale, line: EventLine): string {
  const by = line.actor ?? translateAny(locale, 'panel.trail.system');
  const who = line.principal
    ? translateAny(locale, 'card.by-for', { by, for: line.principal })
    : by;
  const what = line.about ?? wordOf(locale, 'about', line.aboutId);
  const key = `event.${line.type}`;
  if (!isText(key)) return `${who} ${line.type} ${what}`;
  return translateAny(locale, key, { who, what, ...wordsOf(locale, line.data) });
}

const isText = (key: string): key is TextKey => key in zh;

// The codes in an event's data as words; numbers and texts stay what they are.
function wordsOf(locale: Locale, data: Record<string, unknown>): Words {
  const words: Words = {};
  for (const [name, value] of Object.entries(data)) {
    if (typeof value === 'number') words[name] = value;
    if (typeof value === 'string') words[name] = wordOf(locale, name, value);
  }
  return words;
}

// An id says nothing to a reader; who asks for it finds it below the sentence.
const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^[0-9a-f]{64}$/;
const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

const prefixes: Partial<Record<string, string>> = {
  kind: 'file-kind',
  verdict: 'verdict',
  ground: 'ground',
  reason: 'reason',
  finding: 'finding',
  action: 'action',
  matter: 'obligation',
  flag: 'flag',
  way: 'delivery-way',
  document: 'document',
  conduct: 'conduct',
  outcome: 'confirmation',
  pushEnd: 'push-end',
};

function wordOf(locale: Locale, name: string, value: string): string {
  return id.test(value)
    ? translateAny(locale, 'panel.trail.nameless')
    : dataWord(locale, name, value);
}

/** A text of an event's data under its name: a code as its word, an instant to the minute, else as it is. */
export function dataWord(locale: Locale, name: string, value: string): string {
  const key = `${prefixes[name]}.${value}`;
  if (isText(key)) return translateAny(locale, key);
  return instant.test(value) ? minuteOf(new Date(value)) : value;
}

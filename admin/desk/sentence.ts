import type { TrailLine } from '../../db/queries/trail-under.ts';
import { zh } from '../../locales/zh.ts';
import type { TextKey } from '../../locales/translate.ts';
import type { Visitor } from '../visitor.ts';

/** A line of the trail as a sentence: who did what to what. An event without a sentence shows its name. */
export function sentence({ type, actor, about, aboutId, data }: TrailLine, { t }: Visitor): string {
  const key = `event.${type}`;
  const who = actor ?? t('panel.trail.system');
  const what = about ?? aboutId;
  if (!(key in zh)) return `${who} ${type} ${what}`;
  return t(key as TextKey, { who, what, ...wordsOf(data, t) });
}

// The codes in an event's data as words; numbers and texts stay what they are.
function wordsOf(data: Record<string, unknown>, t: Visitor['t']): Record<string, string | number> {
  const words: [string, string | number][] = [];
  for (const [name, value] of Object.entries(data)) {
    if (typeof value === 'number') words.push([name, value]);
    if (typeof value === 'string') words.push([name, wordOf(name, value, t)]);
  }
  return Object.fromEntries(words);
}

const prefixes: Partial<Record<string, string>> = {
  kind: 'file-kind',
  verdict: 'verdict',
  finding: 'finding',
  action: 'action',
};

function wordOf(name: string, value: string, t: Visitor['t']): string {
  const key = `${prefixes[name]}.${value}`;
  return key in zh ? t(key as TextKey) : value;
}

import { parseArgs } from 'node:util';
import { UsageError } from '../command.ts';
import { oneLine } from './draw-malformed.ts';

/** The options of a command; each takes a value, and those in `required` may not be left out. */
export function optionsOf<Required extends string, Optional extends string = never>(
  words: string[],
  usage: string,
  required: readonly Required[],
  optional: readonly Optional[] = [],
): Record<Required, string> & Partial<Record<Optional, string>> {
  const names = [...required, ...optional];
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  const values = parseWords(words, options, usage);
  const missing = required.find((name) => values[name] === undefined);
  if (missing) throw new UsageError(`缺少 missing --${missing} · 用法 usage: npx yaohao ${usage}`);
  return values as Record<Required, string> & Partial<Record<Optional, string>>;
}

/** The words cannot be understood. */
export function misused(words: string[], usage: string): never {
  const said = oneLine(words.join(' '));
  throw new UsageError(`无法理解 cannot understand: ${said} · 用法 usage: npx yaohao ${usage}`);
}

function parseWords(words: string[], options: Record<string, { type: 'string' }>, usage: string) {
  try {
    return parseArgs({ args: words, options, strict: true }).values;
  } catch {
    return misused(words, usage);
  }
}

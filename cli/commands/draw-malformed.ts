import type { FieldRule } from '../../domain/draw/fields.ts';
import { Refusal, type RefusalDetails } from '../../domain/refusal.ts';
import { UsageError } from '../command.ts';

/** What each rule expects, in Chinese and English; `{low}` and `{high}` are the rule's limits. */
const expectations: Record<FieldRule, [zh: string, en: string]> = {
  object: ['应为 JSON 对象', 'must be a JSON object'],
  array: ['应为数组', 'must be an array'],
  boolean: ['应为 true 或 false', 'must be true or false'],
  'known-field': ['没有这个字段', 'no such field'],
  present: ['缺少这个字段', 'is missing'],
  'whole-number': ['应为 {low}–{high} 的整数', 'must be a whole number from {low} to {high}'],
  id: ['应为 1–18 位大写字母或数字', 'must be 1–18 of [0-9A-Z]'],
  'draw-id': ['应为 1–64 位大写字母、数字或连字符', 'must be 1–64 of [A-Z0-9-]'],
  hex: ['应为 {low}–{high} 字节的十六进制', 'must be hex of {low} to {high} bytes'],
  kind: ['应为 1–255 个 ASCII 字符', 'must be 1–255 ASCII characters'],
  version: ['应为 yaohao/1', 'must be yaohao/1'],
  cutoff: ['应为 null 或 69 位十六进制', 'must be null or 69 hex digits'],
  'not-empty': ['不能为空', 'must not be empty'],
  'stratum-in-spec': ['规格中没有这一层', 'no such stratum in the specification'],
  once: ['重复', 'occurs twice'],
  'known-serial': ['没有这个人员序号', 'no such serial'],
  'one-team-per-subject': [
    '同一检查对象的两个检查组都列了此人',
    'eligible in two teams of one subject',
  ],
};

/** What a rule expects of a field, in one line. */
function expectation(rule: string, { low, high }: RefusalDetails = {}): string {
  const texts = expectations[rule as FieldRule];
  return texts
    .join(' · ')
    .replaceAll(/\{low\}(–| to )\{high\}/g, (_, to: string) =>
      low === high ? `${low}` : `${low}${to}${high}`,
    );
}

/** Runs `read` and turns its refusal into one line that names `place` (file, line) and field. */
export function naming<T>(place: (details: RefusalDetails) => string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { details } = error;
    return unusable(
      place(details),
      `${details['field']}`,
      expectation(`${details['rule']}`, details),
    );
  }
}

/** Ends a command: its input cannot be used. */
export function unusable(place: string, field: string, expected: string): never {
  throw new UsageError(`${place}: ${oneLine(field) || '$'}: ${expected}`);
}

/** Text from the input as it may stand in one line of an error. */
export const oneLine = (text: string): string =>
  text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, (control) => {
    const escape = JSON.stringify(control).slice(1, -1);
    return escape === control
      ? `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`
      : escape;
  });

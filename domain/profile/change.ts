import { Refusal } from '../refusal.ts';
import type { Change, Changes } from './derive.ts';
import { type ParameterKey, parameters } from './parameters.ts';
import type { Source } from './profile.ts';
import { unread } from './unread.ts';

/** What an administrator sets one parameter to; null takes the parent's value again. */
export type ChangeInput = { value: unknown; source: Source | null } | null;

// The version is counted by the system, and every draw is made by the algorithm that people verify with.
const own: readonly ParameterKey[] = ['profile.version', 'draw.algorithm'];

/** May a derived profile set this parameter itself? Not what the product does for every bureau alike. */
export const isSettable = (key: string): key is ParameterKey =>
  Object.hasOwn(parameters, key) &&
  !own.includes(key as ParameterKey) &&
  unread[key as ParameterKey] !== 'always';

/**
 * The changes of a draft after more of them: a value must be one of its parameter's kind, else it is
 * refused (`profile-value`). A value without a source is the product's own default.
 */
export function amendChanges(changes: Changes, given: Record<string, ChangeInput>): Changes {
  const amended: Record<string, Change> = { ...changes };
  for (const [key, input] of Object.entries(given)) {
    if (!isSettable(key)) throw new Refusal('profile-value', { key });
    if (input) amended[key] = checked(key, input);
    else delete amended[key];
  }
  return amended;
}

function checked(key: ParameterKey, { value, source }: { value: unknown; source: Source | null }) {
  const { kind, label } = parameters[key];
  const read = kind.schema.safeParse(value);
  if (!read.success) throw new Refusal('profile-value', { key, zh: label[0], en: label[1] });
  return { value: read.data as unknown, source };
}

import type { ParameterKey } from './parameters.ts';
import { entryOf, type Profile } from './profile.ts';

/**
 * The bureau and article that set a parameter, for the text of a refusal: 高青县公安局 第二十条. A value
 * that the document leaves open says that it is the product's own.
 */
export function cite(profile: Profile, key: ParameterKey): string {
  const { source } = entryOf(profile, key);
  return source ? `${profile.name} ${source.article}` : '系统默认，非本局文件规定';
}

import type { ParameterKey } from './parameters.ts';
import { entryOf, type Profile } from './profile.ts';

/** What a value says that no document of the bureau sets. */
export const ownDefault = '系统默认，非本局文件规定';

/**
 * The bureau and article that set a parameter: 高青县公安局 第二十条. A value that the document leaves open
 * says that it is the product's own.
 */
export function articleOf(profile: Profile, key: ParameterKey): string {
  const { source } = entryOf(profile, key);
  return source ? `${profile.name} ${source.article}` : ownDefault;
}

/**
 * The parameter that refuses, after the bureau and article that set it: 高青县公安局 第二十条 · P-29
 * subst.method. Every refusal by a rule carries it.
 */
export function cite(profile: Profile, key: ParameterKey): string {
  const { p } = entryOf(profile, key);
  return `${articleOf(profile, key)} · ${p ? `${p} ` : ''}${key}`;
}

/** A citation without the parameter: what people read, who know the document and not our names for its values. */
export const withoutParameter = (cited: string): string =>
  cited.replace(/ · (?:P-\d+ )?[a-z]\w*\.\w+/g, '');

/**
 * The bureau and how its document was read, where the text settles an order and leaves the value open: 阳城县公安局
 * 三(二)4 先处理、后公示，未写明起算日. Without such a reading the article alone.
 */
export function readingOf(profile: Profile, key: ParameterKey): string {
  const { source, note } = entryOf(profile, key);
  return source || !note ? articleOf(profile, key) : `${profile.name} ${note[0]}`;
}

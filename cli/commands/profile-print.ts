import { ownDefault } from '../../domain/profile/cite.ts';
import { differencesOf } from '../../domain/profile/difference.ts';
import type { Label } from '../../domain/profile/kind.ts';
import { type ParameterKey, parameters } from '../../domain/profile/parameters.ts';
import { entryOf, parameterKeys, type Profile } from '../../domain/profile/profile.ts';

/** A profile as one JSON object: value, number and source of each parameter. */
export function toJson(shown: Profile): object {
  const { slug, name, version } = shown;
  const entries = parameterKeys.map((key) => [key, entryJson(shown, key)]);
  return { slug, name, version, parameters: Object.fromEntries(entries) };
}

/** A profile as lines for people, Chinese first. */
export const toTable = (shown: Profile): string[] => [
  titleOf(shown),
  ...parameterKeys.flatMap((key) => ['', nameOf(key), ...valueLines(shown, key)]),
];

/** What two profiles rule differently, as one JSON object: each parameter with both sides. */
export function diffJson(one: Profile, other: Profile): object {
  const differences = differencesOf(one, other).map(({ key }) => [
    key,
    { from: entryJson(one, key), to: entryJson(other, key) },
  ]);
  return { from: nameJson(one), to: nameJson(other), parameters: Object.fromEntries(differences) };
}

/** The same as lines for people: what the first rules after `-`, what the second rules after `+`. */
export function diffTable(one: Profile, other: Profile): string[] {
  const differences = differencesOf(one, other);
  return [
    `- ${titleOf(one)}`,
    `+ ${titleOf(other)}`,
    `${differences.length} 项不同 parameters differ`,
    ...differences.flatMap(({ key }) => [
      '',
      nameOf(key),
      ...valueLines(one, key).map((line) => `- ${line}`),
      ...valueLines(other, key).map((line) => `+ ${line}`),
    ]),
  ];
}

/** Slug, name and version of a profile on one line. */
export const titleOf = ({ slug, name, version }: Profile): string =>
  `${name} (${slug}) · 第 ${version} 版 version ${version}`;

const nameJson = ({ slug, version }: Profile) => ({ slug, version });

function entryJson(shown: Profile, key: ParameterKey) {
  const { value, p, source } = entryOf(shown, key);
  return { value, p, source };
}

function nameOf(key: ParameterKey): string {
  const { p, label } = parameters[key];
  return `${p ? `${p} ` : ''}${label[0]}  ${label[1]}  [${key}]`;
}

function valueLines(shown: Profile, key: ParameterKey): string[] {
  const { value, source, note } = entryOf(shown, key);
  const { kind } = parameters[key];
  const zh = kind.print(value as never, 'zh');
  const en = kind.print(value as never, 'en');
  return [
    `    ${zh === en ? zh : `${zh} · ${en}`}`,
    `    ${source ? `${source.article} · ${source.file}` : bilingual(productDefault)}`,
    ...(note ? [`    注 Note: ${bilingual(note)}`] : []),
  ];
}

const productDefault: Label = [ownDefault, "the product's default, not this bureau's"];

const bilingual = ([zh, en]: Label) => `${zh} · ${en}`;

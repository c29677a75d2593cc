import { parseArgs } from 'node:util';
import type { Label } from '../../domain/profile/kind.ts';
import { parameters } from '../../domain/profile/parameters.ts';
import {
  entryOf,
  parameterKeys,
  type Profile,
  profileOf,
  profileSlugs,
} from '../../domain/profile/profile.ts';
import { type Command, UsageError } from '../command.ts';

const usage = '用法 Usage: profile show SLUG [--json]';

/** `profile show SLUG [--json]`: the rule profile of a bureau, each value with its article. */
export const profile: Command = (words, { out }) => {
  const { slug, json } = readWords(words);
  const shown = profileOf(slug);
  out(json ? JSON.stringify(toJson(shown)) : toTable(shown).join('\n'));
  return Promise.resolve(0);
};

function readWords(words: string[]): { slug: string; json: boolean } {
  const { positionals, json } = readOptions(words);
  const [verb, slug, ...rest] = positionals;
  if (verb !== 'show' || slug === undefined || rest.length > 0) {
    throw new UsageError(`${usage} (${profileSlugs.join(', ')})`);
  }
  if (!profileSlugs.includes(slug)) {
    throw new UsageError(
      `没有这个局 No such profile: ${JSON.stringify(slug)} (${profileSlugs.join(', ')})`,
    );
  }
  return { slug, json };
}

function readOptions(words: string[]) {
  try {
    const { positionals, values } = parseArgs({
      args: words,
      options: { json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    return { positionals, json: values.json };
  } catch (error) {
    throw new UsageError(`${usage} (${String(error).split('\n')[0]})`);
  }
}

function toJson(shown: Profile) {
  const entries = parameterKeys.map((key) => {
    const { value, p, source } = entryOf(shown, key);
    return [key, { value, p, source }];
  });
  const { slug, name, version } = shown;
  return { slug, name, version, parameters: Object.fromEntries(entries) };
}

function toTable(shown: Profile): string[] {
  const title = `${shown.name} (${shown.slug}) · 第 ${shown.version} 版 version ${shown.version}`;
  return [title, ...parameterKeys.flatMap((key) => ['', ...toLines(shown, key)])];
}

function toLines(shown: Profile, key: (typeof parameterKeys)[number]): string[] {
  const { value, p, source, note } = entryOf(shown, key);
  const { label, kind } = parameters[key];
  const zh = kind.print(value as never, 'zh');
  const en = kind.print(value as never, 'en');
  return [
    `${p ? `${p} ` : ''}${label[0]}  ${label[1]}  [${key}]`,
    `    ${zh === en ? zh : `${zh} · ${en}`}`,
    `    ${source ? `${source.article} · ${source.file}` : bilingual(productDefault)}`,
    ...(note ? [`    注 Note: ${bilingual(note)}`] : []),
  ];
}

const productDefault: Label = [
  '系统默认，非本局文件规定',
  "the product's default, not this bureau's",
];

const bilingual = ([zh, en]: Label) => `${zh} · ${en}`;

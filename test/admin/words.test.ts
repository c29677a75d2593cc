import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { chapters } from '../../admin/desk/trail-chapters.ts';
import { groups } from '../../admin/table.ts';
import { tables } from '../../admin/resources.ts';
import { eventSentence } from '../../locales/event-sentence.ts';
import { translateAny } from '../../locales/translate.ts';
import { zh } from '../../locales/zh.ts';

test('every chapter, table, column and code has a word', () => {
  const keys = [
    ...groups.map((group) => `group.${group}`),
    ...tables.flatMap(({ id, columns }) => [
      `table.${id}`,
      ...Object.entries(columns).flatMap(([name, { codes }]) => [
        `field.${name}`,
        ...(codes?.values ?? []).map((value) => `${codes?.prefix}.${value}`),
      ]),
    ]),
  ];
  expect(keys.filter((key) => !(key in zh))).toEqual([]);
});

/** The types of events that use-cases record, as their sources name them. */
function recorded(): string[] {
  const files = readdirSync('usecases', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const types = files.flatMap((name) => {
    const source = readFileSync(path.join('usecases', name), 'utf8');
    return [...source.matchAll(/\b(?:record|remember)\([^;]*?'([a-z-]+\.[a-z-]+)'/g)].map(
      ([, type]) => type!,
    );
  });
  return [...new Set(types)];
}

test('every event that is recorded has a sentence', () => {
  const types = recorded();
  expect(types.length).toBeGreaterThan(25);
  expect(types.filter((type) => !(`event.${type}` in zh))).toEqual([]);
});

test.each(['zh-CN', 'en'] as const)('a sentence says who did what, in %s', (locale) => {
  const line = {
    id: '1',
    type: 'substitution.decided',
    actor: '张三',
    door: 'slack',
    aboutType: 'substitution',
    aboutId: 'x',
    about: 'GQGA-2026-000001-0001',
    task: null,
    data: { verdict: 'reject', reason: '可以承担' },
    cardHash: null,
    at: new Date('2026-09-14T09:00:00+08:00'),
  };
  const said = eventSentence(locale, line);
  expect(said).toContain('张三');
  expect(said).toContain('GQGA-2026-000001-0001');
  expect(said).toContain(translateAny(locale, 'verdict.reject'));
  expect(said).not.toContain('undefined');
  expect(eventSentence(locale, { ...line, type: 'new.kind' })).toContain('new.kind');
});

const uuid = '182c6aba-af43-4b71-9d09-be6550cde882';
const sentences = Object.keys(zh).filter((key) => key.startsWith('event.')) as (keyof typeof zh)[];

// Every word that a sentence asks for is an id.
function idsFor(key: keyof typeof zh): Record<string, string> {
  const asked: Record<string, string> = {};
  const words = new Proxy({}, { get: (_, name) => (asked[String(name)] = uuid) });
  (zh[key] as (words: object) => string)(words);
  return asked;
}

test.each(['zh-CN', 'en'] as const)('no sentence shows an id, in %s', (locale) => {
  expect(sentences.length).toBeGreaterThan(150);
  for (const key of sentences) {
    const type = key.slice('event.'.length);
    const said = eventSentence(locale, {
      type,
      actor: null,
      about: null,
      aboutId: uuid,
      data: idsFor(key),
    });
    expect(said, type).not.toMatch(/[0-9a-f]{8}-|undefined|\[object/);
    expect(said, type).not.toBe('');
  }
});

test('every family of events has a chapter of the trail, and every chapter a name', () => {
  const families = (Object.values(chapters) as (readonly string[])[]).flat();
  const known = new Set(sentences.map((key) => key.split('.')[1]!));
  expect([...known].filter((family) => !families.includes(family))).toEqual([]);
  expect(families.filter((family) => !known.has(family))).toEqual([]);
  expect(new Set(families).size).toBe(families.length);
  for (const chapter of Object.keys(chapters))
    expect(zh).toHaveProperty([`panel.chapter.${chapter}`]);
});

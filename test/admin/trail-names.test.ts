import { beforeAll, expect, test } from 'vitest';
import { fieldName, fieldValue } from '../../admin/desk/trail-words.ts';
import { textsIn } from '../../admin/visitor.ts';
import { type TrailLine, trailUnder } from '../../db/queries/trail-under.ts';
import { eventSentence } from '../../locales/event-sentence.ts';
import { translateAny } from '../../locales/translate.ts';
import { useDatabase } from '../support/database.ts';
import { everyDesk } from '../support/every-desk.ts';

const { sql } = useDatabase();
let lines: TrailLine[];

beforeAll(async () => {
  await everyDesk(sql);
  lines = await trailUnder({ paths: ['/'], limit: 5000 });
}, 120_000);

test.each(['zh-CN', 'en'] as const)(
  'R-190 names people and things in every sentence, in %s',
  (locale) => {
    expect(new Set(lines.map(({ type }) => type)).size).toBeGreaterThan(30);
    const nameless = translateAny(locale, 'panel.trail.nameless');
    for (const line of lines) {
      const said = eventSentence(locale, line);
      expect(said, line.type).not.toContain(nameless);
      expect(said, line.type).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|\d{4}-\d\d-\d\dT/);
    }
  },
);

test('R-190 says what an event carries in words, codes and yes or no too', () => {
  const locale = 'zh-CN';
  const words = { locale, t: textsIn(locale) } as const;
  const names = new Set(lines.flatMap(({ data }) => Object.keys(data)));
  const wordless = [...names].filter((name) => fieldName(name, words) === name);
  expect(wordless).toEqual([]);
  expect(fieldValue('restricted', false, words)).toBe('否');
  expect(fieldValue('finding', 'clear', words)).toBe('未发现问题');
  expect(fieldValue('ground', 'kinship', words)).toBe('亲属关系');
  expect(fieldValue('keptUntil', null, words)).toBe('–');
});

test('R-190 keeps to the families of events that are asked for', async () => {
  const some = await trailUnder({ paths: ['/'], families: ['draw', 'case'], limit: 5000 });
  const kinds = new Set(some.map(({ type }) => type.split('.')[0]));
  expect(kinds).toEqual(new Set(['draw', 'case']));
});

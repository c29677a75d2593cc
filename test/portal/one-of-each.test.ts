import { beforeAll, expect, it } from 'vitest';
import { translate } from '../../locales/translate.ts';
import { useDatabase } from '../support/database.ts';
import { announcementOf, organisation, planBody } from './bodies.ts';
import { english, publish, usePortal } from './published.ts';

const database = useDatabase();
const { sql } = database;
const { get } = usePortal(database);
const at = '2026-09-11T05:00:00Z';

beforeAll(async () => {
  const one = { teams: 1, seats: 1, inspectors: 1, cap: 1, threshold: 3, rule: '第二十条' };
  const task = { name: '机动车修理业抽查', code: 'GQGA-2026-000020' };
  const head = { version: 'yaohao/1', organisation, task, predecessor: null, entropy: [] };
  for (const [ref, kind] of [
    ['GQGA-2026-000020-M1', 'match'],
    ['GQGA-2026-000020-S1', 'substitution'],
    ['GQGA-2026-000020-D1', 'direct-assignment'],
  ] as const) {
    const body = { ...head, ...one, drawId: ref, kind };
    await publish(sql, { kind: 'announcement', ref, title: task.name, body, at });
  }
  const drawn = 'GQGA-2026-000020';
  const announced = announcementOf(drawn);
  await publish(sql, { kind: 'announcement', ref: drawn, title: task.name, body: announced, at });
  const [line] = planBody.lines;
  const lines = [{ ...line!, estimate: 1, jointUnits: ['县市场监督管理局'] }];
  const body = { ...planBody, lines };
  await publish(sql, { kind: 'plan', ref: 'GQGA-2026', title: '年度计划', body, at });
});

it.each([
  ['/draws/GQGA-2026-000020-M1', 4],
  ['/draws/GQGA-2026-000020-S1', 4],
  ['/draws/GQGA-2026-000020-D1', 3],
  ['/plans/GQGA-2026', 3],
  ['/fairness', 1],
])('%s counts one in English as one', async (path, count) => {
  const { text } = await get(path, english);
  const ones = [...text.matchAll(/<b>1<\/b>\s*<span>([^<]*)<\/span>/g)].map(([, words]) => words!);
  expect(ones).toHaveLength(count);
  for (const words of ones) expect(words).not.toMatch(/\b(team|seat|inspector|visit|task|draw)s\b/);
});

it('the page of verification says one team with one seat', () => {
  const say = (teams: string, seats: string) =>
    translate('en', 'verify.step.result.people', { teams, seats });
  expect(say('1', '1')).toContain('1 team with 1 seat,');
  expect(say('49', '98')).toContain('49 teams with 98 seats,');
});

import { expect, test } from 'vitest';
import { leadsTo, waysOf } from '../../admin/ways.ts';
import type { Official } from '../../admin/visitor.ts';
import type { Role } from '../../domain/actor.ts';
import { zh } from '../../locales/zh.ts';

const path = '/GQGA/';
const official = (...roles: Role[]): Official => ({
  kind: 'person',
  id: 'a',
  name: '某人',
  unitPath: path,
  mandates: roles.map((role) => ({ role, path })),
});
const everything = official('administrator', 'registrar', 'planner', 'approver', 'head', 'auditor');
const hrefs = (actor: Official) =>
  waysOf(actor).flatMap(({ ways }) => ways.map(({ href }) => href));

test('whoever may open everything has no more than ten places in the row', () => {
  const places = waysOf(everything).reduce(
    (sum, { label, ways }) => sum + (label ? 1 : ways.length),
    0,
  );
  expect(places).toBeLessThanOrEqual(10);
  expect(hrefs(everything).length).toBeGreaterThan(20);
  for (const { label, ways } of waysOf(everything)) {
    for (const word of [label, ...ways.map((way) => way.label)]) {
      if (word) expect(zh, word).toHaveProperty([word]);
    }
  }
});

test('an inspector without a role sees no more than the desk and the calendar', () => {
  expect(waysOf(official())).toHaveLength(2);
  expect(hrefs(official())).toEqual(['/desk', '/desk/calendar']);
});

test.each([
  ['planner', '/desk/tasks', '/desk/complaints'],
  ['registrar', '/desk/import', '/desk/trail'],
  ['approver', '/desk/trail', '/desk/import'],
  ['administrator', '/desk/reach', '/desk/tasks'],
] as const)('a %s finds %s and not %s', (role, found, missing) => {
  expect(hrefs(official(role))).toContain(found);
  expect(hrefs(official(role))).not.toContain(missing);
});

test('a group of one page is that page', () => {
  const labelled = waysOf(official('administrator')).filter(({ label }) => label !== undefined);
  for (const { ways } of labelled) expect(ways.length).toBeGreaterThan(1);
});

test('a page belongs to one place, and so do those reached from it', () => {
  const ways = waysOf(everything).flatMap((group) => group.ways);
  const place = (page: string) => ways.filter((way) => leadsTo(way, page)).map(({ href }) => href);
  expect(place('/desk')).toEqual(['/desk']);
  expect(place('/desk/plans/1/lines/2')).toEqual(['/desk/lists']);
  expect(place('/desk/deputies')).toEqual(['/desk/requests']);
  for (const { href } of ways) expect(place(href)).toEqual([href]);
});

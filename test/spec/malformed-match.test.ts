import { describe, expect, it } from 'vitest';
import { folderOfFiles, yaohao } from '../cli/yaohao.ts';
import { answerOf, refusalOf } from './answers.ts';
import { changed } from './changes.ts';
import type { Input, Team } from './match.ts';

const file = folderOfFiles();

const person = (serial: number, cap = 2) => ({ serial, canLead: true, cap });
const team = (subject: string, department: number, eligible: number[]): Team => ({
  subject,
  department,
  size: 1,
  needsLead: false,
  eligible,
  recused: [],
});
const input: Input = {
  seed: 'ab'.repeat(32),
  inspectors: [person(1), person(2), person(3), person(4)],
  teams: [team('A1', 1, [1, 2]), team('A1', 2, [3]), team('B2', 1, [2, 3, 4])],
};

const run = (text: unknown) => yaohao('match', 'run', '--input', file('match.json', text));

it('accepts the match which the others change', async () => {
  expect(answerOf(await run(input))).toMatchObject({ feasible: true });
});

type Path = (string | number)[];

const teams = (at: number, field: string): Path => ['teams', at, field];
const people = (at: number, field: string): Path => ['inspectors', at, field];

const fields: [string, Path, unknown, string][] = [
  ['no seed', ['seed'], undefined, 'seed'],
  ['a seed of 31 bytes', ['seed'], 'ab'.repeat(31), 'seed'],
  ['a seed of 33 bytes', ['seed'], 'ab'.repeat(33), 'seed'],
  ['a seed that is no hex', ['seed'], 'xy'.repeat(32), 'seed'],
  ['no inspectors', ['inspectors'], undefined, 'inspectors'],
  ['an object for the inspectors', ['inspectors'], {}, 'inspectors'],
  ['null for an inspector', ['inspectors', 1], null, 'inspectors.*1'],
  ['a repeated serial', people(2, 'serial'), 1, 'inspectors.*2.*serial'],
  ['a serial of 0xFFFF0000', people(3, 'serial'), 0xffff0000, 'inspectors.*3.*serial'],
  ['a serial below 0', people(3, 'serial'), -1, 'inspectors.*3.*serial'],
  ['a serial of 1.5', people(3, 'serial'), 1.5, 'inspectors.*3.*serial'],
  ['a text for a serial', people(3, 'serial'), '4', 'inspectors.*3.*serial'],
  ['no serial', people(3, 'serial'), undefined, 'inspectors.*3.*serial'],
  ['no word on leading', people(1, 'canLead'), undefined, 'inspectors.*1.*canLead'],
  ['1 for true', people(1, 'canLead'), 1, 'inspectors.*1.*canLead'],
  ['no cap', people(1, 'cap'), undefined, 'inspectors.*1.*cap'],
  ['a cap below 0', people(1, 'cap'), -1, 'inspectors.*1.*cap'],
  ['a cap of 1.5', people(1, 'cap'), 1.5, 'inspectors.*1.*cap'],
  ['no cap by null', people(1, 'cap'), null, 'inspectors.*1.*cap'],
  ['no teams', ['teams'], undefined, 'teams'],
  ['null for a team', ['teams', 2], null, 'teams.*2'],
  ['a subject in lower case', teams(2, 'subject'), 'b2', 'teams.*2.*subject'],
  ['a subject of 19', teams(2, 'subject'), 'B'.repeat(19), 'teams.*2.*subject'],
  ['an empty subject', teams(2, 'subject'), '', 'teams.*2.*subject'],
  ['department 65536', teams(2, 'department'), 65536, 'teams.*2.*department'],
  ['a department below 0', teams(2, 'department'), -1, 'teams.*2.*department'],
  ['a team of none', teams(2, 'size'), 0, 'teams.*2.*size'],
  ['a team of 1.5', teams(2, 'size'), 1.5, 'teams.*2.*size'],
  ['no word on a lead', teams(2, 'needsLead'), undefined, 'teams.*2.*needsLead'],
  ['no list of the eligible', teams(2, 'eligible'), undefined, 'teams.*2.*eligible'],
  ['no list of the recused', teams(2, 'recused'), undefined, 'teams.*2.*recused'],
  ['an unknown serial', teams(2, 'eligible'), [2, 9], 'teams.*2.*eligible.*1'],
  ['an unknown serial recused', teams(2, 'recused'), [9], 'teams.*2.*recused.*0'],
  ['a serial twice', teams(2, 'eligible'), [2, 3, 2], 'teams.*2.*eligible.*2'],
  ['a serial recused twice', teams(2, 'recused'), [2, 2], 'teams.*2.*recused.*1'],
  ['a text for a serial of a team', teams(2, 'eligible'), ['2'], 'teams.*2.*eligible.*0'],
  ['a subject and department twice', ['teams', 2], team('A1', 2, [4]), 'teams.*2'],
  [
    'a person eligible twice on a subject',
    ['teams', 2],
    team('A1', 3, [1]),
    'teams.*2.*eligible.*0',
  ],
  [
    'a person eligible twice on a subject and recused there',
    ['teams', 2],
    { ...team('A1', 3, [4, 1]), recused: [1] },
    'teams.*2.*eligible.*1',
  ],
];

describe('refuses a match with', () => {
  it.each(fields)('%s', async (_what, path, value, named) => {
    const said = refusalOf(await run(changed(input, path, value)));
    expect(said).toMatch(new RegExp(`match\\.json.*${named}`));
  });

  it('a seed too short by naming the one length there is', async () => {
    const said = refusalOf(await run({ ...input, seed: 'ab' }));
    expect(said.split('seed').at(-1)!.match(/\d+/g)).toEqual(['32', '32']);
  });

  it.each(['', '{', 'null', '[]', '7'])('%s instead of a JSON object', async (text) => {
    expect(refusalOf(await run(text))).toContain('match.json');
  });
});

it.each([
  ['the last serial', people(3, 'serial'), 0xfffeffff, [2, 3, 0xfffeffff]],
  ['the serial 0', people(3, 'serial'), 0, [0]],
])('accepts %s', async (_what, path, serial, eligible) => {
  const other = changed(changed(input, path, serial), teams(2, 'eligible'), eligible);
  expect(answerOf(await run(other))).toMatchObject({ feasible: true });
});

it.each([0, 65535])('accepts department %i', async (department) => {
  const answer = answerOf(await run(changed(input, teams(2, 'department'), department)));
  expect(answer['teams']).toContainEqual(expect.objectContaining({ subject: 'B2', department }));
});

it.each([
  ['nobody at all', { ...input, inspectors: [], teams: [] }],
  ['no teams', { ...input, teams: [] }],
])('matches %s without a seat', async (_what, empty) => {
  expect(answerOf(await run(empty))).toEqual({ feasible: true, teams: [] });
});

it('names a shortage of a team far larger than the registry', async () => {
  const answer = answerOf(await run(changed(input, teams(2, 'size'), 1_000_000_000)));
  expect(answer).toMatchObject({ feasible: false });
});

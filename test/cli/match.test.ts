import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { folderOfFiles, vectorFile, yaohao } from './yaohao.ts';

const write = folderOfFiles();

const person = { serial: 7, canLead: true, cap: 1 };
const team = {
  subject: 'A1',
  department: 1,
  size: 1,
  needsLead: true,
  eligible: [7],
  recused: [] as number[],
};
const input = { seed: 'AB'.repeat(32), inspectors: [person], teams: [team] };

const answer = ({ out }: { out: string[] }): unknown => JSON.parse(out.join());

describe('match run', () => {
  test.each([0, 1, 2, 3])('R-112 gives the published answer %i', async (number) => {
    const outcome = await yaohao('match', 'run', '--input', vectorFile(`match-${number}.json`));
    expect(outcome).toMatchObject({ code: 0, err: [], out: [expect.any(String)] });
    expect(answer(outcome)).toMatchObject(
      JSON.parse(readFileSync(vectorFile(`match-${number}.expected.json`), 'utf8')) as object,
    );
  });

  test('takes the seed in either case', async () => {
    const upper = await yaohao('match', 'run', '--input', write('upper.json', input));
    const lower = await yaohao(
      'match',
      'run',
      '--input',
      write('lower.json', { ...input, seed: 'ab'.repeat(32) }),
    );
    expect(upper).toEqual(lower);
    expect(answer(upper)).toEqual({
      feasible: true,
      teams: [{ subject: 'A1', department: 1, members: [7], lead: 7 }],
    });
  });

  test('R-117 R-118 names a shortage with the lawful ways out, exit code 0', async () => {
    const teams = [team, { ...team, subject: 'B2' }, { ...team, subject: 'C3' }];
    const file = write('short.json', { ...input, teams });
    const outcome = await yaohao('match', 'run', '--input', file);
    expect(outcome.code).toBe(0);
    expect(answer(outcome)).toEqual({
      feasible: false,
      shortage: {
        seats: [expect.any(Object), expect.any(Object)],
        demand: 2,
        people: [7],
        capacity: 1,
        text: expect.stringMatching(/上限提高到2.*增加1名.*相邻区域/),
      },
    });
  });
});

describe('match run names the path of malformed input:', () => {
  const other = { ...person, serial: 8 };
  const second = { ...team, department: 2, eligible: [8] };
  test.each([
    ['a short seed', { seed: 'ab' }, 'seed'],
    ['a seed that is no hex', { seed: 'xy'.repeat(32) }, 'seed'],
    ['a missing list', { teams: undefined }, 'teams'],
    ['a field too many', { more: 1 }, 'more'],
    ['a repeated serial', { inspectors: [person, person] }, 'inspectors[1].serial'],
    [
      'a serial of a department',
      { inspectors: [{ ...person, serial: 0xffff0000 }] },
      'inspectors[0].serial',
    ],
    ['a negative cap', { inspectors: [{ ...person, cap: -1 }] }, 'inspectors[0].cap'],
    [
      'a lead that is no boolean',
      { inspectors: [{ ...person, canLead: 1 }] },
      'inspectors[0].canLead',
    ],
    ['an unknown serial', { teams: [{ ...team, eligible: [7, 9] }] }, 'teams[0].eligible[1]'],
    ['an unknown recusal', { teams: [{ ...team, recused: [9] }] }, 'teams[0].recused[0]'],
    [
      'a serial twice in a team',
      { teams: [{ ...team, eligible: [7, 7] }] },
      'teams[0].eligible[1]',
    ],
    ['a lower-case subject', { teams: [{ ...team, subject: 'a1' }] }, 'teams[0].subject'],
    ['a size of 0', { teams: [{ ...team, size: 0 }] }, 'teams[0].size'],
    ['a department of 65536', { teams: [{ ...team, department: 65_536 }] }, 'teams[0].department'],
    ['a missing recused', { teams: [{ ...team, recused: undefined }] }, 'teams[0].recused'],
    [
      'a repeated subject × department',
      { inspectors: [person, other], teams: [team, { ...second, department: 1 }] },
      'teams[1].department',
    ],
    [
      'an inspector in two teams of one subject',
      { inspectors: [person, other], teams: [team, { ...second, eligible: [8, 7] }] },
      'teams[1].eligible[1]',
    ],
    [
      'the same, recused in the first',
      {
        teams: [
          { ...team, recused: [7] },
          { ...second, eligible: [7] },
        ],
      },
      'teams[1].eligible[0]',
    ],
  ])('%s', async (_, fault, path) => {
    const file = write('bad.json', { ...input, ...fault });
    const outcome = await yaohao('match', 'run', '--input', file);
    expect(outcome).toMatchObject({ code: 2, out: [], err: [expect.any(String)] });
    expect(outcome.err[0]).toContain(`${file}: ${path}: `);
    expect(outcome.err[0]).not.toContain('\n');
  });

  test.each(['', '{"seed"', '[]'])('the file %j', async (text) => {
    const file = write('bad.json', text);
    const outcome = await yaohao('match', 'run', '--input', file);
    expect(outcome).toMatchObject({ code: 2, out: [] });
    expect(outcome.err).toEqual([expect.stringContaining(`${file}: $: `)]);
  });

  test.each([[[]], [['run']], [['walk', '--input', 'x']], [['run', '--input', 'missing.json']]])(
    'the words %j',
    async (words) => {
      const outcome = await yaohao('match', ...words);
      expect(outcome).toMatchObject({ code: 2, out: [], err: [expect.any(String)] });
    },
  );
});

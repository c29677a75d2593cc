import { describe, expect, it } from 'vitest';
import { folderOfFiles, yaohao } from '../cli/yaohao.ts';
import type { Outcome } from '../cli/yaohao.ts';
import { refusalOf } from './answers.ts';
import { changed } from './changes.ts';
import { pool, poolFile, spec } from './fixture.ts';

const file = folderOfFiles();

/** Runs the draw, the receipt and, where the pool alone is bad, the check on the same files. */
async function everywhere(poolText: string, specText: string, verify: boolean): Promise<Outcome[]> {
  const words = ['--pool', file('pool.jsonl', poolText), '--spec', file('spec.json', specText)];
  const outcomes = [
    await yaohao('draw', 'run', ...words),
    await yaohao('draw', 'receipt', ...words, '--id', 'A1'),
  ];
  if (!verify) return outcomes;
  const good = ['--pool', file('good.jsonl', poolFile()), '--spec', file('good.json', spec)];
  const { out } = await yaohao('draw', 'receipt', ...good, '--id', 'A1');
  const receipt = file('receipt.json', out.join(''));
  return [...outcomes, await yaohao('draw', 'verify', '--receipt', receipt, ...words.slice(0, 2))];
}

/** A line of a pool with one field changed; `undefined` takes it away. */
const line = (field: string, value: unknown): string => {
  const row = { stratum: 1, eligibility: 0, id: 'NEW', weight: 1 };
  return JSON.stringify(changed(row, [field], value));
};

const lines: [string, string, string][] = [
  ['a lower-case id', line('id', 'a1'), 'id'],
  ['a repeated id', line('id', 'A1'), 'id'],
  ['an id that stands in another stratum', JSON.stringify({ ...pool[0], stratum: 300 }), 'id'],
  [
    'an id that stands with another eligibility',
    JSON.stringify({ ...pool[0], eligibility: 3 }),
    'id',
  ],
  ['an id that stands with another weight', JSON.stringify({ ...pool[0], weight: 9 }), 'id'],
  ['an empty id', line('id', ''), 'id'],
  ['an id of 19', line('id', 'A'.repeat(19)), 'id'],
  ['an id with a blank', line('id', 'A 1'), 'id'],
  ['an id with a line feed', line('id', 'A1\n'), 'id'],
  ['an id with a hyphen', line('id', 'A-1'), 'id'],
  ['a Chinese id', line('id', '甲'), 'id'],
  ['a fullwidth id', line('id', 'Ａ１'), 'id'],
  ['a number for an id', line('id', 1), 'id'],
  ['no id', line('id', undefined), 'id'],
  ['a stratum of 65536', line('stratum', 65536), 'stratum'],
  ['a stratum below 0', line('stratum', -1), 'stratum'],
  ['a stratum of 1.5', line('stratum', 1.5), 'stratum'],
  ['a text for a stratum', line('stratum', '1'), 'stratum'],
  ['no stratum', line('stratum', undefined), 'stratum'],
  ['an eligibility of 6', line('eligibility', 6), 'eligibility'],
  ['an eligibility below 0', line('eligibility', -1), 'eligibility'],
  ['an eligibility of null', line('eligibility', null), 'eligibility'],
  ['an eligibility of false', line('eligibility', false), 'eligibility'],
  ['no eligibility', line('eligibility', undefined), 'eligibility'],
  ['a weight of 0', line('weight', 0), 'weight'],
  ['a weight of 17', line('weight', 17), 'weight'],
  ['a weight of 1.5', line('weight', 1.5), 'weight'],
  ['a weight of null', line('weight', null), 'weight'],
  ['a weight beyond all numbers', line('weight', 1).replace(':1}', ':1e999}'), 'weight'],
  ['half a line', '{"stratum":1,', ''],
  ['no JSON', 'NEW', ''],
  ['two objects', `${line('id', 'N1')}${line('id', 'N2')}`, ''],
  ['a list', '[1,0,"NEW",1]', ''],
  ['null', 'null', ''],
];

describe('refuses a pool whose line has', () => {
  it.each(lines)('%s', async (_what, bad, field) => {
    const texts = poolFile().split('\n');
    for (const at of [3, pool.length + 1]) {
      const text = texts.toSpliced(at - 1, 0, bad).join('\n');
      for (const outcome of await everywhere(text, JSON.stringify(spec), true)) {
        const said = refusalOf(outcome);
        expect(said).toMatch(new RegExp(`pool\\.jsonl\\D*\\b${at}\\b.*${field}`));
      }
    }
  });

  it('a stratum that the specification lacks', async () => {
    const text = poolFile([...pool, { stratum: 7, eligibility: 5, id: 'NEW' }]);
    for (const outcome of await everywhere(text, JSON.stringify(spec), false)) {
      expect(refusalOf(outcome)).toMatch(/pool\.jsonl\D*\b14\b.*stratum/);
    }
  });

  it('more than one fault by naming the first', async () => {
    const text = `${poolFile()}${line('id', 'a')}\n${line('weight', 0)}\n`;
    for (const outcome of await everywhere(text, JSON.stringify(spec), true)) {
      expect(refusalOf(outcome)).toMatch(/pool\.jsonl\D*\b14\b.*id/);
    }
  });
});

type Path = (string | number)[];

const fields: [string, Path, unknown, string][] = [
  ['no drawId', ['drawId'], undefined, 'drawId'],
  ['a drawId in lower case', ['drawId'], 'org-1', 'drawId'],
  ['an empty drawId', ['drawId'], '', 'drawId'],
  ['a drawId of 65', ['drawId'], 'A'.repeat(65), 'drawId'],
  ['a drawId with a stroke', ['drawId'], 'A/1', 'drawId'],
  ['a drawId with a line feed', ['drawId'], 'A\n', 'drawId'],
  ['a number for a drawId', ['drawId'], 7, 'drawId'],
  ['no entropy', ['entropy'], undefined, 'entropy'],
  ['no source', ['entropy'], [], 'entropy'],
  ['an object for the sources', ['entropy'], { 0: spec.entropy[0] }, 'entropy'],
  ['null for a source', ['entropy', 1], null, 'entropy.*1'],
  ['no kind', ['entropy', 1, 'kind'], undefined, 'entropy.*1.*kind'],
  ['an empty kind', ['entropy', 1, 'kind'], '', 'entropy.*1.*kind'],
  ['a kind of 256', ['entropy', 1, 'kind'], 'k'.repeat(256), 'entropy.*1.*kind'],
  ['a kind beyond ASCII', ['entropy', 1, 'kind'], '彩票', 'entropy.*1.*kind'],
  ['no hex', ['entropy', 1, 'hex'], undefined, 'entropy.*1.*hex'],
  ['empty hex', ['entropy', 1, 'hex'], '', 'entropy.*1.*hex'],
  ['half a byte of hex', ['entropy', 1, 'hex'], 'abc', 'entropy.*1.*hex'],
  ['bad hex', ['entropy', 1, 'hex'], 'abxy', 'entropy.*1.*hex'],
  ['hex with 0x', ['entropy', 1, 'hex'], '0xab', 'entropy.*1.*hex'],
  ['hex with a blank', ['entropy', 1, 'hex'], 'ab cd ', 'entropy.*1.*hex'],
  ['hex of 65,536 bytes', ['entropy', 1, 'hex'], 'ab'.repeat(65536), 'entropy.*1.*hex'],
  ['a number for hex', ['entropy', 1, 'hex'], 12, 'entropy.*1.*hex'],
  ['no strata', ['strata'], undefined, 'strata'],
  ['a list for the strata', ['strata'], [spec.strata['1']], 'strata'],
  ['stratum 65536', ['strata', '65536'], { ratioBp: 1 }, 'strata.*65536'],
  ['stratum -1', ['strata', '-1'], { ratioBp: 1 }, 'strata.*-1'],
  ['stratum 01', ['strata', '01'], { ratioBp: 1 }, 'strata.*01'],
  ['stratum 1e1', ['strata', '1e1'], { ratioBp: 1 }, 'strata.*1e1'],
  ['stratum 1.0', ['strata', '1.0'], { ratioBp: 1 }, 'strata.*1.0'],
  ['a stratum of two lines', ['strata', '1\n2'], { ratioBp: 1 }, 'strata.*1'],
  ['a stratum of two paragraphs', ['strata', '1\u2029\u20282'], { ratioBp: 1 }, 'strata.*1'],
  ['null for a stratum', ['strata', '2'], null, 'strata.*2'],
  ['no ratio', ['strata', '2', 'ratioBp'], undefined, 'strata.*2.*ratioBp'],
  ['a ratio of 10001', ['strata', '2', 'ratioBp'], 10001, 'strata.*2.*ratioBp'],
  ['a ratio below 0', ['strata', '2', 'ratioBp'], -1, 'strata.*2.*ratioBp'],
  ['a ratio of 0.5', ['strata', '2', 'ratioBp'], 0.5, 'strata.*2.*ratioBp'],
  ['a text for a ratio', ['strata', '2', 'ratioBp'], '500', 'strata.*2.*ratioBp'],
  ['a min below 0', ['strata', '2', 'min'], -1, 'strata.*2.*min'],
  ['a min of 0.5', ['strata', '2', 'min'], 0.5, 'strata.*2.*min'],
  ['a min of null', ['strata', '2', 'min'], null, 'strata.*2.*min'],
];

describe('refuses a specification with', () => {
  it.each(fields)('%s', async (_what, path, value, named) => {
    const text = JSON.stringify(changed(spec, path, value));
    for (const outcome of await everywhere(poolFile(), text, false)) {
      expect(refusalOf(outcome)).toMatch(new RegExp(`spec\\.json.*${named}`));
    }
  });

  it.each(['', '{', 'null', '[]', '"{}"', '7', `${JSON.stringify(spec)}{}`])(
    '%s instead of a JSON object',
    async (text) => {
      for (const outcome of await everywhere(poolFile(), text, false)) {
        expect(refusalOf(outcome)).toContain('spec.json');
      }
    },
  );
});

describe('refuses to verify', () => {
  it.each(['', '{', 'null', '[]', '7', '"{}"'])('%s, which is no JSON object', async (text) => {
    const receipt = file('receipt.json', text);
    const said = refusalOf(await yaohao('draw', 'verify', '--receipt', receipt));
    expect(said).toContain('receipt.json');
  });

  it('a JSON object that is no receipt, as false and not as malformed', async () => {
    const { code, out, err } = await yaohao('draw', 'verify', '--receipt', file('r.json', '{}'));
    expect([code, err]).toEqual([1, []]);
    expect(JSON.parse(out.join(''))).toMatchObject({ ok: false, checked: 'receipt' });
  });
});

describe('refuses to write a receipt for', () => {
  it.each(['', 'a1', 'A'.repeat(19), 'A 1', '甲', 'A\n'])('the id "%s"', async (id) => {
    const words = ['--pool', file('pool.jsonl', poolFile()), '--spec', file('spec.json', spec)];
    expect(refusalOf(await yaohao('draw', 'receipt', ...words, '--id', id))).toContain('id');
  });
});

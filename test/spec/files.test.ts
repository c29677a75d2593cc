import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { folderOfFiles, vectorFile, yaohao } from '../cli/yaohao.ts';
import type { Outcome } from '../cli/yaohao.ts';
import { answerOf, refusalOf } from './answers.ts';
import { draw } from './draw.ts';
import type { Row } from './draw.ts';
import { pool, poolFile, spec } from './fixture.ts';
import { sha256 } from './bytes.ts';

const file = folderOfFiles();
const expected = draw(pool, spec);

function run(poolText: string, specText = JSON.stringify(spec)): Promise<Outcome> {
  const [poolAt, specAt] = [file('pool.jsonl', poolText), file('spec.json', specText)];
  return yaohao('draw', 'run', '--pool', poolAt, '--spec', specAt);
}

const text = poolFile();

describe('reads a pool', () => {
  it.each([
    ['with a line feed at its end', text],
    ['without a line feed at its end', text.trimEnd()],
    ['with the line ends of Windows', text.replaceAll('\n', '\r\n')],
    ['with blanks around its lines', text.replaceAll('{', ' \t{').replaceAll('}', '} ')],
    ['with letters written as escapes', text.replaceAll('"A1"', String.raw`"\u0041\u0031"`)],
    ['with whole numbers written as decimals', text.replaceAll('"weight":1}', '"weight":1.0}')],
    ['with whole numbers written as powers', text.replaceAll('"weight":1}', '"weight":10e-1}')],
    ['with blanks by the million', text.replace('{', `{${' '.repeat(3_000_000)}`)],
  ])('%s', async (_what, poolText) => {
    expect(answerOf(await run(poolText))).toEqual(expected);
  });

  it('of nothing', async () => {
    expect(answerOf(await run(''))).toEqual(draw([], spec));
    const bare = { ...spec, strata: {} };
    expect(answerOf(await run('', JSON.stringify(bare)))).toEqual(draw([], bare));
  });

  it('of 30,000 lines', async () => {
    const rows: Row[] = Array.from({ length: 30_000 }, (_, i) => ({
      stratum: [1, 2, 300][i % 3]!,
      eligibility: i % 11 === 0 ? i % 6 : 0,
      id: sha256(`${i}`).slice(0, 18).toUpperCase(),
      weight: 1 + (i % 16),
    }));
    expect(answerOf(await run(poolFile(rows)))).toEqual(draw(rows, spec));
    const twice = poolFile([...rows, { ...rows[77]!, stratum: 2 }]);
    expect(refusalOf(await run(twice))).toMatch(/pool\.jsonl\D*\b30001\b.*id/);
  });
});

describe('refuses as bad JSON, by its line,', () => {
  const lines = text.split('\n');
  it.each([
    ['a byte order mark', `\uFEFF${text}`, 1],
    ['an empty line within', lines.toSpliced(4, 0, '').join('\n'), 5],
    ['an empty line at the end', `${text}\n`, 14],
    ['line ends of old Macs', text.replaceAll('\n', '\r'), 1],
    ['a NUL after the end', `${text}\0`, 14],
  ])('%s', async (_what, poolText, line) => {
    expect(refusalOf(await run(poolText))).toMatch(new RegExp(`pool\\.jsonl\\D*\\b${line}\\b`));
  });
});

it('writes hex in lower case however it was given', async () => {
  const upper = JSON.stringify(spec).replaceAll(
    /"hex":"[^"]+"/g,
    (hex) => `"hex":${hex.slice(6).toUpperCase()}`,
  );
  expect(upper).toContain('ABAB');
  const { out } = await run(text, upper);
  expect(JSON.parse(out.join(''))).toEqual(expected);
  const words = ['--pool', file('pool.jsonl', text), '--spec', file('spec.json', upper)];
  for (const id of ['A1', 'Q7']) {
    const receipt = answerOf(await yaohao('draw', 'receipt', ...words, '--id', id));
    expect(receipt['entropy']).toEqual(spec.entropy);
  }
});

it('takes the last of two equal keys, as JSON readers of most languages do', async () => {
  const doubled = text.replace('"id":"A1"', '"id":"XX","id":"A1"');
  expect(doubled).not.toBe(text);
  const twice = JSON.stringify(spec).replace('"ratioBp":4000', '"ratioBp":1,"ratioBp":4000');
  expect(answerOf(await run(doubled, twice))).toEqual(expected);
});

it.each([0, 1, 2, 3])('agrees with the published draw %i', async (n) => {
  const rows = readFileSync(vectorFile(`draw-${n}.jsonl`), 'utf8')
    .trim()
    .split('\n');
  const published = JSON.parse(readFileSync(vectorFile(`draw-${n}.json`), 'utf8'));
  const answer = JSON.parse(readFileSync(vectorFile(`draw-${n}.expected.json`), 'utf8'));
  expect(
    draw(
      rows.map((row) => JSON.parse(row)),
      published,
    ),
  ).toEqual(answer);
  expect(answerOf(await run(rows.join('\n'), JSON.stringify(published)))).toEqual(answer);
});

describe('refuses words', () => {
  const words = ['--pool', file('p.jsonl', text), '--spec', file('s.json', spec)];
  it.each([
    ['without a pool', ['draw', 'run', ...words.slice(2)]],
    ['without a specification', ['draw', 'run', ...words.slice(0, 2)]],
    ['without an id', ['draw', 'receipt', ...words]],
    ['without a receipt', ['draw', 'verify']],
    ['without an input', ['match', 'run']],
    ['with an option that is none', ['draw', 'run', ...words, '--force', 'yes']],
    ['with a word too many', ['draw', 'run', ...words, 'again']],
    ['without the value of an option', ['draw', 'run', '--pool', words[1]!, '--spec']],
    ['with a pool that is not there', ['draw', 'run', ...words, '--pool', 'nowhere.jsonl']],
    ['with a folder for a pool', ['draw', 'run', ...words, '--pool', '.']],
    ['with a draw that is none', ['draw', 'again']],
    ['with a command that is none', ['redraw']],
  ])('%s', async (_what, given) => {
    refusalOf(await yaohao(...given));
  });
});

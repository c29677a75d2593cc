import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { folderOfFiles, vectorFile, yaohao } from './yaohao.ts';

const write = folderOfFiles();

const subject = { stratum: 1, eligibility: 0, id: 'A1' };
const spec = {
  drawId: 'GQGA-2026-000001',
  entropy: [{ kind: 'secret', hex: 'AB' }],
  strata: { 1: { ratioBp: 5000 } },
};
const lines = (...records: unknown[]) =>
  records.map((r) => (typeof r === 'string' ? r : JSON.stringify(r))).join('\n');

const pool = write('pool.jsonl', `${lines(subject, { ...subject, id: 'B2' })}\n`);
const specFile = write('spec.json', spec);

const answer = ({ out }: { out: string[] }): unknown => JSON.parse(out.join());

describe('draw run', () => {
  test.each([0, 1, 2, 3])('R-095 gives the published answer %i', async (number) => {
    const files = ['--pool', vectorFile(`draw-${number}.jsonl`), '--spec'];
    const outcome = await yaohao('draw', 'run', ...files, vectorFile(`draw-${number}.json`));
    expect(outcome).toMatchObject({ code: 0, err: [], out: [expect.any(String)] });
    expect(answer(outcome)).toEqual(
      JSON.parse(readFileSync(vectorFile(`draw-${number}.expected.json`), 'utf8')),
    );
  });

  test('takes weight 1, minimum 0, hex in either case and a file without a last newline', async () => {
    const plain = await yaohao('draw', 'run', '--pool', pool, '--spec', specFile);
    const full = await yaohao(
      'draw',
      'run',
      `--pool=${write('full.jsonl', lines({ ...subject, weight: 1 }, { ...subject, id: 'B2', weight: 1 }))}`,
      `--spec=${write('full.json', {
        ...spec,
        entropy: [{ kind: 'secret', hex: 'ab' }],
        strata: { 1: { ratioBp: 5000, min: 0 } },
      })}`,
    );
    expect(plain.code).toBe(0);
    expect(full).toEqual(plain);
  });

  test('draws from an empty pool nobody', async () => {
    const empty = write('empty.jsonl', '');
    const outcome = await yaohao('draw', 'run', '--pool', empty, '--spec', specFile);
    expect(answer(outcome)).toMatchObject({
      strata: { 1: { eligible: 0, quota: 0, cutoff: null, drawn: [] } },
    });
  });
});

describe('draw run names the line and field of a malformed pool:', () => {
  test.each([
    ['a stratum that the specification lacks', { ...subject, id: 'C3', stratum: 2 }, 'stratum'],
    ['a lower-case id', { ...subject, id: 'c3' }, 'id'],
    ['an id of 19 characters', { ...subject, id: 'C'.repeat(19) }, 'id'],
    ['an id that is a number', { ...subject, id: 3 }, 'id'],
    ['a repeated id', subject, 'id'],
    ['a stratum beyond 65535', { ...subject, id: 'C3', stratum: 65_536 }, 'stratum'],
    ['an eligibility of 6', { ...subject, id: 'C3', eligibility: 6 }, 'eligibility'],
    ['an eligibility of true', { ...subject, id: 'C3', eligibility: true }, 'eligibility'],
    ['a weight of 0', { ...subject, id: 'C3', weight: 0 }, 'weight'],
    ['a weight of 17', { ...subject, id: 'C3', weight: 17 }, 'weight'],
    ['a weight of null', { ...subject, id: 'C3', weight: null }, 'weight'],
    ['a weight of 1.5', { ...subject, id: 'C3', weight: 1.5 }, 'weight'],
    ['a missing eligibility', { stratum: 1, id: 'C3' }, 'eligibility'],
    ['a misspelt field', { ...subject, id: 'C3', wieght: 2 }, 'wieght'],
    ['an array', [], '$'],
    ['bad JSON', '{"stratum":1,', '$'],
    ['an empty line', '', '$'],
  ])('%s', async (_, third, field) => {
    const rest = { ...subject, id: 'D4' };
    const file = write('bad.jsonl', lines(subject, { ...subject, id: 'B2' }, third, rest));
    const outcome = await yaohao('draw', 'run', '--pool', file, '--spec', specFile);
    expect(outcome).toMatchObject({ code: 2, out: [], err: [expect.any(String)] });
    expect(outcome.err[0]).not.toContain('\n');
    expect(outcome.err[0]).toContain(`${file}:3: ${field}: `);
  });
});

describe('draw run names the path of a malformed specification:', () => {
  const [source] = spec.entropy;
  test.each([
    ['an odd number of digits', { entropy: [{ ...source, hex: 'abc' }] }, 'entropy[0].hex'],
    ['hex that is none', { entropy: [source, { ...source, hex: 'xy' }] }, 'entropy[1].hex'],
    ['an empty value', { entropy: [{ ...source, hex: '' }] }, 'entropy[0].hex'],
    [
      'a value of 65536 bytes',
      { entropy: [{ ...source, hex: '00'.repeat(65_536) }] },
      'entropy[0].hex',
    ],
    ['an empty kind', { entropy: [{ ...source, kind: '' }] }, 'entropy[0].kind'],
    ['a kind beyond ASCII', { entropy: [{ ...source, kind: '彩票' }] }, 'entropy[0].kind'],
    ['a kind of 256 bytes', { entropy: [{ ...source, kind: 'k'.repeat(256) }] }, 'entropy[0].kind'],
    ['no source', { entropy: [] }, 'entropy'],
    ['a lower-case drawId', { drawId: 'gqga' }, 'drawId'],
    ['an empty drawId', { drawId: '' }, 'drawId'],
    ['a drawId of 65 characters', { drawId: 'A'.repeat(65) }, 'drawId'],
    ['a ratio of 10001', { strata: { 1: { ratioBp: 10_001 } } }, 'strata.1.ratioBp'],
    ['a ratio of 0.5', { strata: { 1: { ratioBp: 0.5 } } }, 'strata.1.ratioBp'],
    ['a missing ratio', { strata: { 1: { min: 1 } } }, 'strata.1.ratioBp'],
    ['a negative minimum', { strata: { 1: { ratioBp: 1, min: -1 } } }, 'strata.1.min'],
    ['a misspelt field', { strata: { 1: { ratioBp: 1, minn: 1 } } }, 'strata.1.minn'],
    ['a stratum 65536', { strata: { 65536: { ratioBp: 1 } } }, 'strata.65536'],
    ['a stratum 01', { strata: { 1: { ratioBp: 1 }, '01': { ratioBp: 1 } } }, 'strata.01'],
    ['strata in an array', { strata: [] }, 'strata'],
  ])('%s', async (_, fault, path) => {
    const file = write('bad.json', { ...spec, ...fault });
    const outcome = await yaohao('draw', 'run', '--pool', pool, '--spec', file);
    expect(outcome).toMatchObject({ code: 2, out: [], err: [expect.any(String)] });
    expect(outcome.err[0]).toContain(`${file}: ${path}: `);
  });

  test.each(['', '{', 'null', '[]', '"text"'])('the file %j', async (text) => {
    const file = write('bad.json', text);
    const outcome = await yaohao('draw', 'run', '--pool', pool, '--spec', file);
    expect(outcome).toMatchObject({ code: 2, out: [] });
    expect(outcome.err).toEqual([expect.stringContaining(`${file}: $: `)]);
  });
});

describe('draw refuses words that it does not understand:', () => {
  test.each([
    [[]],
    [['walk']],
    [['run']],
    [['run', '--pool', pool]],
    [['run', '--pool', pool, '--spec', specFile, '--seed', '00']],
    [['run', pool, specFile]],
    [['receipt', '--pool', pool, '--spec', specFile, '--id', 'lower']],
    [['verify']],
    [['run', '--pool', `${pool}.missing`, '--spec', specFile]],
    [['run', '--pool', pool, '--spec', `${specFile}.missing`]],
    [['verify', '--receipt', `${specFile}\n.missing`]],
  ])('%j', async (words) => {
    const outcome = await yaohao('draw', ...words);
    expect(outcome).toMatchObject({ code: 2, out: [], err: [expect.any(String)] });
    expect(outcome.err[0]).not.toContain('\n');
  });
});

describe('R-105 draw receipt and draw verify', () => {
  const receiptOf = async (id: string) =>
    answer(
      await yaohao('draw', 'receipt', '--pool', pool, '--spec', specFile, '--id', id),
    ) as object;

  test.each(['A1', 'B2', 'ABSENT'])('agree on %s, with and without the pool', async (id) => {
    const file = write('receipt.json', await receiptOf(id));
    const alone = await yaohao('draw', 'verify', '--receipt', file);
    const withPool = await yaohao('draw', 'verify', '--receipt', file, '--pool', pool);
    expect([alone.code, withPool.code]).toEqual([0, 0]);
    expect(answer(alone)).toMatchObject({ ok: true, checked: 'receipt', id });
    expect(answer(withPool)).toMatchObject({ ok: true, checked: 'pool', id });
  });

  test('write a receipt with exactly the published fields', async () => {
    expect(await receiptOf('B2')).toEqual({
      version: 'yaohao/1',
      drawId: spec.drawId,
      entropy: [{ kind: 'secret', hex: 'ab' }],
      seed: expect.stringMatching(/^[0-9a-f]{64}$/),
      record: { stratum: 1, eligibility: 0, id: 'B2', weight: 1 },
      index: 1,
      size: 2,
      proof: [expect.stringMatching(/^[0-9a-f]{64}$/)],
      root: expect.stringMatching(/^[0-9a-f]{64}$/),
      stratum: {
        ratioBp: 5000,
        min: 0,
        eligible: 2,
        quota: 1,
        cutoff: expect.stringMatching(/^[0-9a-f]{69}$/),
      },
      drawn: expect.any(Boolean),
    });
  });

  test('write the gaps around an absent id by index, adjacent, for every stratum', async () => {
    const neighbour = (id: string, index: number) => ({
      record: { stratum: 1, eligibility: 0, id, weight: 1 },
      index,
      proof: [expect.any(String)],
    });
    expect(await receiptOf('AZ')).toEqual({
      absent: true,
      version: 'yaohao/1',
      drawId: spec.drawId,
      entropy: [{ kind: 'secret', hex: 'ab' }],
      seed: expect.any(String),
      id: 'AZ',
      size: 2,
      root: expect.any(String),
      ranges: [
        { before: null, after: neighbour('A1', 0) },
        { before: neighbour('A1', 0), after: neighbour('B2', 1) },
        { before: neighbour('B2', 1), after: null },
      ],
    });
  });

  test('answer no with exit code 1 to a tampered receipt, saying why', async () => {
    const receipt = (await receiptOf('A1')) as { drawn: boolean };
    const file = write('tampered.json', { ...receipt, drawn: !receipt.drawn });
    const outcome = await yaohao('draw', 'verify', '--receipt', file);
    expect(outcome).toMatchObject({ code: 1, err: [] });
    expect(answer(outcome)).toMatchObject({ ok: false, reason: 'drawn', checked: 'receipt' });
  });

  test('answer no with exit code 1 to an object that is no receipt', async () => {
    const file = write('object.json', {});
    const outcome = await yaohao('draw', 'verify', '--receipt', file);
    expect(outcome.code).toBe(1);
    expect(answer(outcome)).toMatchObject({ ok: false, reason: 'malformed' });
  });

  test.each(['', '[]', 'null', '7', '{'])('cannot use the file %j', async (text) => {
    const file = write('no-object.json', text);
    const outcome = await yaohao('draw', 'verify', '--receipt', file);
    expect(outcome).toMatchObject({ code: 2, out: [], err: [expect.stringContaining(file)] });
  });

  test('cannot use a malformed pool', async () => {
    const file = write('receipt.json', await receiptOf('A1'));
    const twice = write('twice.jsonl', lines(subject, subject));
    const outcome = await yaohao('draw', 'verify', '--receipt', file, '--pool', twice);
    expect(outcome).toMatchObject({ code: 2, out: [] });
    expect(outcome.err).toEqual([expect.stringContaining(`${twice}:2: id: `)]);
  });
});

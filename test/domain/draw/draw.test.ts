import { describe, expect, test } from 'vitest';
import { runDraw } from '../../../domain/draw/draw.ts';
import { parseRecord } from '../../../domain/draw/record.ts';
import { parseSpec } from '../../../domain/draw/spec.ts';
import { vector, vectorLines } from './vectors.ts';

describe('R-095 the draw of subjects gives the published answers', () => {
  test.each([0, 1, 2, 3])('draw %i', (number) => {
    const pool = vectorLines(`draw-${number}.jsonl`).map(parseRecord);
    const spec = parseSpec(vector(`draw-${number}.json`));
    expect(runDraw(pool, spec)).toEqual(vector(`draw-${number}.expected.json`));
  });
});

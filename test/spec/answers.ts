import { expect } from 'vitest';
import type { Outcome } from '../cli/yaohao.ts';

/** The one JSON object of a command that went well. */
export function answerOf({ code, out, err }: Outcome, expected = 0): Record<string, unknown> {
  expect(err.join('')).toBe('');
  expect(code).toBe(expected);
  return JSON.parse(out.join('\n'));
}

/** The one line of a refusal: exit 2, nothing on stdout. */
export function refusalOf({ code, out, err }: Outcome): string {
  const said = err.join('\n').replace(/\n$/, '');
  expect({ code, out: out.join('') }).toEqual({ code: 2, out: '' });
  expect(said).toMatch(/^[^\p{Cc}\u2028\u2029]+$/u);
  return said;
}

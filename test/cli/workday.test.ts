import { expect, it } from 'vitest';
import { main } from '../../cli/main.ts';

async function run(...words: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(['workday', ...words], {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  });
  return { code, out, err };
}

it('prints the due day as JSON', async () => {
  expect(await run('--from', '2026-09-28', '--add', '20')).toEqual({
    code: 0,
    out: ['{"dueOn":"2026-10-30","provisional":false}'],
    err: [],
  });
});

it('says when the day is provisional', async () => {
  const { out } = await run('--from', '2098-12-25', '--add', '20');
  expect(JSON.parse(out[0] ?? '')).toEqual({ dueOn: '2099-01-22', provisional: true });
});

it.each([
  [['--from', '2026-02-30', '--add', '5'], '2026-02-30'],
  [['--from', '2026/02/10', '--add', '5'], '2026/02/10'],
  [['--add', '5'], '--from'],
  [['--from', '2026-02-10'], '--add'],
  [['--from', '2026-02-10', '--add', '-1'], '--add'],
  [['--from', '2026-02-10', '--add=-1'], '-1'],
  [['--from', '2026-02-10', '--add', '1.5'], '1.5'],
  [['--from', '2026-02-10', '--add', 'five'], 'five'],
  [['--from', '9999-12-20', '--add', '100'], '9999-12-20'],
  [['--from', '2026-02-10', '--add', '5', '--until', '3'], '--until'],
  [['--from', '2026-02-10', '--add', '5', 'more'], 'more'],
])('refuses %j in one line', async (words, named) => {
  const { code, out, err } = await run(...words);
  expect(code).toBe(2);
  expect(out).toEqual([]);
  expect(err).toHaveLength(1);
  expect(err[0]).toContain(named);
  expect(err[0]).not.toContain('\n');
});

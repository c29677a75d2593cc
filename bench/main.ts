import { parseArgs } from 'node:util';
import { isMet, type Line, type Options } from './harness.ts';

type Bench = (options: Options) => Promise<Line[]>;

/** What `npm run bench` measures; the bounds are those of the design. */
const benches: Record<string, () => Promise<Bench>> = {
  draw: async () => (await import('./draw.ts')).benchDraw,
  match: async () => (await import('./match.ts')).benchMatch,
  receipt: async () => (await import('./receipt.ts')).benchReceipt,
  freeze: async () => (await import('./freeze.ts')).benchFreeze,
  import: async () => (await import('./import.ts')).benchImport,
  chat: async () => (await import('./chat.ts')).benchChat,
  flood: async () => (await import('./flood.ts')).benchFlood,
  portal: async () => (await import('./portal.ts')).benchPortal,
  verify: async () => (await import('./verify.ts')).benchVerify,
};

const usage = `npm run bench -- [${Object.keys(benches).join('|')}] [--size N] [--runs N] [--faults] [--json]`;

async function main(words: string[]): Promise<number> {
  const asked = read(words);
  if (!asked) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  const { names, json, options } = asked;
  const lines: Line[] = [];
  if (!json) process.stdout.write(heading);
  for (const name of names) {
    const bench = await benches[name]!();
    for (const line of await bench(options)) {
      if (!json) process.stdout.write(`${rowOf(line)}\n`);
      lines.push(line);
    }
  }
  if (json) process.stdout.write(`${JSON.stringify(lines.map(resultOf), null, 2)}\n`);
  return lines.every(isMet) ? 0 : 1;
}

function read(words: string[]): { names: string[]; json: boolean; options: Options } | null {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      size: { type: 'string' },
      runs: { type: 'string', default: '5' },
      faults: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const [size, runs] = [Number(values.size ?? 0), Number(values.runs)];
  const isKnown = positionals.every((name) => Object.hasOwn(benches, name));
  if (!isKnown || !Number.isSafeInteger(size) || !(runs >= 1)) return null;
  const names = positionals.length > 0 ? positionals : Object.keys(benches);
  const { json, faults } = values;
  return { names, json, options: { size: size || null, runs, faults } };
}

const resultOf = (line: Line) => ({ ...line, met: line.bound === null ? null : isMet(line) });

const columns = { goal: 44, ours: 12, peer: 34, peers: 12, ratio: 8, bound: 8 };
const heading = `${[
  'goal'.padEnd(columns.goal),
  'ours'.padStart(columns.ours),
  `  ${'beside'.padEnd(columns.peer)}`,
  'takes'.padStart(columns.peers),
  'ratio'.padStart(columns.ratio),
  'bound'.padStart(columns.bound),
  '  met',
].join('')}\n`;

function rowOf(line: Line): string {
  const amount = (value: number) => `${value.toFixed(value < 100 ? 2 : 0)} ${line.unit}`;
  const isBound = line.bound !== null;
  return [
    line.goal.padEnd(columns.goal),
    amount(line.ours).padStart(columns.ours),
    `  ${line.peer.padEnd(columns.peer)}`,
    amount(line.peers).padStart(columns.peers),
    line.ratio.toFixed(3).padStart(columns.ratio),
    (isBound ? line.bound!.toFixed(3) : '–').padStart(columns.bound),
    isBound ? `  ${isMet(line) ? 'yes' : 'NO'}` : '',
  ].join('');
}

const code = await main(process.argv.slice(2));
// At once, as soon as all is written: the embedded Postgres of a site ends an idle process with 0, whatever was missed.
process.stdout.write('', () => process.exit(code));

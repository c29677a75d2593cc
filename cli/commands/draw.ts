import { runDraw } from '../../domain/draw/draw.ts';
import { idAt } from '../../domain/draw/fields.ts';
import { receiptOf } from '../../domain/draw/receipt.ts';
import { parseSpec, type DrawSpec } from '../../domain/draw/spec.ts';
import { verifyReceipt, type ReceiptVerdict } from '../../domain/draw/verify-receipt.ts';
import { verifyTranscript } from '../../domain/draw/verify-transcript.ts';
import type { Command } from '../command.ts';
import { poolLine, readJson, readPool } from './draw-files.ts';
import { naming, oneLine, unusable } from './draw-malformed.ts';
import { transcriptAnswer } from './draw-transcript.ts';
import { faultText } from './draw-verdict.ts';
import { misused, optionsOf } from './draw-words.ts';

/** `draw run`, `draw receipt` and `draw verify`: one JSON object on stdout. */
export const draw: Command = async ([name = '', ...words], output) => {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) misused(['draw', name], 'draw run|receipt|verify …');
  return await command!(words, output);
};

const run: Command = async (words, output) => {
  const usage = 'draw run --pool POOL.jsonl --spec SPEC.json';
  const files = optionsOf(words, usage, ['pool', 'spec']);
  const [spec, pool] = [await readSpec(files.spec), await readPool(files.pool)];
  const result = namingPool(files.pool, () => runDraw(pool, spec));
  output.out(JSON.stringify(result));
  return 0;
};

const receipt: Command = async (words, output) => {
  const usage = 'draw receipt --pool POOL.jsonl --spec SPEC.json --id ID';
  const { id, ...files } = optionsOf(words, usage, ['pool', 'spec', 'id']);
  naming(
    () => 'npx yaohao draw receipt',
    () => idAt(id, '--id'),
  );
  const [spec, pool] = [await readSpec(files.spec), await readPool(files.pool)];
  const result = namingPool(files.pool, () => receiptOf(pool, spec, id));
  output.out(JSON.stringify(result));
  return 0;
};

const verify: Command = async (words, output) => {
  if (words.some((word) => word.startsWith('--transcript'))) return verifyFile(words, output);
  const usage = 'draw verify --receipt FILE [--pool POOL.jsonl] | --transcript FILE';
  const files = optionsOf(words, usage, ['receipt'], ['pool']);
  const value = await readObject(files.receipt);
  const pool = files.pool === undefined ? undefined : await readPool(files.pool);
  const verdict = namingPool(files.pool ?? '', () => verifyReceipt(value, pool));
  output.out(JSON.stringify(answerOf(verdict)));
  return verdict.ok ? 0 : 1;
};

const verifyFile: Command = async (words, output) => {
  const { transcript } = optionsOf(words, 'draw verify --transcript FILE', ['transcript']);
  const value = await readObject(transcript);
  const verdict = verifyTranscript(value);
  output.out(JSON.stringify(transcriptAnswer(value, verdict)));
  return verdict.ok ? 0 : 1;
};

const commands: Record<string, Command> = { run, receipt, verify };

async function readObject(file: string): Promise<object> {
  const value = await readJson(file);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    unusable(oneLine(file), '$', '应为 JSON 对象 · must be a JSON object');
  }
  return value as object;
}

async function readSpec(file: string): Promise<DrawSpec> {
  const value = await readJson(file);
  return naming(
    () => oneLine(file),
    () => parseSpec(value),
  );
}

/** Runs what reads a whole pool; a refused record is named by its line. */
const namingPool = <T>(file: string, read: () => T): T =>
  naming(({ record }) => poolLine(file, Number(record)), read);

function answerOf(verdict: ReceiptVerdict) {
  if (!verdict.ok) return { ...verdict, text: faultText(verdict) };
  const { receipt: proven, ...rest } = verdict;
  const { drawId, root } = proven;
  return 'absent' in proven
    ? { ...rest, drawId, root, id: proven.id, absent: true }
    : { ...rest, drawId, root, id: proven.record.id, drawn: proven.drawn };
}

import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The secrets of one demo, made at its first start and kept beside its data. */
export type Keys = {
  dataKey: string;
  sessionSecret: string;
  telegramToken: string;
  slackToken: string;
  slackSecret: string;
};

/** Reads the keys of the demo in `folder`, or makes them. */
export async function keysOf(folder: string): Promise<Keys> {
  const file = path.join(folder, 'keys.json');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept) return JSON.parse(kept) as Keys;
  const hex = (bytes: number) => randomBytes(bytes).toString('hex');
  const keys: Keys = {
    dataKey: hex(32),
    sessionSecret: hex(32),
    telegramToken: `${randomBytes(4).readUInt32BE()}:${hex(16)}`,
    slackToken: `xoxb-${hex(12)}`,
    slackSecret: hex(16),
  };
  await mkdir(folder, { recursive: true });
  await writeFile(file, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}

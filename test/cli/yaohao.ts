import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { main } from '../../cli/main.ts';

/** What a command wrote and returned. */
export type Outcome = { code: number; out: string[]; err: string[] };

/** Runs `npx yaohao WORDS` in this process. */
export async function yaohao(...words: string[]): Promise<Outcome> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await main(words, { out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, out, err };
}

/** A folder for the files of one test file, removed at its end. */
export function folderOfFiles(): (name: string, content: unknown) => string {
  const folder = mkdtempSync(join(tmpdir(), 'yaohao-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  return (name, content) => {
    const file = join(folder, name);
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return file;
  };
}

/** A file of the published vectors. */
export const vectorFile = (name: string): string =>
  new URL(`../vectors/draw/${name}`, import.meta.url).pathname;

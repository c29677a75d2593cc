import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** Which folders, files and packages each folder may import. Nothing else is allowed. */
const mayImport: Record<string, RegExp> = {
  domain: /^(domain|zod|@noble\/curves\/(bls12-381|ed25519)\.js)$/,
  locales: /^(locales|domain)$/,
  db: /^(db|domain|config|typeorm|pg|pg-copy-streams|node:.*|@node-rs\/argon2)$/,
  usecases:
    /^(usecases|domain|db|zod|typeorm|node:.*|locales|@node-rs\/argon2|csv-parse|yauzl|chinese-days|pdfkit|fflate|hucre\/.*)$/,
  chat: /^(chat|domain|locales|db|config|typeorm|grammy|web-push|@slack\/.*|node:.*)$/,
  sheets: /^(sheets|domain|locales|html|qr|node:.*)$/,
  bot: /^(bot|usecases|chat|sheets|domain|locales|db|config|log|html|express.*|connect-pg-simple|pg|helmet|grammy|@slack\/bolt|node:.*)$/,
  worker: /^(worker|usecases|chat|domain|locales|db|config|log|bullmq|ioredis|pg|typeorm|node:.*)$/,
  admin:
    /^(admin|usecases|sheets|domain|locales|db|config|log|html|qr|adminjs|@adminjs\/.*|zod|express.*|connect-pg-simple|pg|helmet|typeorm|node:.*)$/,
  portal: /^(portal|esbuild|domain|locales|config|log|html|qr|express|helmet|pg|node:.*)$/,
};

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(folder, name));

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const statements =
    /^(?:import|export)\b[^;=(]*? from '([^'\n]+)'|\bimport\('([^'\n]+)'\)|^import '([^'\n]+)'/gm;
  return [...text.matchAll(statements)].map(([, a, b, c]) => a ?? b ?? c ?? '');
}

function targetOf(file: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return path.join(path.dirname(file), specifier).split('/')[0]!.replace('.ts', '');
}

describe('who may import whom', () => {
  it.each(Object.entries(mayImport))('%s imports only what it may', (folder, allowed) => {
    for (const file of filesOf(folder)) {
      for (const specifier of importsOf(file)) {
        const target = targetOf(file, specifier);
        expect(target, `${file} imports ${specifier}`).toMatch(allowed);
      }
    }
  });

  it('what runs in a browser is made of the draw, its texts and plain markup', () => {
    const allowed =
      /^(?:portal\/verify\/|portal\/parts\/(?:table|facts)|domain\/draw\/|domain\/refusal|locales\/(?:zh|en)-verify|html)/;
    for (const file of filesOf('portal/verify')) {
      for (const specifier of importsOf(file)) {
        const target = path.join(path.dirname(file), specifier);
        expect(target, `${file} imports ${specifier}`).toMatch(allowed);
      }
    }
  });

  it('bullmq is known to the worker alone, so nothing legal depends on it', () => {
    const folders = Object.keys(mayImport).filter((folder) => folder !== 'worker');
    const users = folders.flatMap(filesOf).filter((file) => importsOf(file).includes('bullmq'));
    expect(users).toEqual([]);
  });

  it('domain reads no clock and no randomness', () => {
    for (const file of filesOf('domain')) {
      expect(readFileSync(file, 'utf8'), file).not.toMatch(
        /\bDate\.now\(|new Date\(\)|Math\.random\(|randomBytes|getRandomValues|process\./,
      );
    }
  });

  it('only config.ts and log.ts read the environment', () => {
    const doors = Object.keys(mayImport).flatMap(filesOf);
    const readers = doors.filter((file) => /process\.env/.test(readFileSync(file, 'utf8')));
    expect(readers).toEqual([]);
  });

  it('no file of the product is longer than 300 lines', () => {
    const long = Object.keys(mayImport)
      .flatMap(filesOf)
      .filter((file) => !file.startsWith('db/migrations/'))
      .filter((file) => readFileSync(file, 'utf8').split('\n').length > 301);
    expect(long).toEqual([]);
  });
});

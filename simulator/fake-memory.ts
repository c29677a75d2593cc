import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Signal } from './fake-signal.ts';

/** What a fake wrote down before it was stopped; nothing on the first start. */
export function recall<T>(path: string | undefined): T | undefined {
  if (path === undefined || !existsSync(path)) return undefined;
  return deserialize(readFileSync(path)) as T;
}

/** Writes down what `look` gives, soon after each change; the function returned does so at once. */
export function remember(
  path: string | undefined,
  signal: Signal,
  look: () => unknown,
): () => void {
  if (path === undefined) return () => undefined;
  let timer: NodeJS.Timeout | undefined;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.new`, serialize(look()));
    renameSync(`${path}.new`, path);
  };
  const off = signal.on(() => {
    timer ??= setTimeout(write, 200).unref();
  });
  return () => {
    off();
    write();
  };
}

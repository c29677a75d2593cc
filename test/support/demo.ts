import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { portsFrom, takenOf } from '../../simulator/ports.ts';
import type { DemoState } from '../../simulator/demo-page/state.ts';

/** The demo as somebody runs it in a terminal. */
export type RunningDemo = {
  /** What it says on stdout, line by line, until it stands. */
  lines: string[];
  /** Its four addresses by their English names. */
  addresses: Record<string, string>;
  /** Presses Ctrl-C, which a terminal sends to the whole process group; answers how the demo ended. */
  interrupt: () => Promise<number | null>;
};

/** Starts the demo by the script of package.json and waits until it stands. */
export async function startDemo(words: string[]): Promise<RunningDemo> {
  const child = await launch(words);
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout!)) {
    lines.push(line);
    if (line.startsWith('Ctrl-C')) break;
  }
  const found = lines.flatMap(
    (line) => /(web chat|admin panel|portal|health) +(http\S+)/.exec(line) ?? [],
  );
  const addresses: Record<string, string> = {};
  for (let at = 0; at < found.length; at += 3) addresses[found[at + 1]!] = found[at + 2]!;
  if (Object.keys(addresses).length === 0) throw new Error(`no demo:\n${lines.join('\n')}`);
  child.stdout!.resume();
  child.stderr!.resume();
  return { lines, addresses, interrupt: () => interrupt(child) };
}

/** Starts the demo where it cannot start; answers its exit code and what it said on stderr. */
export async function failingDemo(words: string[]): Promise<{ code: number | null; said: string }> {
  const child = await launch(words);
  let said = '';
  child.stderr!.on('data', (chunk: Buffer) => (said += String(chunk)));
  child.stdout!.resume();
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}

async function launch(words: string[]): Promise<ChildProcess> {
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as {
    scripts: { demo: string };
  };
  const [node, ...rest] = scripts.demo.split(' ');
  if (node !== 'node') throw new Error(`npm run demo is ${scripts.demo}`);
  return spawn(process.execPath, [...rest, ...words], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function interrupt(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  process.kill(-child.pid!, 'SIGINT');
  const [code] = (await ended) as [number | null];
  return code;
}

/**
 * A base from which all ports of the demo are free. Below those that the system hands out by itself: one of
 * them could be somebody else's before the demo has come to it.
 */
export async function freeBase(): Promise<number> {
  for (;;) {
    const base = randomInt(20_000, 32_000);
    if ((await takenOf(portsFrom(base))).length === 0) return base;
  }
}

/** What the demo's page shows at the moment; with `holds`, as soon as that is so. */
export async function stateOf(
  page: string,
  holds: (state: DemoState) => boolean = () => true,
): Promise<DemoState> {
  const closing = new AbortController();
  const { body } = await fetch(`${page}/state`, { signal: closing.signal });
  let text = '';
  for await (const chunk of body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const told = text
      .split('\n\n')
      .slice(0, -1)
      .findLast((one) => one.startsWith('data: '));
    const state = told && (JSON.parse(told.slice('data: '.length)) as DemoState);
    if (!state || !holds(state)) continue;
    closing.abort();
    return state;
  }
  throw new Error('the demo says nothing any more');
}

/** Presses one of the buttons of the demo's page. */
export async function pressOn(page: string, button: string, body: object): Promise<void> {
  const answer = await fetch(`${page}/${button}`, { method: 'POST', body: JSON.stringify(body) });
  if (answer.status !== 204) throw new Error(`${button}: ${answer.status}`);
}

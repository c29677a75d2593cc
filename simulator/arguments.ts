import { parseArgs } from 'node:util';

/** What `npm run demo -- …` was asked for. */
export type DemoArguments = { fresh: boolean; port: number; data: string };

/** The words cannot be used; the message says which can, zh first. */
export class DemoUsage extends Error {}

const usage = '用法 / usage: npm run demo -- [--fresh] [--port 4600] [--data .yaohao]';
const highest = 65_528;

/** Reads the words after `npm run demo --`. */
export function readArguments(words: string[]): DemoArguments {
  try {
    const { values } = parseArgs({
      args: words,
      options: {
        fresh: { type: 'boolean', default: false },
        port: { type: 'string', default: '4600' },
        data: { type: 'string', default: '.yaohao' },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1024 || port > highest) {
      throw new DemoUsage(`--port: 1024–${highest}`);
    }
    return { fresh: values.fresh, port, data: values.data };
  } catch (error) {
    throw new DemoUsage(`${(error as Error).message}\n${usage}`);
  }
}

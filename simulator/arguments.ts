import { parseArgs } from 'node:util';
import { profileSlugs } from '../domain/profile/profile.ts';

/** What `npm run demo -- …` was asked for. */
export type DemoArguments = {
  fresh: boolean;
  port: number;
  data: string;
  /** The rule profile under which the county works, from its first start on. */
  rules: string;
};

/** The words cannot be used; the message says which can, zh first. */
export class DemoUsage extends Error {}

const usage =
  '用法 / usage: npm run demo -- [--fresh] [--port 4600] [--data .yaohao] [--rules gaoqing]';
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
        rules: { type: 'string', default: 'gaoqing' },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1024 || port > highest) {
      throw new DemoUsage(`--port: 1024–${highest}`);
    }
    if (!profileSlugs.includes(values.rules)) {
      throw new DemoUsage(`--rules: ${profileSlugs.join(' | ')}`);
    }
    return { fresh: values.fresh, port, data: values.data, rules: values.rules };
  } catch (error) {
    throw new DemoUsage(`${(error as Error).message}\n${usage}`);
  }
}

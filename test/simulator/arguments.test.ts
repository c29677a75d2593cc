import { describe, expect, it } from 'vitest';
import { DemoUsage, readArguments } from '../../simulator/arguments.ts';

describe('what the demo is asked for', () => {
  it('is the sample county on the usual ports, unless told otherwise', () => {
    const usual = { fresh: false, port: 4600, data: '.yaohao', rules: 'gaoqing' };
    expect(readArguments([])).toEqual(usual);
    const words = ['--fresh', '--port', '5000', '--rules', 'gaoxin'];
    expect(readArguments(words)).toEqual({ ...usual, fresh: true, port: 5000, rules: 'gaoxin' });
  });

  it.each([
    ['a port that is none', ['--port', '80'], '1024'],
    ['a bureau that is not built in', ['--rules', 'nowhere'], 'gaoqing | gaoxin'],
    ['a word that is not known', ['--slow'], '--slow'],
  ])('is refused with its usage: %s', (_what, words, said) => {
    expect(() => readArguments(words)).toThrow(DemoUsage);
    expect(() => readArguments(words)).toThrow(said);
    expect(() => readArguments(words)).toThrow('npm run demo -- [--fresh]');
  });
});

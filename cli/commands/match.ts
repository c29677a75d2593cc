import type { MatchInput } from '../../domain/match/input.ts';
import { runMatch } from '../../domain/match/match.ts';
import type { Command } from '../command.ts';
import { readJson } from './draw-files.ts';
import { naming, oneLine } from './draw-malformed.ts';
import { misused, optionsOf } from './draw-words.ts';

const usage = 'match run --input FILE';

/** `match run`: the teams, or the shortage, as one JSON object on stdout; exit code 0 for both. */
export const match: Command = async ([name = '', ...words], output) => {
  if (name !== 'run') misused(['match', name], usage);
  const { input } = optionsOf(words, usage, ['input']);
  const value = await readJson(input);
  const result = naming(
    () => oneLine(input),
    () => runMatch(value as MatchInput),
  );
  output.out(JSON.stringify(result));
  return 0;
};

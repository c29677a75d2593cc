import { parseArgs } from 'node:util';
import { addWorkingDays, type Day, parseDay } from '../../domain/calendar.ts';
import { officialCalendar } from '../../usecases/calendar/official.ts';
import { type Command, UsageError } from '../command.ts';

// Ten thousand working days are forty years: longer terms are typing errors.
const longest = 10_000;

/** `workday --from YYYY-MM-DD --add N`: prints the due day and whether it is provisional. */
export const workday: Command = (words, { out }) => {
  const { from, add } = readOptions(words);
  const day = from === undefined ? undefined : parseDay(from);
  if (day === undefined) {
    throw new UsageError(
      `--from 要一个存在的日期 YYYY-MM-DD · needs an existing date: ${from ?? ''}`,
    );
  }
  if (add === undefined || !/^\d{1,5}$/.test(add) || Number(add) > longest) {
    throw new UsageError(
      `--add 要 0 至 ${longest} 的整数 · needs a whole number from 0 to ${longest}: ${add ?? ''}`,
    );
  }
  out(JSON.stringify(reckon(day, Number(add))));
  return Promise.resolve(0);
};

function reckon(from: Day, count: number) {
  try {
    return addWorkingDays(from, count, officialCalendar);
  } catch (error) {
    throw new UsageError(
      `超出可写的年份 beyond the years that can be written (${messageOf(error)})`,
    );
  }
}

function readOptions(words: string[]) {
  try {
    return parseArgs({
      args: words,
      options: { from: { type: 'string' }, add: { type: 'string' } },
    }).values;
  } catch (error) {
    throw new UsageError(`用法 Usage: workday --from YYYY-MM-DD --add N (${messageOf(error)})`);
  }
}

const messageOf = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0];

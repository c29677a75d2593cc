import { type Logger, LogLevel } from '@slack/bolt';
import { log } from '../log.ts';

const say =
  (level: 'warn' | 'error') =>
  (...parts: unknown[]) =>
    log[level]({ parts: parts.map(String) }, 'slack app');

/** What Bolt has to say, in our own log; its chatter is left out. */
export const boltLog: Logger = {
  debug: () => {},
  info: () => {},
  warn: say('warn'),
  error: say('error'),
  setLevel: () => {},
  getLevel: () => LogLevel.WARN,
  setName: () => {},
};

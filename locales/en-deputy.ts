import type { deputies as zh } from './zh-deputy.ts';

type V = Record<string, string | number>;

/** English of `zh-deputy.ts`. */
export const deputies: typeof zh = {
  'note.command.deputy': () => 'name a deputy for a time',
  'note.deputy.how': () =>
    'Write it like this: /deputy NAME 2026-12-01 2026-12-10 REASON; to end it early: /deputy end NAME (in Slack /yaohao deputy …).',
  'note.deputy.none': () => 'No deputies at present.',
  'note.deputy.line': ({ deputy, principal, role, unit, days }: V) =>
    `${deputy} for ${principal} (${role}, ${unit}): ${days}`,
  'note.deputy.nobody': ({ name }: V) =>
    `Your bureau has nobody called “${name}” who could be named.`,
  'note.deputy.several': ({ name }: V) =>
    `There is more than one “${name}”, or you hold more than one mandate: choose on the page “Deputies” of the web inbox.`,
  'note.deputy.no-mandate': () => 'You hold no mandate that a deputy could have.',
  'note.deputy.named': ({ name, days }: V) =>
    `${name} decides in your place: ${days}. Both of you are told.`,
  'note.deputy.end': () => 'Ended. Both of you are told.',
  'note.deputy.not-there': ({ name }: V) => `No deputy at present has to do with “${name}”.`,
  'button.deputy.end': () => 'End now',
  'button.deputy.end.confirm': () => 'The deputy decides nothing any more from now on. Sure?',
  'page.deputies.way': () => 'Deputies: name one, end one',
  'page.deputies.name': () => 'Name a deputy',
};

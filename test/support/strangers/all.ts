import { bookStrangers } from './books.ts';
import { brokenStrangers } from './broken.ts';
import { listStrangers } from './lists.ts';
import { peopleStrangers } from './people.ts';
import type { Stranger } from './stranger.ts';
import { subjectStrangers } from './subjects.ts';

/** Registries of the same form that somebody else wrote, with what files.md makes of each. */
export const strangers = (): Stranger[] => [
  ...subjectStrangers(),
  ...peopleStrangers(),
  ...listStrangers(),
  ...bookStrangers(),
  ...brokenStrangers(),
];

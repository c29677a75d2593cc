import { statisticsPage } from './pages/statistics.ts';
import { dataPage } from './pages/data.ts';
import { listsPage } from './pages/lists.ts';
import { latestNotices, versionsOf } from './notices.ts';
import type { StatisticsBody } from '../domain/statistics.ts';
import type { Database } from './database.ts';
import type { Page } from './layout.ts';
import type { Reader } from './reader.ts';

const mostLists = 200;

type Params = Record<string, string | undefined>;
type Load = (reader: Reader, params: Params) => Promise<Page | undefined>;

/** The pages of published figures and of the files that anybody may take away. */
export const statisticsPages = (database: Database): [path: string, load: Load][] => [
  ['/statistics', (reader) => chosen(reader, database)],
  ['/statistics/:ref', (reader, { ref = '' }) => one(reader, database, ref)],
  [
    '/statistics/:ref/:number',
    (reader, { ref = '', number }) => one(reader, database, ref, Number(number)),
  ],
  [
    '/data',
    async (reader) =>
      dataPage(reader, await latestNotices<StatisticsBody>(database, ['statistics'], mostLists)),
  ],
];

async function chosen(reader: Reader, database: Database): Promise<Page | undefined> {
  const latest = await latestNotices<StatisticsBody>(database, ['statistics'], mostLists);
  const [only, ...others] = latest;
  if (!only || others.length > 0) return listsPage(reader, 'statistics', latest);
  return one(reader, database, only.ref);
}

async function one(
  reader: Reader,
  database: Database,
  ref: string,
  number?: number,
): Promise<Page | undefined> {
  const all = await versionsOf<StatisticsBody>(database, 'statistics', ref);
  const shown = number === undefined ? all[0] : all.find((notice) => notice.number === number);
  return shown && statisticsPage(reader, all, shown);
}

import { beforeAll, it } from 'vitest';
import { folderOfFiles } from '../../../cli/yaohao.ts';
import { textOf, usePortal } from '../../../portal/published.ts';
import { type OpenDatabase, useDatabase } from '../../../support/database.ts';
import { aVisitor, type Visitor } from '../../../support/visitor.ts';
import { type Bureau, openBureau, type Setting } from './bureau.ts';
import { type Clock, useClock } from './clock.ts';
import { type Drawn, drawTask, type TaskPlan } from './draw.ts';
import { type Desk, deskOf } from './office.ts';
import { type Team, teamOf } from './team.ts';

/** Where the story of one bureau plays; bureau and task are there when its first chapter begins. */
export type Story = {
  sql: OpenDatabase['sql'];
  clock: Clock;
  bureau: Bureau;
  desk: Desk;
  taskId: string;
  taskCode: string;
  visits: Drawn[];
  /** The teams by the category of whom they inspect, in the order of the visits. */
  teams: Team[];
  newFile: (name: string, content: unknown) => string;
  /** What a citizen reads at an address of the portal, and 404 where nothing is public. */
  read: (path: string) => Promise<{ status: number; text: string }>;
  /** The numbers of the visits whose results the public finds, in their order. */
  publicResults: () => Promise<string[]>;
  citizen: () => Visitor;
};

/** Opens a bureau and draws its task, in a database, a Redis and a portal of the file's own. */
export function useStory(setting: Setting, plan: TaskPlan & { on: string }): Story {
  const database = useDatabase();
  const { sql } = database;
  const clock = useClock(database);
  const { get, base } = usePortal(database);
  const newFile = folderOfFiles();
  const known: Omit<Story, 'bureau' | 'desk' | 'taskId' | 'taskCode' | 'visits' | 'teams'> = {
    sql,
    clock,
    newFile,
    read: async (path) => {
      const { status, text } = await get(path);
      return { status, text: textOf(text) };
    },
    publicResults: async () => {
      const { text } = await get('/results');
      const codes = [...text.matchAll(/href="\/results\/([^"?]+)"/g)].map(([, code]) => code!);
      return [...new Set(codes)].toSorted();
    },
    citizen: () => aVisitor(base()),
  };
  // The rest is there when the chapters begin.
  const story = known as Story;
  beforeAll(async () => {
    story.bureau = await openBureau(sql, setting);
    story.desk = deskOf(sql, clock, story.bureau);
    const { on, ...task } = plan;
    await clock.begin(on);
    const drawn = await drawTask(sql, story.bureau, task, clock.now());
    Object.assign(story, { taskId: drawn.taskId, taskCode: drawn.code, visits: drawn.visits });
    story.teams = [];
    for (const visit of drawn.visits) story.teams.push(await teamOf(sql, clock, visit));
  }, 120_000);
  return story;
}

/**
 * Chapters of one story: each goes on from the one before, so after one that failed the others fail too, and
 * say why.
 */
export function useChapters(): (title: string, tell: () => Promise<void>) => void {
  let broken: string | undefined;
  return (title, tell) => {
    it(
      title,
      async () => {
        if (broken) throw new Error(`the story broke off where ${broken}`);
        broken = title;
        await tell();
        broken = undefined;
      },
      120_000,
    );
  };
}

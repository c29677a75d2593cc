import type { AnnouncementBody, ConfirmationBody, DrawBody, TaskBody, VoidBody } from './bodies.ts';
import type { Notice, NoticeKind } from './notices.ts';

/** How far a draw has come, as its notices tell. */
export type Stage = 'announced' | 'people' | 'assigned' | 'drawn' | 'dispatched' | 'void';

type Found = {
  announcement: Notice<AnnouncementBody> | undefined;
  /** The newest notice of the result: a sealed draw has one when it is drawn and one when it is opened. */
  draw: Notice<DrawBody> | undefined;
  confirmation: Notice<ConfirmationBody> | undefined;
  task: Notice<TaskBody> | undefined;
  /** The notice that the draw is void. */
  ended: Notice<VoidBody> | undefined;
};

/** A draw as the public knows it: its notices (oldest first) joined. */
export type DrawStory = Found & {
  id: string;
  name: string;
  organisation: string;
  stage: Stage;
  notices: Notice[];
};

/** Joins notices to draws, in the order of the ids; an id without notices is left out. */
export const storiesOf = (ids: string[], notices: Notice[]): DrawStory[] =>
  ids.flatMap((id) => {
    const ofDraw = notices.filter(({ ref }) => ref === id);
    return ofDraw.length > 0 ? [storyOf(id, ofDraw)] : [];
  });

function storyOf(id: string, notices: Notice[]): DrawStory {
  const of = <Body>(kind: NoticeKind) =>
    notices.findLast((notice) => notice.kind === kind) as Notice<Body> | undefined;
  const found: Found = {
    announcement: of('announcement'),
    draw: of('draw'),
    confirmation: of('confirmation'),
    task: of('task'),
    ended: of('void'),
  };
  return { id, notices, ...namesOf(found, notices[0]!), stage: stageOf(found), ...found };
}

const namesOf = ({ announcement, draw, task }: Found, first: Notice) => ({
  name: announcement?.body.task.name ?? draw?.body.task ?? task?.body.name ?? first.title,
  organisation: (first.body as { organisation?: string }).organisation ?? '',
});

function stageOf({ announcement, draw, task, ended }: Found): Stage {
  if (ended) return 'void';
  if (task) return 'dispatched';
  if (draw) return 'drawn';
  if (announcement?.body.kind === 'direct-assignment') return 'assigned';
  return announcement?.body.kind ? 'people' : 'announced';
}

/** How many are on the list, and how many of them were drawn. */
export const sizesOf = ({ announcement, draw }: DrawStory) => ({
  pool: announcement?.body.pool?.size,
  drawn: draw?.body.counts && sum(Object.values(draw.body.counts).map(({ quota }) => quota)),
});

export const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0);

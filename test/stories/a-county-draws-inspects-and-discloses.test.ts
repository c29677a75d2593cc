import { describe } from 'vitest';
import { useStage } from '../support/story.ts';
import {
  commitAnnounceReveal,
  confirmAndDispatch,
  giveChats,
  setUpAndFreeze,
} from './county/draw.ts';
import { readNotices } from './county/notices.ts';
import { importRegistries, publishLists } from './county/registries.ts';
import { matchTeams } from './county/teams.ts';
import { type Tale, useChapters } from './county/tale.ts';

const stage = useStage();

describe.sequential('a county draws, inspects and discloses', () => {
  const chapter = useChapters({ stage } as Tale);
  chapter('an administrator imports the registries, dirty rows are refused', importRegistries);
  chapter('the item list and the annual plan are published', publishLists);
  chapter('everybody has a chat', giveChats);
  chapter('the planner sets up a task with two strata and freezes the pool', setUpAndFreeze);
  chapter(
    'two witnesses commit, the draw is announced, they reveal, it is drawn',
    commitAnnounceReveal,
  );
  chapter('the planner confirms and dispatches', confirmAndDispatch);
  chapter('groups and portal tell of it and name nobody', readNotices);
  chapter('the executing unit matches, everybody drawn has a card in private', matchTeams);
});

import { describe } from 'vitest';
import { hasBrowser } from '../support/requirements.ts';
import { useStage } from '../support/story.ts';
import { decide } from './county/decisions.ts';
import {
  commitAnnounceReveal,
  confirmAndDispatch,
  giveChats,
  setUpAndFreeze,
} from './county/draw.ts';
import { pressOthersButtons } from './county/forgeries.ts';
import { readNotices } from './county/notices.ts';
import { expectQuietLogs, readPanel, readTrail } from './county/records.ts';
import { importRegistries, publishLists } from './county/registries.ts';
import { endReminders, watchReminders } from './county/reminders.ts';
import { askToLeave } from './county/requests.ts';
import { makeScheme } from './county/scheme.ts';
import { matchTeams } from './county/teams.ts';
import { type Tale, useChapters } from './county/tale.ts';
import { inspectAndDisclose, inspectAndWait, inspectTheRest } from './county/visits.ts';

const stage = useStage();

// The witnesses' page makes their numbers in a browser.
describe.runIf(hasBrowser)('a county draws, inspects and discloses', () => {
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
  chapter('its scheme is drafted by one and confirmed by another', makeScheme);
  chapter('three inspectors ask to leave, each on another platform', askToLeave);
  chapter('pressing what was shown to another changes nothing', pressOthersButtons);
  chapter('the approvers decide, substitutes are drawn, everybody sees it', decide);
  chapter('a team inspects and signs, the result is approved and published', inspectAndDisclose);
  chapter('the other teams follow, all but one', inspectTheRest);
  chapter('the last one signs, which closes the task, and waits', inspectAndWait);
  chapter('its reminders come on their days, once each', watchReminders);
  chapter('they end when the result is published', endReminders);
  chapter('the panel shows everything', readPanel);
  chapter('the trail has every step by person and door', readTrail);
  chapter('no process has complained', expectQuietLogs);
});

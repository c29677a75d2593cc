import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { substitutionsToAnnounce } from '../db/queries/redraws.ts';
import { dayOf } from '../domain/day.ts';
import type { Action } from '../domain/policy.ts';
import { expireDraw } from '../usecases/draw/expire.ts';
import { remindLateSources } from '../usecases/draw/remind-late.ts';
import { seatDrawnExpert } from '../usecases/expert/seat-drawn.ts';
import { announceSubstitution } from '../usecases/substitution/announce.ts';
import { replaceInspector } from '../usecases/substitution/replace.ts';
import { dueMatches } from '../usecases/team/due.ts';
import { seatTeams } from '../usecases/team/seat.ts';
import type { About, UseCase } from '../usecases/usecase.ts';
import { each } from './each.ts';

type DrawRow = { id: string; kind: string; taskId: string; unitPath: string };

const draws = (condition: string, values: unknown[] = []): Promise<DrawRow[]> =>
  database().query(
    `select d.id, d.kind, d.task_id as "taskId", u.path as "unitPath"
     from draw d join task t on t.id = d.task_id join unit u on u.id = t.initiator_id
     where d.state = 'announced' and ${condition} order by d.announced_at, d.code`,
    values,
  );

const aboutDraw = ({ id, taskId, unitPath }: DrawRow): About => ({
  type: 'draw',
  id,
  taskId,
  unitPath,
});

// What carries out an announced draw of people, by its kind.
const ofPeople: Record<string, { action: Action; draw: UseCase<{ drawId: string }, unknown> }> = {
  match: { action: 'team.seat', draw: seatTeams },
  substitution: { action: 'substitution.replace', draw: replaceInspector },
  expert: { action: 'expert.seat', draw: seatDrawnExpert },
};

/**
 * Carries out the matches and redraws that were announced and whose entropy is in, then announces the
 * redraws whose turn it is: nobody presses a button for them.
 */
export async function sweepDraws(): Promise<void> {
  await each(
    (await dueMatches()).map((row) => {
      const { action, draw } = ofPeople[row.kind]!;
      return { action, about: aboutDraw(row), run: (command) => draw(command, { drawId: row.id }) };
    }),
  );
  await announceWaiting();
}

async function announceWaiting(): Promise<void> {
  const waiting = await substitutionsToAnnounce();
  await each(
    waiting.map(({ id, taskId, unitPath }) => ({
      action: 'substitution.announce',
      about: { type: 'substitution', id, taskId, unitPath },
      run: (command) => announceSubstitution(command, { substitutionId: id }),
    })),
  );
}

/** Voids the draws whose reveal did not come in time (draw.md §2). */
export async function expireDraws(): Promise<void> {
  const late = await draws(
    `d.kind = 'subjects' and d.reveal_by < $1 and exists (select 1 from entropy_source e
       where e.draw_id = d.id and e.kind = 'reveal' and e.value is null)`,
    [await currentTime()],
  );
  await each(
    late.map((row) => ({
      action: 'draw.expire',
      about: aboutDraw(row),
      run: (command) => expireDraw(command, { drawId: row.id }),
    })),
  );
}

/** Reminds of the lotteries whose day is over and whose result nobody has brought in. */
export async function remindLate(): Promise<void> {
  const late = await draws(
    `exists (select 1 from entropy_source e where e.draw_id = d.id and e.kind = 'lottery' and e.value is null
       and e.drawn_on < $1::date and not exists (select 1 from event v where v.type = 'draw.source-late'
         and v.about_id = d.id::text and (v.data ->> 'position')::int = e.position))`,
    [dayOf(await currentTime())],
  );
  await each(
    late.map((row) => ({
      action: 'draw.remind-late',
      about: aboutDraw(row),
      run: (command) => remindLateSources(command, { drawId: row.id }),
    })),
  );
}

import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import { Draw } from '../../db/entities/draw.ts';
import { hasNewInterest } from './new-interest.ts';

/** An announced draw of people that can go on. */
export type DueMatch = { id: string; kind: string; taskId: string; unitPath: string };

/**
 * The announced matches and redraws whose entropy is in or can be made, and those that will be void
 * because of a new interest. The others wait for their round of drand.
 */
export async function dueMatches(now?: Date): Promise<DueMatch[]> {
  const at = now ?? (await currentTime());
  const announced: (DueMatch & { waits: boolean })[] = await database().query(
    `select d.id, d.kind, d.task_id as "taskId", u.path as "unitPath",
       exists (select 1 from entropy_source e where e.draw_id = d.id and e.value is null) as waits
     from draw d join task t on t.id = d.task_id join unit u on u.id = t.initiator_id
     where d.state = 'announced' and d.kind <> 'subjects' order by d.announced_at, d.code`,
  );
  const due: DueMatch[] = [];
  for (const match of announced) {
    if (!match.waits || (await isOver(match.id, at))) due.push(match);
  }
  return due;
}

async function isOver(id: string, now: Date): Promise<boolean> {
  const tx = database().manager;
  const draw = await tx.findOneByOrFail(Draw, { id });
  return hasNewInterest({ tx, now }, draw);
}

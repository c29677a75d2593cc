import { database } from '../data-source.ts';

/** A draw of people that waits for a round of drand. */
export type WaitingRound = {
  drawId: string;
  code: string;
  version: number;
  network: string;
  round: number;
  roundAt: string;
};

/** The matches and redraws of a task that wait for their rounds, oldest first. */
export const waitingRounds = (taskId: string): Promise<WaitingRound[]> =>
  database().query(
    `select d.id as "drawId", d.code, d.version, e.network, e.round::float8 as round, e.round_at as "roundAt"
     from draw d join entropy_source e on e.draw_id = d.id
     where d.task_id = $1 and d.kind <> 'subjects' and d.state = 'announced' and e.kind = 'drand'
       and e.value is null order by d.announced_at, d.code`,
    [taskId],
  );

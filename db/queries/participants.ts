import { database } from '../data-source.ts';
import { unseal } from '../sealed.ts';

/** A department of a joint task beside the initiating one, as the panel shows it. */
export type ParticipantRow = {
  id: string;
  version: number;
  taskId: string;
  taskName: string;
  taskCode: string;
  taskState: string;
  startsOn: string;
  endsOn: string;
  initiator: string;
  initiatorPath: string;
  department: number;
  unit: string;
  unitPath: string;
  teamSize: number;
  skills: string[];
  items: string[];
  contact: string;
  answerBy: string;
  state: 'asked' | 'confirmed' | 'timed-out';
  answeredAt: string | null;
  answeredBy: string | null;
  letterNo: string | null;
  inspectors: number | null;
  reason: string | null;
  /** Whether somebody here can answer for the department. */
  hasPlanner: boolean;
};

/** The participants of a task, in their order. */
export const participantsOf = (taskId: string, today: string): Promise<ParticipantRow[]> =>
  read(`${select} where p.task_id = $2 order by p.department`, [today, taskId]);

/** What waits for the answer of units at or below `paths`, the most urgent first. */
export const participationsAsked = (paths: string[], today: string): Promise<ParticipantRow[]> =>
  read(
    `${select} where p.state = 'asked' and t.state = 'configured'
       and exists (select from unnest($2::text[]) a where starts_with(u.path, a))
     order by p.answer_by, t.code`,
    [today, paths],
  );

/** One participant, or nothing. */
export async function participantById(
  id: string,
  today: string,
): Promise<ParticipantRow | undefined> {
  const [row] = await read(`${select} where p.id = $2`, [today, id]);
  return row;
}

async function read(sql: string, values: unknown[]): Promise<ParticipantRow[]> {
  const rows: (Omit<ParticipantRow, 'contact'> & { sealed: Buffer | null })[] =
    await database().query(sql, values);
  return rows.map(({ sealed, ...row }) => ({ ...row, contact: sealed ? unseal(sealed) : '' }));
}

const select = `
select p.id, p.version, t.id as "taskId", t.name as "taskName", t.code as "taskCode", t.state as "taskState",
  t.starts_on as "startsOn", t.ends_on as "endsOn", i.name as initiator, i.path as "initiatorPath",
  p.department, u.name as unit, u.path as "unitPath", p.team_size as "teamSize", p.skills,
  (select coalesce(jsonb_agg(x.name order by x.code), '[]') from task_participant_item q
    join item x on x.id = q.item_id where q.participant_id = p.id) as items,
  p.contact_sealed as sealed, p.answer_by as "answerBy", p.state, p.answered_at as "answeredAt",
  a.name as "answeredBy", p.letter_no as "letterNo", p.inspectors, p.reason,
  exists (select from role_assignment r join person h on h.id = r.person_id and h.active
    join unit v on v.id = r.unit_id where r.role = 'planner' and starts_with(u.path, v.path)
      and r.valid_from <= $1 and (r.valid_to is null or r.valid_to >= $1)) as "hasPlanner"
from task_participant p join task t on t.id = p.task_id join unit u on u.id = p.unit_id
  join unit i on i.id = t.initiator_id left join person a on a.id = p.answered_by`;

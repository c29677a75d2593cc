import { currentTime } from '../clock.ts';
import { database } from '../data-source.ts';
import { dayOf } from '../../domain/day.ts';
import { ableInspectors } from './able-inspectors.ts';

/** What is asked of a department that is to take part in a joint task, and what it answered. */
export type ParticipantFacts = {
  id: string;
  version: number;
  state: 'asked' | 'confirmed' | 'timed-out';
  taskId: string;
  /** Whether nothing is asked any more: the task is void. */
  isOver: boolean;
  taskName: string;
  taskCode: string;
  initiator: string;
  unit: string;
  startsOn: string;
  endsOn: string;
  teamSize: number;
  skills: string[];
  items: string[];
  answerBy: string;
  answeredAt: string | null;
  answeredBy: string | null;
  letterNo: string | null;
  reason: string | null;
  /** Inspectors who could come: as confirmed, or as the registry has them now. */
  inspectors: number;
};

/** A department's part in a joint task as its card shows it, or nothing. */
export async function participantFacts(id: string): Promise<ParticipantFacts | undefined> {
  const [row] = await database().query(sql, [id]);
  const facts = row?.facts as (ParticipantFacts & { inspectors: number | null }) | undefined;
  if (!facts) return undefined;
  const today = dayOf(await currentTime());
  const able = facts.inspectors ?? (await ableInspectors(database().manager, id, today)).length;
  return { ...facts, inspectors: able };
}

const sql = `
select jsonb_build_object('id', p.id, 'version', p.version, 'state', p.state, 'taskId', t.id,
  'isOver', t.state = 'void', 'taskName', t.name, 'taskCode', t.code, 'initiator', i.name, 'unit', u.name,
  'startsOn', t.starts_on, 'endsOn', t.ends_on, 'teamSize', p.team_size, 'skills', p.skills,
  'items', (select coalesce(jsonb_agg(x.name order by x.code), '[]') from task_participant_item q
    join item x on x.id = q.item_id where q.participant_id = p.id),
  'answerBy', p.answer_by, 'answeredAt', p.answered_at, 'answeredBy', a.name, 'letterNo', p.letter_no,
  'reason', p.reason, 'inspectors', p.inspectors) as facts
from task_participant p join task t on t.id = p.task_id join unit u on u.id = p.unit_id
  join unit i on i.id = t.initiator_id left join person a on a.id = p.answered_by
where p.id = $1`;

import type { SourceProgress } from '../../domain/draw/source-state.ts';
import { database } from '../data-source.ts';
import { type DispatchOverlaps, dispatchOverlaps } from './dispatch-overlaps.ts';

/** A witness's part in a draw: what was committed to and opened, and when (ISO 8601). */
export type WitnessFacts = {
  personId: string;
  name: string;
  unit: string;
  committedAt: string | null;
  openedAt: string | null;
};

/** A source of a draw in announced order, with what tells how far it has come. */
export type SourceFacts = SourceProgress & {
  position: number;
  person: string | null;
  unit: string | null;
  network: string | null;
  roundAt: string | null;
  name: string | null;
  drawnOn: string | null;
  enteredBy: string | null;
  committedAt: string | null;
  openedAt: string | null;
};

/** What cards about a draw show. Names of subjects are not among it. */
export type DrawFacts = {
  id: string;
  code: string;
  kind: 'subjects' | 'match' | 'substitution';
  state: 'frozen' | 'announced' | 'drawn' | 'confirmed' | 'void';
  version: number;
  taskId: string;
  taskName: string;
  taskCode: string;
  taskState: string;
  taskVersion: number;
  unit: string;
  startsOn: string;
  endsOn: string;
  inputHash: string;
  announcedAt: string | null;
  revealBy: string | null;
  drawnAt: string | null;
  confirmedAt: string | null;
  confirmedBy: string | null;
  label: 'verifiable' | 'witnessed' | 'unverifiable' | null;
  voidReason: string | null;
  voidedAt: string | null;
  pool: number;
  drawn: number;
  strata: { name: string; pool: number; drawn: number }[];
  witnesses: WitnessFacts[];
  sources: SourceFacts[];
  /** What other tasks visit in the same days, once the result is confirmed and not yet dispatched. */
  overlaps: DispatchOverlaps | null;
};

/** A draw as its cards show it, or nothing. */
export async function drawFacts(id: string): Promise<DrawFacts | undefined> {
  const [row] = await database().query(sql, [id]);
  if (!row) return undefined;
  const { facts } = row;
  const isNext = facts.state === 'confirmed' && facts.taskState === 'confirmed';
  return { ...facts, overlaps: isNext ? await dispatchOverlaps(facts.taskId) : null };
}

const sql = `
select jsonb_build_object(
  'id', d.id, 'code', d.code, 'kind', d.kind, 'state', d.state, 'version', d.version,
  'taskId', t.id, 'taskName', t.name, 'taskCode', t.code, 'taskState', t.state, 'taskVersion', t.version,
  'unit', u.name, 'startsOn', t.starts_on, 'endsOn', t.ends_on, 'inputHash', d.input_hash,
  'announcedAt', d.announced_at, 'revealBy', d.reveal_by, 'drawnAt', d.drawn_at,
  'confirmedAt', d.confirmed_at, 'confirmedBy', c.name, 'label', d.label,
  'voidReason', d.void_reason, 'voidedAt', d.voided_at,
  'pool', (select count(*) from pool_entry p where p.task_id = t.id and p.eligibility = 0),
  'drawn', (select count(*) from drawn_subject s where s.draw_id = d.id),
  'strata', (select coalesce(jsonb_agg(jsonb_build_object('name', s.name,
      'pool', (select count(*) from pool_entry p
        where p.task_id = t.id and p.stratum = s.number and p.eligibility = 0),
      'drawn', (select count(*) from drawn_subject x where x.draw_id = d.id and x.stratum = s.number))
      order by s.number), '[]') from stratum s where s.task_id = t.id),
  'witnesses', (select coalesce(jsonb_agg(jsonb_build_object('personId', p.id, 'name', p.name,
      'unit', w.name, 'committedAt', e.committed_at, 'openedAt', e.opened_at) order by e.position), '[]')
    from entropy_source e join person p on p.id = e.person_id left join unit w on w.id = e.unit_id
    where e.draw_id = d.id),
  'sources', (select coalesce(jsonb_agg(jsonb_build_object('position', e.position, 'kind', e.kind,
      'person', p.name, 'unit', w.name, 'network', e.network, 'round', e.round, 'roundAt', e.round_at,
      'name', e.name, 'drawnOn', e.drawn_on, 'enteredText', e.entered_text, 'enteredBy', e.entered_by,
      'committedAt', e.committed_at, 'openedAt', e.opened_at) order by e.position), '[]')
    from entropy_source e left join person p on p.id = e.person_id left join unit w on w.id = e.unit_id
    where e.draw_id = d.id)) as facts
from draw d join task t on t.id = d.task_id join unit u on u.id = t.unit_id
  left join person c on c.id = d.confirmed_by
where d.id = $1`;

import { database } from '../data-source.ts';

/** One stratum of a draw; figures are null until there is a result. */
export type SheetStratum = {
  number: number;
  name: string;
  ratioBp: number;
  pool: number;
  eligible: number | null;
  quota: number | null;
  cutoff: string | null;
};

/** A draw of subjects as its page for officials shows it. Names of subjects are not among it. */
export type DrawSheet = {
  id: string;
  code: string;
  state: string;
  taskId: string;
  taskName: string;
  /** Where the task was set up, in the tree of units. */
  unitPath: string;
  isSealed: boolean;
  /** Every source has its value in public: seed and tickets are nobody's secret any more. */
  isOpen: boolean;
  root: string;
  size: number;
  excluded: Record<string, number>;
  keyHash: string | null;
  seed: string | null;
  predecessor: string | null;
  successor: string | null;
  drawnAt: string | null;
  confirmedAt: string | null;
  confirmedBy: string | null;
  voidedAt: string | null;
  voidReason: string | null;
  strata: SheetStratum[];
  transcript: { sha256: string; size: number; hasPool: boolean } | null;
};

/** The draw of subjects with this id, or nothing. */
export async function drawSheet(id: string): Promise<DrawSheet | undefined> {
  const [row] = await database().query(sql, [id]);
  return row;
}

const sql = `
select d.id, d.code, d.state, t.id as "taskId", t.name as "taskName", u.path as "unitPath", t.sealed as "isSealed",
  d.seed is not null and not exists (
    select 1 from entropy_source e where e.draw_id = d.id and e.value is null) as "isOpen",
  d.input_hash as root, (d.input ->> 'poolSize')::int as size, d.input -> 'excluded' as excluded,
  k.key_hash as "keyHash", d.seed, d.predecessor,
  (select n.code from draw n where n.predecessor = d.code and n.kind = 'subjects' order by n.frozen_at limit 1)
    as successor,
  d.drawn_at as "drawnAt", d.confirmed_at as "confirmedAt", c.name as "confirmedBy", d.voided_at as "voidedAt",
  d.void_reason as "voidReason",
  (select coalesce(jsonb_agg(jsonb_build_object('number', s.number, 'name', s.name, 'ratioBp', s.ratio_bp,
    'pool', (select count(*) from pool_entry p where p.task_id = t.id and p.stratum = s.number and p.eligibility = 0),
    'eligible', d.result -> s.number::text -> 'eligible', 'quota', d.result -> s.number::text -> 'quota',
    'cutoff', d.result -> s.number::text -> 'cutoff') order by s.number), '[]')
    from stratum s where s.task_id = t.id) as strata,
  (select jsonb_build_object('sha256', r.sha256, 'size', r.size, 'hasPool', r.pool_at is not null)
    from transcript r where r.draw_id = d.id) as transcript
from draw d join task t on t.id = d.task_id join unit u on u.id = t.initiator_id
  left join pool_key k on k.draw_id = d.id left join person c on c.id = d.confirmed_by
where d.id = $1 and d.kind = 'subjects'`;

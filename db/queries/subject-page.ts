import { database } from '../data-source.ts';

/** A flag of a subject as its page lists it. */
export type FlagLine = {
  id: string;
  version: number;
  kind: string;
  value: string;
  source: string;
  reason: string;
  evidence: string;
  startsOn: string;
  endsOn: string | null;
  state: string;
  recordedBy: string;
  recordedById: string;
  decidedBy: string | null;
  endReason: string;
  isOver: boolean;
};

/** One version of a row of a registry, without what nobody needs to read. */
export type VersionLine = Record<string, unknown> & {
  version: number;
  effectiveOn: string;
  recordedAt: Date;
  by: string | null;
  reason: string;
  batch: string | null;
};

/** A visit of a subject with the days on which it can be made. */
export type VisitLine = { id: string; code: string; state: string; task: string; startsOn: string };

/** A subject of the registry with its flags, its history and its visits. */
export type SubjectView = {
  id: string;
  version: number;
  uscc: string;
  name: string;
  category: string;
  address: string;
  businessScope: string;
  principal: string;
  hasTelephone: boolean;
  grade: string;
  risk: string;
  scale: string;
  status: string;
  jurisdiction: string;
  kind: string;
  subtype: string;
  keyPool: boolean;
  unitId: string;
  unit: string;
  unitPath: string;
  profileSlug: string;
  flags: FlagLine[];
  versions: VersionLine[];
  visits: VisitLine[];
};

/** Everything about a subject; nothing where there is none. */
export async function subjectView(id: string, today: string): Promise<SubjectView | undefined> {
  const [row] = await database().query(
    `select s.id, s.version, s.uscc, s.name, s.category, s.address, s.business_scope as "businessScope", s.principal,
       s.telephone_sealed is not null as "hasTelephone", s.grade, s.risk, s.scale, s.status, s.jurisdiction, s.kind,
       s.subtype, s.key_pool as "keyPool", s.unit_id as "unitId", u.name as unit, u.path as "unitPath",
       (select b.profile_slug from unit b where b.id = bureau_of(u.id)) as "profileSlug"
     from subject s join unit u on u.id = s.unit_id where s.id = $1`,
    [id],
  );
  if (!row) return undefined;
  const [flags, versions, visits] = await Promise.all([
    database().query(flagsOf, [id, today]),
    database().query(versionsOf, [id]),
    database().query(visitsOf, [id]),
  ]);
  return { ...row, flags, versions, visits };
}

const flagsOf = `
select f.id, f.version, f.kind, f.value, f.source, f.reason, f.evidence, f.starts_on as "startsOn", f.ends_on as "endsOn",
  f.state, p.name as "recordedBy", f.recorded_by as "recordedById", d.name as "decidedBy", f.end_reason as "endReason",
  f.ended_at is not null or f.ends_on < $2::date as "isOver"
from subject_flag f join person p on p.id = f.recorded_by left join person d on d.id = f.decided_by
where f.subject_id = $1 order by f.recorded_at desc, f.id`;

const versionsOf = `
select v.version, v.name, v.category, v.address, v.business_scope as "businessScope", v.principal, v.grade, v.risk, v.scale,
  v.blacklisted, v.abnormal, v.status, v.jurisdiction, u.name as unit, v.kind, v.subtype, v.key_pool as "keyPool",
  coalesce(md5(v.telephone_sealed), '') as telephone, v.effective_on as "effectiveOn", v.recorded_at as "recordedAt",
  coalesce(p.name, q.name) as by, v.reason, b.file_name as batch
from subject_version v join unit u on u.id = v.unit_id left join person p on p.id = v.recorded_by
  left join import_batch b on b.id = v.batch_id and b.imported_at = v.recorded_at left join person q on q.id = b.imported_by
where v.subject_id = $1 order by v.version desc limit 100`;

const visitsOf = `
select n.id, n.code, n.state, t.starts_on as "startsOn",
  (select string_agg(o.name, '、' order by o.id <> t.id, o.code) from inspection_task v
    join task o on o.id = v.task_id where v.inspection_id = n.id) as task
from inspection n join task t on t.id = n.task_id
where n.subject_id = $1 order by t.starts_on desc, n.code limit 50`;

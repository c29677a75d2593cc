import type { EntityManager } from 'typeorm';

/** What the printed archive says of a task. */
export type ArchiveFacts = {
  id: string;
  code: string;
  name: string;
  initiator: string;
  unit: string;
  bureau: string;
  startsOn: string;
  endsOn: string;
  closedOn: string | null;
  profileSlug: string;
  profileVersion: number;
  items: string[];
  draws: {
    code: string;
    kind: string;
    state: string;
    seed: string | null;
    inputHash: string;
    at: string | null;
  }[];
  visits: VisitFacts[];
  decisions: {
    number: string;
    about: string;
    verdict: string;
    by: string;
    at: string;
    reason: string;
  }[];
  deliveries: { card: string; state: string; count: number }[];
  media: MediaFacts[];
  recordings: RecordingFacts[];
};

/** A visit in the printed archive: who came, what they found, when it was made public. */
export type VisitFacts = {
  id: string;
  code: string;
  subject: string;
  uscc: string;
  state: string;
  team: string[];
  arrivals: { name: string; at: string }[];
  finding: string | null;
  resultHash: string | null;
  signers: { name: string; at: string }[];
  dueOn: string | null;
  disclosure: string | null;
  disclosedAt: string | null;
  /** The number of the subject among the drawn of this task; another than the visit's own where it was merged. */
  ownCode: string;
  /** The other tasks that the same visit served, and with which of all its team was drawn. */
  sharedWith: { code: string; name: string }[];
  drawnWith: string;
};

/** A file of a visit: its place in the media index. */
export type MediaFacts = {
  visit: string;
  number: number | null;
  name: string;
  mediaType: string;
  bytes: number;
  originalHash: string;
  sharedHash: string;
  sentBy: string;
  receivedAt: string;
  caption: string;
};

/** A recording of a visit: where its file is kept, and the hash that it had. */
export type RecordingFacts = {
  visit: string;
  number: number;
  scene: string;
  device: string;
  begunAt: string;
  endedAt: string;
  keptAt: string;
  hash: string;
};

/** What is printed of a task: all of its visits, or the one that is named. */
export async function archiveFacts(
  tx: EntityManager,
  taskId: string,
  inspectionId: string | null,
  ids: string[],
): Promise<ArchiveFacts> {
  const [head] = await tx.query(headSql, [taskId]);
  const at = [taskId, inspectionId];
  return {
    ...head,
    draws: await tx.query(drawSql, at),
    visits: await tx.query(visitSql, at),
    media: await tx.query(mediaSql, at),
    recordings: await tx.query(recordingSql, at),
    decisions: await tx.query(decisionSql, [ids]),
    deliveries: await tx.query(deliverySql, [ids]),
  };
}

const minute = (column: string) =>
  `to_char(${column} at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI')`;

const visits = `select v.inspection_id from inspection_task v where v.task_id = $1
  and ($2::uuid is null or v.inspection_id = $2)`;

const headSql = `select t.id, t.code, t.name, i.name as initiator, u.name as unit, b.name as bureau,
    t.starts_on as "startsOn", t.ends_on as "endsOn", t.closed_on as "closedOn",
    t.profile_slug as "profileSlug", t.profile_version as "profileVersion",
    array(select m.name from task_item x join item m on m.id = x.item_id where x.task_id = t.id order by 1) as items
  from task t join unit i on i.id = t.initiator_id join unit u on u.id = t.unit_id
    join unit b on b.id = bureau_of(t.initiator_id)
  where t.id = $1`;

// R-099: a merged visit has the substitutes' draws of its own task. Asked of one visit, each task that it
// served was drawn.
const drawSql = `select d.code, d.kind, d.state, d.seed, d.input_hash as "inputHash", ${minute('d.drawn_at')} as at
  from draw d where d.inspection_id in (${visits}) or (d.inspection_id is null and (d.task_id = $1
    or d.task_id in (select o.task_id from inspection_task o where o.inspection_id = $2)))
  order by d.frozen_at, d.code`;

const visitSql = `select n.id, n.code, s.name as subject, s.uscc, n.state,
    array(select p.name || case when x.lead then '★' else '' end from seat x join person p on p.id = x.inspector_id
      where x.inspection_id = n.id and x.active order by x.number) as team,
    (select coalesce(jsonb_agg(jsonb_build_object('name', p.name, 'at', ${minute('c.at')}) order by c.at), '[]')
      from check_in c join person p on p.id = c.inspector_id where c.inspection_id = n.id) as arrivals,
    r.finding, r.hash as "resultHash",
    (select coalesce(jsonb_agg(jsonb_build_object('name', p.name, 'at', ${minute('g.signed_at')}) order by g.signed_at), '[]')
      from signature g join person p on p.id = g.inspector_id where g.result_id = r.id) as signers,
    d.due_on as "dueOn", d.state as disclosure, ${minute('d.published_at')} as "disclosedAt",
    (select v.code from inspection_task v where v.inspection_id = n.id and v.task_id = $1) as "ownCode",
    (select coalesce(jsonb_agg(jsonb_build_object('code', o.code, 'name', o.name) order by o.code), '[]')
      from inspection_task v join task o on o.id = v.task_id
      where v.inspection_id = n.id and v.task_id <> $1) as "sharedWith",
    (select o.code from task o where o.id = n.task_id) as "drawnWith"
  from inspection n join subject s on s.id = n.subject_id
    left join lateral (select * from result x where x.inspection_id = n.id order by x.number desc limit 1) r on true
    left join disclosure d on d.inspection_id = n.id
  where n.id in (${visits}) order by n.code`;

const mediaSql = `select n.code as visit, e.number, e.name, e.media_type as "mediaType", e.bytes,
    e.original_hash as "originalHash", e.shared_hash as "sharedHash", p.name as "sentBy",
    ${minute('e.received_at')} as "receivedAt", e.caption
  from evidence e join inspection n on n.id = e.inspection_id join person p on p.id = e.sent_by
  where e.inspection_id in (${visits}) order by n.code, e.number, e.id`;

const recordingSql = `select n.code as visit, r.number, r.scene, r.device, ${minute('r.begun_at')} as "begunAt",
    ${minute('r.ended_at')} as "endedAt", r.kept_at as "keptAt", r.hash
  from visit_recording r join inspection n on n.id = r.inspection_id
  where r.inspection_id in (${visits}) order by n.code, r.number`;

const decisionSql = `select d.number::text, d.about_type as about, d.verdict, p.name as by,
    ${minute('d.decided_at')} as at, d.reason
  from decision d join person p on p.id = d.person_id where d.about_id = any($1::uuid[]) order by d.number`;

const deliverySql = `select m.card, m.state, count(*)::int as count from message m
  where m.about_id = any($1::uuid[]) group by 1, 2 order by 1, 2`;

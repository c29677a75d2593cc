import type { EntityManager } from 'typeorm';
import { dayOf, startOf } from '../../domain/day.ts';
import { eligibilityOf } from '../../domain/eligibility.ts';
import { visitsCounted } from '../../domain/cap-window.ts';
import { capFor } from '../../domain/profile/cap.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import type { RegisteredInspector } from '../../domain/team.ts';

/**
 * A day, and the instant as of which it is told: what was recorded later is not known. Without one, the
 * day's own end: the registry as that day left it.
 */
export type AsOf = { day: string; known?: Date | undefined };

/** Which part of a registry: by name or code, and how many at most. */
export type Part = { term?: string; limit?: number };

/** A subject as the registry had it on a day, with the visits until then that were drawn. */
export type SubjectAt = {
  id: string;
  version: number;
  uscc: string;
  name: string;
  category: string;
  address: string;
  businessScope: string;
  principal: string;
  telephone: string;
  grade: string;
  risk: string;
  scale: string;
  blacklisted: boolean;
  abnormal: boolean;
  status: string;
  jurisdiction: string;
  kind: string;
  subtype: string;
  keyPool: boolean;
  effectiveOn: string;
  recordedAt: Date;
  /** The first days of the windows of its visits, one for each visit. */
  visitDays: string[];
};

/** An inspector as the registry had them on a day. */
export type InspectorAt = RegisteredInspector & { name: string; unit: string; version: number };

const dayMs = 86_400_000;
const endOf = (day: string) => new Date(startOf(day).getTime() + dayMs - 1);

/**
 * 检查对象名录库 of a bureau or one of its units on a day. A later version replaces an earlier one from the day
 * on which it takes effect, and only for those who know of it.
 */
export const subjectsAt = (
  tx: EntityManager,
  path: string,
  { day, known = endOf(day) }: AsOf,
  { term = '', limit }: Part = {},
): Promise<SubjectAt[]> =>
  tx.query(
    `with v as (
       select distinct on (subject_id) * from subject_version
       where recorded_at <= $3 and effective_on <= $2 order by subject_id, version desc
     ), visit as (
       select ds.subject_id, min(k.starts_on)::text as day from drawn_subject ds
         join draw d on d.id = ds.draw_id and d.kind = 'subjects' and d.confirmed_at <= least($3, $4)
         join task k on k.id = d.task_id
         left join inspection_task t on t.task_id = k.id and t.subject_id = ds.subject_id
       group by ds.subject_id, coalesce(t.inspection_id, d.id)
     ), visits as (
       select subject_id, array_agg(day) as days from visit group by subject_id
     )
     select v.subject_id as id, v.version, v.uscc, v.name, v.category, v.address, v.business_scope as "businessScope",
       v.principal, case when v.telephone_sealed is null then '' else 'yes' end as telephone, v.grade, v.risk, v.scale,
       v.blacklisted, v.abnormal, v.status, v.jurisdiction, v.kind, v.subtype, v.key_pool as "keyPool",
       v.effective_on as "effectiveOn", v.recorded_at as "recordedAt", coalesce(n.days, '{}') as "visitDays"
     from v join unit u on u.id = v.unit_id left join visits n on n.subject_id = v.subject_id
     where starts_with(u.path, $1) and ($5 = '' or position(lower($5) in lower(v.name)) > 0 or v.uscc = upper($5))
     order by v.uscc limit $6`,
    [path, day, known, endOf(day), term, limit ?? null],
  );

/**
 * Who was in the pool on a day: everybody of the registry with the code that a freeze of that day would
 * have given them, 0 for those who could be drawn (draw.md §2). What an item's own history adds to it
 * stands in the frozen pools.
 */
export async function poolAt(
  tx: EntityManager,
  path: string,
  profile: Profile,
  asOf: AsOf,
  part: Part = {},
): Promise<(SubjectAt & { eligibility: number })[]> {
  const fields = parameter(profile, 'subject.requiredFields');
  const window = parameter(profile, 'cap.window');
  const onlySubsisting = parameter(profile, 'subject.onlySubsisting');
  return (await subjectsAt(tx, path, asOf, part)).map((row) => {
    const rules = { cap: capFor(profile, row), noRepeatPassedItem: false, onlySubsisting };
    const required = fields.map((field) => row[field]);
    const visits = visitsCounted(window, asOf.day, row.visitDays);
    return {
      ...row,
      eligibility: eligibilityOf({ ...row, required, visits, passed: false }, rules),
    };
  });
}

/**
 * 执法检查人员名录库 of a bureau or one of its units on a day, with who was on leave then. A leave that was taken back
 * ends with that day: whoever was away until then was away.
 */
export const inspectorsAt = (
  tx: EntityManager,
  path: string,
  { day, known = endOf(day) }: AsOf,
): Promise<InspectorAt[]> =>
  tx.query(
    `with v as (
       select distinct on (person_id) * from inspector_version
       where recorded_at <= $3 and effective_on <= $2 order by person_id, version desc
     )
     select v.person_id as "personId", v.version, v.serial, v.name, u.name as unit, v.may_lead as "mayLead", v.skills,
       v.active, v.status, v.partner, v.licence_no as "licenceNo", v.licence_expires_on as "licenceExpiresOn",
       exists (select from leave l where l.inspector_id = v.person_id and $2 between l.from_on and l.to_on
         and l.recorded_at <= $3 and (l.withdrawn_at is null or l.withdrawn_at > $3
           or $2 < (l.withdrawn_at at time zone 'Asia/Shanghai')::date)) as away
     from v join unit u on u.id = v.unit_id where starts_with(u.path, $1) order by v.serial`,
    [path, day, known],
  );

/** How many subjects of a category were in the registry on a day, and how many of them subsisted. */
export type CategoryAt = { category: string; subjects: number; subsisting: number };

/** 检查对象名录库 of a day in numbers. */
export const categoriesAt = (
  tx: EntityManager,
  path: string,
  { day, known = endOf(day) }: AsOf,
): Promise<CategoryAt[]> =>
  tx.query(
    `with v as (
       select distinct on (subject_id) category, status, unit_id from subject_version
       where recorded_at <= $3 and effective_on <= $2 order by subject_id, version desc
     )
     select v.category, count(*)::int as subjects, count(*) filter (where v.status = '存续')::int as subsisting
     from v join unit u on u.id = v.unit_id where starts_with(u.path, $1) group by 1 order by 1`,
    [path, day, known],
  );

/** The day from which the present version of a subject holds: a later change reaches back no further. */
export async function heldSince(tx: EntityManager, subjectId: string): Promise<string> {
  const [row] = await tx.query(
    `select max(effective_on)::text as day from subject_version where subject_id = $1`,
    [subjectId],
  );
  return row?.day ?? dayOf(new Date(0));
}

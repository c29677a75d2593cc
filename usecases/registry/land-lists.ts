import { randomUUID } from 'node:crypto';
import { dayOf } from '../../domain/day.ts';
import { canonicalJson } from '../../domain/draw/canonical.ts';
import type { ItemRecord } from '../../domain/registry/records.ts';
import type { Land, Landing, Row, Unlandable } from './landing.ts';

/** 抽查事项: each lands as a draft, the next version of its code; an item that did not change stays. */
export const landItems: Land<'items'> = async ({ context: { tx }, unit, batchId }, rows) => {
  for (const { record } of rows) {
    await tx.query(insertItem, [
      randomUUID(),
      record.code,
      record.name,
      record.subjectCategory,
      record.kind,
      record.methods.join('、'),
      record.unit,
      record.basis,
      record.content,
      record.ratioBp,
      record.ratioMaxBp,
      record.frequency,
      disclosureOf(record),
      batchId,
      unit.bureauId,
    ]);
  }
  return [];
};

const disclosureOf = ({ disclosure }: ItemRecord) =>
  disclosure.startsWith('限制') ? 'restricted' : 'full';

const insertItem = `
  insert into item (id, code, version, name, subject_category, kind, method, unit_name, basis, content,
    ratio_bp, ratio_max_bp, frequency, disclosure, batch_id, unit_id)
  select $1, $2, coalesce((select max(version) from item where code = $2 and unit_id = $15), 0) + 1, $3, $4, $5, $6, $7, $8, $9,
    $10, $11, $12, $13, $14, $15
  where not exists (select 1 from item newest where newest.code = $2 and newest.unit_id = $15
    and newest.version = (select max(version) from item where code = $2 and unit_id = $15)
    and (name, subject_category, kind, method, unit_name, basis, content, frequency, disclosure)
      = ($3, $4, $5, $6, $7, $8, $9, $12, $13)
    and ratio_bp is not distinct from $10 and ratio_max_bp is not distinct from $11)`;

/**
 * 年度抽查计划: the rows of one file are one new draft of the bureau's plan for their year, unless the
 * newest plan of that year says the same already.
 */
export const landPlan: Land<'plan'> = async (landing, rows) => {
  const { context, batchId } = landing;
  const starts = rows.flatMap(({ record }) => record.startsOn ?? []).sort();
  const year = Number((starts[0] ?? dayOf(context.now)).slice(0, 4));
  if (await isNewest(landing, year, rows)) return [];
  const planId = await draftPlan(landing, year);
  for (const { record } of rows) {
    await context.tx.query(
      `insert into plan_line (id, plan_id, name, item_name, scope, ratio_bp, estimate, starts_on, ends_on,
         unit_name, joint_units) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        randomUUID(),
        planId,
        record.name,
        record.item,
        record.scope,
        record.ratioBp,
        record.estimate,
        record.startsOn,
        record.endsOn,
        record.unit,
        record.jointUnits,
      ],
    );
  }
  await context.tx.query('update plan set batch_id = $2 where id = $1', [planId, batchId]);
  return [];
};

async function isNewest(
  { context: { tx }, unit }: Landing,
  year: number,
  rows: Row<'plan'>[],
): Promise<boolean> {
  const lines: unknown[] = await tx.query(
    `select name, item_name as item, scope, ratio_bp as "ratioBp", estimate, starts_on as "startsOn",
       ends_on as "endsOn", unit_name as unit, joint_units as "jointUnits"
     from plan_line where plan_id = (select id from plan where unit_id = $1 and year = $2
       order by number desc limit 1)`,
    [unit.bureauId, year],
  );
  const given = rows.map(({ record: { extra: _extra, ...line } }) => canonicalJson(line));
  return given.sort().join() === lines.map(canonicalJson).sort().join();
}

async function draftPlan({ context: { tx }, unit }: Landing, year: number): Promise<string> {
  const id = randomUUID();
  await tx.query(
    `insert into plan (id, unit_id, year, number)
     select $1, $2, $3, coalesce(max(number), 0) + 1 from plan where unit_id = $2 and year = $3`,
    [id, unit.bureauId, year],
  );
  return id;
}

/** 利害关系: belongs to an inspector of the registry, known by 警号. */
export const landInterests: Land<'interests'> = async ({ context: { tx, now }, batchId }, rows) => {
  const unknown: Unlandable[] = [];
  for (const { row, record } of rows) {
    const [inspector] = await tx.query('select person_id from inspector where badge_no = $1', [
      record.badgeNo,
    ]);
    if (!inspector) unknown.push({ row, field: '警号', reason: 'unknownInspector' });
    else {
      await tx.query(
        `insert into interest (id, inspector_id, uscc, nature, declared_at, batch_id)
         values ($1, $2, $3, $4, $5, $6) on conflict (inspector_id, uscc) where ended_at is null do nothing`,
        [randomUUID(), inspector.person_id, record.uscc, record.nature, now, batchId],
      );
    }
  }
  return unknown;
};

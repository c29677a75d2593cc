import type { EntityManager } from 'typeorm';
import type { ExclusionGround, InspectionType } from '../../domain/exclusion.ts';

/** An inspection outside the random draw as pages and reports list it. */
export type ExclusionLine = {
  id: string;
  code: string;
  unit: string;
  unitPath: string;
  type: InspectionType;
  ground: ExclusionGround;
  campaign: string | null;
  subject: string;
  uscc: string | null;
  item: string | null;
  basis: string;
  reason: string;
  documentNo: string;
  issuingBody: string;
  incident: string | null;
  inspectOn: string;
  state: string;
  registeredBy: string;
  registeredByName: string;
  registeredAt: Date;
  decidedByName: string | null;
  decidedAt: Date | null;
  decisionReason: string;
  inspectedOn: string | null;
  finding: string | null;
  /** Everybody with an open interest in the subject. */
  interestedIds: string[];
  version: number;
};

const select = `select e.id, e.code, u.name as unit, u.path as "unitPath", e.type, e.ground, c.name as campaign,
    e.subject_name as subject, s.uscc, i.name as item, e.basis, e.reason, e.document_no as "documentNo",
    e.issuing_body as "issuingBody", e.incident, e.inspect_on as "inspectOn", e.state,
    e.registered_by as "registeredBy", r.name as "registeredByName", e.registered_at as "registeredAt",
    d.name as "decidedByName", e.decided_at as "decidedAt", e.decision_reason as "decisionReason",
    e.inspected_on as "inspectedOn", e.finding, e.version,
    array(select n.inspector_id from interest n where n.uscc = s.uscc and n.ended_at is null) as "interestedIds"
  from exclusion e join unit u on u.id = e.unit_id join person r on r.id = e.registered_by
    left join person d on d.id = e.decided_by left join subject s on s.id = e.subject_id
    left join item i on i.id = e.item_id left join campaign c on c.id = e.campaign_id
  where exists (select 1 from unnest($1::text[]) p where starts_with(u.path, p))`;

/** Those of a year, by the day of inspection, the latest first. */
export const exclusionsOf = (
  tx: EntityManager,
  paths: string[],
  year: number,
): Promise<ExclusionLine[]> =>
  tx.query(
    `${select} and extract(year from e.inspect_on) = $2 order by e.inspect_on desc, e.code desc`,
    [paths, year],
  );

/** Those that wait for consent or for their inspection, the most urgent first. */
export const openExclusions = (tx: EntityManager, paths: string[]): Promise<ExclusionLine[]> =>
  tx.query(`${select} and e.state in ('requested', 'approved') order by e.inspect_on, e.code`, [
    paths,
  ]);

/** A campaign as pages and reports list it. */
export type CampaignLine = {
  id: string;
  code: string;
  name: string;
  kind: 'campaign' | 'patrol';
  unit: string;
  unitPath: string;
  startsOn: string;
  endsOn: string;
  listed: boolean;
  items: string[];
  departments: string[];
  ground: ExclusionGround | null;
  documentNo: string;
  issuingBody: string;
  reason: string;
  state: string;
  registeredBy: string;
  registeredByName: string;
  registeredAt: Date;
  decidedByName: string | null;
  decidedAt: Date | null;
  version: number;
};

/** The campaigns that have days in a year, the latest first. */
export const campaignsOf = (
  tx: EntityManager,
  paths: string[],
  year: number,
): Promise<CampaignLine[]> =>
  tx.query(
    `select c.id, c.code, c.name, c.kind, u.name as unit, u.path as "unitPath", c.starts_on as "startsOn",
       c.ends_on as "endsOn", c.listed, c.departments, c.ground, c.document_no as "documentNo", c.issuing_body as "issuingBody",
       c.reason, c.state, c.registered_by as "registeredBy", r.name as "registeredByName",
       c.registered_at as "registeredAt", d.name as "decidedByName", c.decided_at as "decidedAt", c.version,
       array(select i.name from campaign_item x join item i on i.id = x.item_id where x.campaign_id = c.id
         order by i.code) as items
     from campaign c join unit u on u.id = c.unit_id join person r on r.id = c.registered_by
       left join person d on d.id = c.decided_by
     where exists (select 1 from unnest($1::text[]) p where starts_with(u.path, p))
       and daterange(c.starts_on, c.ends_on, '[]') && daterange(make_date($2, 1, 1), make_date($2, 12, 31), '[]')
     order by c.starts_on desc, c.code desc`,
    [paths, year],
  );

/**
 * the items of a bureau's list in force for which no draw of the year was confirmed; a task
 * counts in the year in which its window begins.
 */
export const itemsNeverDrawn = (
  tx: EntityManager,
  bureauId: string,
  year: number,
): Promise<{ code: string; name: string }[]> =>
  tx.query(
    `select i.code, i.name from item i where i.unit_id = $1 and i.state = 'published' and not exists (
       select 1 from task_item x join item o on o.id = x.item_id join task t on t.id = x.task_id
         join draw d on d.task_id = t.id and d.kind = 'subjects' and d.state = 'confirmed'
       where o.unit_id = i.unit_id and o.code = i.code and extract(year from t.starts_on) = $2)
     order by i.code`,
    [bureauId, year],
  );

/** How many visits the confirmed draws of a year led to, merged ones once: what is counted apart. */
export async function drawnVisits(
  tx: EntityManager,
  paths: string[],
  year: number,
): Promise<number> {
  const [{ visits }] = await tx.query(
    `select count(distinct v.inspection_id)::int as visits from inspection_task v join task t on t.id = v.task_id
       join unit u on u.id = t.initiator_id
     where extract(year from t.starts_on) = $2
       and exists (select 1 from unnest($1::text[]) p where starts_with(u.path, p))`,
    [paths, year],
  );
  return visits;
}

/** What an inspection outside the draw can be about: items in force and campaigns under way. */
export async function exclusionChoices(
  tx: EntityManager,
  bureauId: string,
  bureauPath: string,
): Promise<{
  items: { id: string; code: string; name: string }[];
  campaigns: { id: string; code: string; name: string }[];
}> {
  const items = await tx.query(
    `select id, code, name from item where unit_id = $1 and state = 'published' order by code`,
    [bureauId],
  );
  const campaigns = await tx.query(
    `select c.id, c.code, c.name from campaign c join unit u on u.id = c.unit_id
     where c.state = 'approved' and starts_with(u.path, $1) order by c.code desc limit 50`,
    [bureauPath],
  );
  return { items, campaigns };
}

/** The subject of the registry with this code. */
export async function subjectWith(tx: EntityManager, uscc: string): Promise<string | undefined> {
  const [row] = await tx.query('select id from subject where uscc = $1', [uscc]);
  return row?.id;
}

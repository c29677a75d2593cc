import { database } from '../data-source.ts';

/** An item of the list, drafts first. */
export type ItemLine = {
  id: string;
  code: string;
  name: string;
  category: string;
  kind: 'key' | 'general';
  ratioMaxBp: number | null;
  state: string;
  /** Released for a day that lies ahead. */
  scheduled: boolean;
};

/** The items that are drafts or in force. */
export const itemsInForceOrDraft = (): Promise<ItemLine[]> =>
  database().query(
    `select id, code, name, subject_category as category, kind, ratio_max_bp as "ratioMaxBp", state,
       state = 'draft' and scheduled_at is not null as scheduled
     from item where state in ('draft', 'published') order by state, code`,
  );

/** An annual plan with its lines. */
export type PlanWithLines = {
  id: string;
  year: number;
  number: number;
  state: string;
  version: number;
  unit: string;
  unitPath: string;
  submittedBy: string | null;
  authorIds: string[];
  lines: {
    id: string;
    name: string;
    itemName: string;
    ratioBp: number;
    estimate: number;
    startsOn: string;
    endsOn: string;
    unitName: string;
    tasks: number;
  }[];
};

/** The plans of the units at, below or above `paths`, newest first. */
export const plansAround = (paths: string[]): Promise<PlanWithLines[]> =>
  database().query(
    `select y.id, y.year, y.number, y.state, y.version, u.name as unit, u.path as "unitPath",
       y.submitted_by as "submittedBy",
       y.author_ids as "authorIds", (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name, 'itemName', l.item_name,
         'ratioBp', l.ratio_bp, 'estimate', l.estimate, 'startsOn', l.starts_on, 'endsOn', l.ends_on,
         'unitName', l.unit_name, 'tasks', (select count(*) from task t where t.plan_line_id = l.id))
         order by l.starts_on, l.name), '[]') from plan_line l where l.plan_id = y.id) as lines
     from plan y join unit u on u.id = y.unit_id
     where y.state not in ('superseded', 'dropped')
       and exists (select 1 from unnest($1::text[]) p where starts_with(u.path, p) or starts_with(p, u.path))
     order by y.year desc, y.number desc`,
    [paths],
  );

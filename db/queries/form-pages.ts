import type { FormPoint } from '../../domain/form.ts';
import { database } from '../data-source.ts';

/** A version of a form in the list: the newest of its code, or the one in force beside a draft. */
export type FormLine = {
  id: string;
  code: string;
  version: number;
  name: string;
  state: 'draft' | 'published' | 'retired' | 'dropped';
  points: number;
  items: string[];
  /** How many visits have begun with it. */
  visits: number;
};

/** An item in force, and how many forms in force are made for it. */
export type FormItem = { code: string; name: string; forms: number };

/** A version of a form as its page shows it. */
export type FormPage = Omit<FormLine, 'points' | 'items'> & {
  unitId: string;
  unitPath: string;
  profileSlug: string;
  revision: number;
  reason: string;
  points: FormPoint[];
  hash: string | null;
  draftedBy: string;
  draftedAt: string;
  publishedBy: string | null;
  publishedAt: string | null;
  endedAt: string | null;
  endReason: string;
  versions: { id: string; version: number; state: FormLine['state']; reason: string }[];
};

const visits = `(select count(distinct v.inspection_id)::int from visit_form v where v.form_id = f.id)`;

/** The forms of these bureaus that are drafts or in force, drafts first; with what was retired where asked for. */
export const formsUnder = (bureauIds: string[], withRetired: boolean): Promise<FormLine[]> =>
  database().query(
    `select f.id, f.code, f.version, f.name, f.state, jsonb_array_length(f.points) as points, ${visits} as visits,
       array(select distinct p ->> 'item' from jsonb_array_elements(f.points) p order by 1) as items
     from checklist_form f
     where f.unit_id = any($1) and (f.state in ('draft', 'published') or $2 and f.state = 'retired')
     order by f.state, f.code, f.version desc`,
    [bureauIds, withRetired],
  );

/** The items in force of a bureau, each with the number of forms in force for it. */
export const formItems = (bureauId: string): Promise<FormItem[]> =>
  database().query(
    `select i.code, i.name, (select count(*)::int from checklist_form f
       where f.unit_id = i.unit_id and f.state = 'published'
         and f.points @> jsonb_build_array(jsonb_build_object('item', i.code))) as forms
     from item i where i.unit_id = $1 and i.state = 'published' order by i.code`,
    [bureauId],
  );

/** A version of a form with its other versions, newest first; nothing for an unknown one. */
export async function formPageOf(id: string): Promise<FormPage | undefined> {
  const [row] = await database().query(
    `select f.id, f.unit_id as "unitId", u.path as "unitPath", u.profile_slug as "profileSlug", f.code, f.version,
       f.name, f.state, f.points, f.reason, f.revision, f.hash, d.name as "draftedBy",
       f.drafted_at::text as "draftedAt", p.name as "publishedBy", f.published_at::text as "publishedAt",
       f.ended_at::text as "endedAt", f.end_reason as "endReason", ${visits} as visits,
       (select jsonb_agg(jsonb_build_object('id', o.id, 'version', o.version, 'state', o.state,
           'reason', o.reason) order by o.version desc)
         from checklist_form o where o.unit_id = f.unit_id and o.code = f.code) as versions
     from checklist_form f join unit u on u.id = f.unit_id join person d on d.id = f.drafted_by
       left join person p on p.id = f.published_by
     where f.id = $1`,
    [id],
  );
  return row;
}

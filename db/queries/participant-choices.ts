import { database } from '../data-source.ts';

/** A unit that may be asked to take part in a joint task: of the bureau, or named by lines of the plan. */
export type ParticipantChoice = { id: string; name: string; lineIds: string[] };

/** Whom somebody may ask who sets up tasks for the units at or below `paths`; authorities outside first. */
export const participantChoices = (paths: string[]): Promise<ParticipantChoice[]> =>
  database().query(
    `with line as (
       select l.id, l.joint_units from plan_line l join plan y on y.id = l.plan_id join unit u on u.id = y.unit_id
       where y.state = 'published'
         and exists (select 1 from unnest($1::text[]) p where starts_with(u.path, p) or starts_with(p, u.path)))
     select u.id, u.name, coalesce(n.lines, '{}') as "lineIds"
     from unit u left join lateral (
         select array_agg(line.id) as lines from line where u.name = any(line.joint_units)) n on true
     where n.lines is not null or exists (
       select 1 from unnest($1::text[]) p join unit b on b.profile_slug is not null
         and (starts_with(p, b.path) or starts_with(b.path, p))
       where starts_with(u.path, b.path) and u.id <> b.id)
     order by n.lines is null, u.path`,
    [paths],
  );

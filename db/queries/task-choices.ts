import type { LineStratum } from '../../domain/plan-rules.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import { database } from '../data-source.ts';
import { type ParticipantChoice, participantChoices } from './participant-choices.ts';
import { currentProfile } from './profile.ts';

/** What a task can be set up from: a line in force, items in force, units, categories with their risks. */
export type TaskChoices = {
  lines: {
    id: string;
    name: string;
    itemName: string;
    ratioBp: number;
    startsOn: string;
    endsOn: string;
    unitName: string;
    /** Ratios by risk and of the key registry, where the plan has them. */
    strata: LineStratum[];
  }[];
  items: { id: string; code: string; name: string; category: string }[];
  units: { id: string; name: string }[];
  categories: CategoryChoice[];
  /** Jurisdictions as the registry names them, and the units that keep subjects, with how many. */
  areas: string[];
  keepers: { id: string; name: string; size: number; isBureau: boolean }[];
  /** The rules that the bureaus begin new tasks under. */
  profiles: Profile[];
  /** Who may be asked to take part. */
  participants: ParticipantChoice[];
};

/** A category of the registry with everything that its subjects can be told apart by. */
export type CategoryChoice = {
  category: string;
  risks: string[];
  grades: string[];
  areas: string[];
  scales: string[];
  subtypes: string[];
  size: number;
};

/** The choices of somebody who sets up tasks for the units at or below `paths`. */
export async function taskChoices(paths: string[]): Promise<TaskChoices> {
  const [lines, items, units, categories, keepers, profiles] = await Promise.all([
    database().query(
      `select l.id, l.name, l.item_name as "itemName", l.ratio_bp as "ratioBp", l.starts_on as "startsOn",
         l.ends_on as "endsOn", l.unit_name as "unitName", l.strata
       from plan_line l join plan y on y.id = l.plan_id join unit u on u.id = y.unit_id
       where y.state = 'published'
         and exists (select 1 from unnest($1::text[]) p where starts_with(u.path, p) or starts_with(p, u.path))
       order by l.starts_on, l.name`,
      [paths],
    ),
    database().query(
      `select id, code, name, subject_category as category from item where state = 'published' order by code`,
    ),
    database().query(
      `select u.id, u.name from unit u where exists (
         select 1 from unnest($1::text[]) p join unit b on b.profile_slug is not null
           and (starts_with(p, b.path) or starts_with(b.path, p))
         where starts_with(u.path, b.path)) order by u.path`,
      [paths],
    ),
    database().query(
      `select s.category, array_agg(distinct s.risk) as risks, array_agg(distinct s.grade) as grades,
         array_agg(distinct s.jurisdiction) as areas, array_agg(distinct s.scale) as scales,
         array_agg(distinct s.subtype) as subtypes, count(*)::int as size
       from subject s join unit u on u.id = s.unit_id
       where s.category <> '' and s.status = '存续' and exists (
         select 1 from unnest($1::text[]) p join unit b on b.profile_slug is not null
           and (starts_with(p, b.path) or starts_with(b.path, p))
         where starts_with(u.path, b.path))
       group by s.category order by s.category`,
      [paths],
    ),
    database().query(
      `select u.id, u.name, count(*)::int as size, u.profile_slug is not null as "isBureau"
       from subject s join unit u on u.id = s.unit_id
       where s.category <> '' and s.status = '存续' and exists (
         select 1 from unnest($1::text[]) p join unit b on b.profile_slug is not null
           and (starts_with(p, b.path) or starts_with(b.path, p))
         where starts_with(u.path, b.path))
       group by u.id order by u.path`,
      [paths],
    ),
    database().query(
      `select distinct b.profile_slug as slug from unit b
       where b.profile_slug is not null
         and exists (select 1 from unnest($1::text[]) p where starts_with(p, b.path) or starts_with(b.path, p))`,
      [paths],
    ),
  ]);
  return {
    lines,
    items,
    units,
    categories,
    areas: areasIn(categories),
    keepers,
    profiles: await Promise.all(
      profiles.map(({ slug }: { slug: string }) => currentProfile(database().manager, slug)),
    ),
    participants: await participantChoices(paths),
  };
}

const areasIn = (categories: CategoryChoice[]): string[] =>
  [...new Set(categories.flatMap(({ areas }) => areas))]
    .filter(Boolean)
    .sort((a, b) => a.localeCompare(b, 'zh-CN'));

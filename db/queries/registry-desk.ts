import { database } from '../data-source.ts';

/** Somebody or something that the search of the registries found. */
export type Found = { id: string; name: string; code: string; unit: string; what: string };

/** A licence that runs out or has run out, and whose. */
export type LicenceLine = {
  id: string;
  name: string;
  unit: string;
  licenceNo: string;
  expiresOn: string;
  days: number;
};

/** A flag that begins to be or is about to be over, or that waits for its approver. */
export type DueFlag = {
  id: string;
  version: number;
  subjectId: string;
  subject: string;
  unitPath: string;
  kind: string;
  value: string;
  reason: string;
  source: string;
  startsOn: string;
  endsOn: string | null;
  recordedBy: string;
  recordedById: string;
};

const under = (path: string) =>
  `exists (select 1 from unnest($1::text[]) a where starts_with(${path}, a))`;

/** As many as a search shows of each registry. */
export const foundAtMost = 50;

/** Subjects and inspectors by name, code, badge or licence; one of each more than is shown, if there is. */
export async function searchRegistries(
  paths: string[],
  term: string,
): Promise<{ subjects: Found[]; inspectors: Found[] }> {
  const like = `%${term.replace(/[\\%_]/g, '\\$&')}%`;
  const [subjects, inspectors] = await Promise.all([
    database().query(
      `select s.id, s.name, s.uscc as code, u.name as unit, s.category || ' ' || s.status as what from subject s
         join unit u on u.id = s.unit_id where ${under('u.path')} and (s.name ilike $2 or s.uscc ilike $2)
       order by s.name, s.uscc limit ${foundAtMost + 1}`,
      [paths, like],
    ),
    database().query(
      `select p.id, p.name, coalesce(i.badge_no, i.licence_no, '') as code, u.name as unit, i.status as what
       from inspector i join person p on p.id = i.person_id join unit u on u.id = p.unit_id
       where ${under('u.path')} and (p.name ilike $2 or i.badge_no ilike $2 or i.licence_no ilike $2)
       order by p.name, i.serial limit ${foundAtMost + 1}`,
      [paths, like],
    ),
  ]);
  return { subjects, inspectors };
}

/** Licences of those in service that run out within so many days or have run out, the first to end first. */
export const licencesDue = (paths: string[], today: string, days: number): Promise<LicenceLine[]> =>
  database().query(
    `select p.id, p.name, u.name as unit, i.licence_no as "licenceNo", i.licence_expires_on as "expiresOn",
       (i.licence_expires_on - $2::date) as days
     from inspector i join person p on p.id = i.person_id join unit u on u.id = p.unit_id
     where p.active and i.licence_no is not null and i.licence_expires_on <= $2::date + $3::int and ${under('u.path')}
     order by i.licence_expires_on, p.name limit 200`,
    [paths, today, days],
  );

const flagLine = `f.id, f.version, f.subject_id as "subjectId", s.name as subject, u.path as "unitPath", f.kind, f.value,
  f.reason, f.source, f.starts_on as "startsOn", f.ends_on as "endsOn", p.name as "recordedBy",
  f.recorded_by as "recordedById"
  from subject_flag f join subject s on s.id = f.subject_id join unit u on u.id = s.unit_id
    join person p on p.id = f.recorded_by`;

/** Flags that wait for somebody to agree to them. */
export const flagsToDecide = (paths: string[]): Promise<DueFlag[]> =>
  database().query(
    `select ${flagLine} where f.state = 'requested' and ${under('u.path')} order by f.recorded_at limit 100`,
    [paths],
  );

/** Flags in force that end within so many days. */
export const flagsEnding = (paths: string[], today: string, days: number): Promise<DueFlag[]> =>
  database().query(
    `select ${flagLine} where f.state = 'in-force' and f.ends_on between $2::date and $2::date + $3::int
       and ${under('u.path')} order by f.ends_on limit 100`,
    [paths, today, days],
  );

/** Open visits of subjects that have left the registry since they were drawn. */
export const visitsOfRetired = (
  paths: string[],
): Promise<{ id: string; code: string; subjectId: string; subject: string; status: string }[]> =>
  database().query(
    `select n.id, n.code, s.id as "subjectId", s.name as subject, s.status from inspection n
       join subject s on s.id = n.subject_id join unit u on u.id = n.unit_id
     where s.status <> '存续' and n.state in ('assigned', 'accepted', 'started', 'submitted') and ${under('u.path')}
     order by n.code limit 100`,
    [paths],
  );

/** A joint registry of two units, or one that is being asked for. */
export type AgreementLine = {
  id: string;
  version: number;
  state: string;
  unit: string;
  unitPath: string;
  partner: string;
  partnerPath: string;
  reason: string;
  ownBy: string | null;
  partnerBy: string | null;
  endReason: string;
};

/** The joint registries that units at or below `paths` have or have asked for, the newest first. */
export const agreementsUnder = (paths: string[]): Promise<AgreementLine[]> =>
  database().query(
    `select a.id, a.version, a.state, u.name as unit, u.path as "unitPath", v.name as partner, v.path as "partnerPath",
       a.reason, o.name as "ownBy", p.name as "partnerBy", a.end_reason as "endReason"
     from pool_agreement a join unit u on u.id = a.unit_id join unit v on v.id = a.partner_id
       left join person o on o.id = a.own_by left join person p on p.id = a.partner_by
     where ${under('u.path')} or ${under('v.path')} order by a.requested_at desc, a.id limit 50`,
    [paths],
  );

/**
 * The rule profile of the bureau that a unit is of; of a unit above bureaus the first one's. Nothing where
 * there is none.
 */
export async function profileSlugOf(path: string): Promise<string | undefined> {
  const [bureau] = await database().query(
    `select profile_slug as slug from unit where profile_slug is not null
       and (starts_with($1, path) or starts_with(path, $1)) order by starts_with($1, path) desc, length(path) desc limit 1`,
    [path],
  );
  return bureau?.slug;
}

/** The units of the bureau that a unit is of, without the bureau itself. */
export const unitsBeside = (path: string): Promise<{ id: string; name: string }[]> =>
  database().query(
    `select u.id, u.name from unit u join unit b on starts_with(u.path, b.path) and u.path <> b.path
     where b.profile_slug is not null and starts_with($1, b.path) order by u.path`,
    [path],
  );

import { database } from '../data-source.ts';
import type { VersionLine } from './subject-page.ts';

/** An interest on file, with who declared and who ended it. */
export type InterestLine = {
  id: string;
  uscc: string;
  subject: string | null;
  nature: string;
  declaredAt: Date;
  declaredBy: string | null;
  endedAt: Date | null;
  endedBy: string | null;
  endReason: string;
};

/** A seat that somebody has or had in a visit. */
export type SeatLine = {
  inspectionId: string;
  code: string;
  subject: string;
  state: string;
  lead: boolean;
  active: boolean;
  assignedAt: Date;
  isOpen: boolean;
  isAsked: boolean;
};

/** An inspector of the registry with licence, interests, seats and history. */
export type InspectorView = {
  id: string;
  version: number;
  name: string;
  active: boolean;
  unit: string;
  unitPath: string;
  profileSlug: string;
  badgeNo: string | null;
  hasIdNumber: boolean;
  sex: string;
  position: string;
  hasTelephone: boolean;
  skills: string[];
  licenceNo: string | null;
  licenceExpiresOn: string | null;
  mayLead: boolean;
  status: string;
  partner: boolean;
  category: string;
  interests: InterestLine[];
  seats: SeatLine[];
  versions: VersionLine[];
};

/** Everything about an inspector; nothing where there is none. */
export async function inspectorView(id: string): Promise<InspectorView | undefined> {
  const [row] = await database().query(
    `select i.person_id as id, i.version, p.name, p.active, u.name as unit, u.path as "unitPath",
       (select b.profile_slug from unit b where b.id = bureau_of(u.id)) as "profileSlug", i.badge_no as "badgeNo",
       i.id_number_sealed is not null as "hasIdNumber", i.sex, i.position,
       i.telephone_sealed is not null as "hasTelephone", i.skills, i.licence_no as "licenceNo",
       i.licence_expires_on as "licenceExpiresOn", i.may_lead as "mayLead", i.status, i.partner, i.category
     from inspector i join person p on p.id = i.person_id join unit u on u.id = p.unit_id where i.person_id = $1`,
    [id],
  );
  if (!row) return undefined;
  const [interests, seats, versions] = await Promise.all([
    database().query(interestsOf, [id]),
    database().query(seatsOf, [id]),
    database().query(versionsOf, [id]),
  ]);
  return { ...row, interests, seats, versions };
}

const interestsOf = `
select i.id, i.uscc, s.name as subject, i.nature, i.declared_at as "declaredAt", d.name as "declaredBy",
  i.ended_at as "endedAt", e.name as "endedBy", i.end_reason as "endReason"
from interest i left join subject s on s.uscc = i.uscc left join person d on d.id = i.declared_by
  left join person e on e.id = i.ended_by
where i.inspector_id = $1 order by i.ended_at nulls first, i.declared_at desc`;

const seatsOf = `
select n.id as "inspectionId", n.code, s.name as subject, n.state, x.lead, x.active, x.assigned_at as "assignedAt",
  x.active and n.state in ('assigned', 'accepted', 'started', 'submitted') as "isOpen",
  exists (select from substitution u where u.seat_id = x.id and u.state in ('requested', 'approved')) as "isAsked"
from seat x join inspection n on n.id = x.inspection_id join subject s on s.id = n.subject_id
where x.inspector_id = $1 order by "isOpen" desc, x.assigned_at desc limit 100`;

const versionsOf = `
select v.version, v.name as "personName", u.name as unit, v.active, v.badge_no as "badgeNo", v.sex, v.position, v.skills,
  v.licence_no as "licenceNo", v.licence_expires_on as "licenceExpiresOn", v.may_lead as "mayLead", v.status, v.partner,
  v.category, coalesce(v.id_number_index, '') as "identityNumber", coalesce(md5(v.telephone_sealed), '') as telephone,
  v.effective_on as "effectiveOn", v.recorded_at as "recordedAt", coalesce(p.name, q.name) as by, v.reason,
  b.file_name as batch
from inspector_version v join unit u on u.id = v.unit_id left join person p on p.id = v.recorded_by
  left join import_batch b on b.id = v.batch_id and b.imported_at = v.recorded_at left join person q on q.id = b.imported_by
where v.person_id = $1 order by v.version desc limit 100`;

import { randomUUID } from 'node:crypto';
import { blindIndex, seal } from '../../db/sealed.ts';
import { dayOf } from '../../domain/day.ts';
import type { InspectorRecord, PartnerInspectorRecord } from '../../domain/registry/records.ts';
import type { Land, Landing } from './landing.ts';

type Identified = PartnerInspectorRecord & Partial<InspectorRecord>;

/** 执法检查人员 of the own bureau: each becomes a person with the role inspector in their unit. */
export const landInspectors: Land<'inspectors'> = async (landing, rows) => {
  for (const { record } of rows) await landInspector(landing, record, false);
  return [];
};

/** 执法检查人员 of a department that joins: kept apart by `partner`. */
export const landPartners: Land<'partner-inspectors'> = async (landing, rows) => {
  for (const { record } of rows) await landInspector(landing, record, true);
  return [];
};

async function landInspector(
  { context: { tx, now }, batchId, unitIdOf }: Landing,
  record: Identified,
  partner: boolean,
): Promise<void> {
  const unitId = unitIdOf(record.unit);
  const ids = identitiesOf(record);
  const [known] = await tx.query(
    `select person_id from inspector where badge_no = $1 or licence_no = $2 or id_number_index = $3`,
    [ids.badgeNo, ids.licenceNo, ids.idNumberIndex],
  );
  const personId: string = known?.person_id ?? randomUUID();
  await tx.query(
    `insert into person (id, name, unit_id, title) values ($1, $2, $3, $4) on conflict (id) do update
     set name = excluded.name, unit_id = excluded.unit_id, title = excluded.title, version = person.version + 1`,
    [personId, record.name, unitId, record.position],
  );
  await tx.query(upsert, [
    personId,
    ids.badgeNo,
    ids.idNumberSealed,
    ids.idNumberIndex,
    record.sex ?? '',
    record.position,
    record.telephone ? seal(record.telephone) : null,
    record.skills,
    ids.licenceNo,
    record.licenceExpiresOn,
    record.mayLead,
    record.status,
    partner,
    batchId,
    now,
  ]);
  await tx.query(
    `insert into role_assignment (id, person_id, role, unit_id, valid_from) values ($1, $2, 'inspector', $3, $4)
     on conflict (person_id, role, unit_id) where valid_to is null do nothing`,
    [randomUUID(), personId, unitId, dayOf(now)],
  );
}

// A file that lacks one of the three identities leaves it empty, and empty is nobody's identity.
const identitiesOf = ({ badgeNo, licenceNo, idNumber }: Identified) => ({
  badgeNo: badgeNo || null,
  licenceNo: licenceNo || null,
  idNumberSealed: idNumber ? seal(idNumber) : null,
  idNumberIndex: idNumber ? blindIndex(idNumber) : null,
});

const upsert = `
  insert into inspector (person_id, badge_no, id_number_sealed, id_number_index, sex, position, telephone_sealed,
    skills, licence_no, licence_expires_on, may_lead, status, partner, batch_id, updated_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
  on conflict (person_id) do update set badge_no = excluded.badge_no,
    id_number_sealed = excluded.id_number_sealed, id_number_index = excluded.id_number_index,
    sex = excluded.sex, position = excluded.position, telephone_sealed = excluded.telephone_sealed,
    skills = excluded.skills, licence_no = excluded.licence_no,
    licence_expires_on = excluded.licence_expires_on, may_lead = excluded.may_lead,
    status = excluded.status, partner = excluded.partner, batch_id = excluded.batch_id,
    updated_at = excluded.updated_at, version = inspector.version + 1`;

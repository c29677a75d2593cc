import { randomUUID } from 'node:crypto';
import { seal, unseal } from '../../db/sealed.ts';
import type { SubjectRecord } from '../../domain/registry/records.ts';
import type { Land, Landing, Row } from './landing.ts';

type Known = { id: string; uscc: string; telephone_sealed: Buffer | null } & Record<
  string,
  unknown
>;

/** 检查对象: new ones are added, changed ones get their next version, equal ones stay as they are. */
export const landSubjects: Land<'subjects'> = async (landing, rows) => {
  const known = await knownSubjects(landing, rows);
  const changed = rows.filter(({ record }) => differs(known.get(record.uscc), record));
  const values = changed.map(({ record }) => ({
    id: known.get(record.uscc)?.id ?? randomUUID(),
    uscc: record.uscc,
    ...plain(record),
    telephone: record.telephone ? seal(record.telephone).toString('hex') : null,
    unit_id: landing.unitIdOf(record.jurisdiction),
  }));
  await landing.context.tx.query(upsert, [
    JSON.stringify(values),
    landing.batchId,
    landing.context.now,
  ]);
  return [];
};

const plain = (record: SubjectRecord) => ({
  name: record.name,
  category: record.category,
  address: record.address,
  business_scope: record.scope,
  principal: record.principal,
  grade: record.grade,
  risk: record.risk,
  scale: record.scale,
  blacklisted: record.blacklisted,
  abnormal: record.abnormal,
  status: record.status,
  jurisdiction: record.jurisdiction,
});

async function knownSubjects(
  { context }: Landing,
  rows: Row<'subjects'>[],
): Promise<Map<string, Known>> {
  const found: Known[] = await context.tx.query('select * from subject where uscc = any($1)', [
    rows.map(({ record }) => record.uscc),
  ]);
  return new Map(found.map((row) => [row.uscc, row]));
}

function differs(known: Known | undefined, record: SubjectRecord): boolean {
  if (!known) return true;
  const telephone = known.telephone_sealed ? unseal(known.telephone_sealed) : '';
  if (telephone !== record.telephone) return true;
  return Object.entries(plain(record)).some(([column, value]) => known[column] !== value);
}

const upsert = `
  insert into subject (id, uscc, name, category, address, business_scope, principal, telephone_sealed, grade,
    risk, scale, blacklisted, abnormal, status, jurisdiction, unit_id, batch_id, updated_at)
  select id, uscc, name, category, address, business_scope, principal, decode(telephone, 'hex'), grade, risk,
    scale, blacklisted, abnormal, status, jurisdiction, unit_id, $2, $3
  from jsonb_to_recordset($1::jsonb) as r(id uuid, uscc text, name text, category text, address text,
    business_scope text, principal text, telephone text, grade text, risk text, scale text,
    blacklisted boolean, abnormal boolean, status text, jurisdiction text, unit_id uuid)
  on conflict (uscc) do update set name = excluded.name, category = excluded.category,
    address = excluded.address, business_scope = excluded.business_scope, principal = excluded.principal,
    telephone_sealed = excluded.telephone_sealed, grade = excluded.grade, risk = excluded.risk, scale = excluded.scale,
    blacklisted = excluded.blacklisted, abnormal = excluded.abnormal, status = excluded.status,
    jurisdiction = excluded.jurisdiction, unit_id = excluded.unit_id, batch_id = excluded.batch_id,
    updated_at = excluded.updated_at, version = subject.version + 1`;

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { flagsSql } from './1789000000018-registry-flags.ts';

/**
 * The history of both registries: every version of every row with its moment, its author and its reason,
 * so that anybody can tell who was in the registry on a given day, as it was known at a given moment.
 */
export class RegistryHistory1789000000018 implements MigrationInterface {
  name = 'RegistryHistory1789000000018';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
    await queryRunner.query(flagsSql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- R-036 检查对象范围, R-077 营业性, R-039 重点抽查名录库, and columns of a file that the registry has no place for.
alter table subject
  add column kind text not null default 'enterprise' check (kind in
    ('enterprise', 'individual', 'cooperative', 'practitioner', 'project', 'behaviour', 'other')),
  add column subtype text not null default '',
  add column key_pool boolean not null default false,
  add column extra jsonb not null default '{}';
-- P-27: as what somebody inspects, empty where a file does not say. Whoever has no certificate never fills the
-- minimum of a team (R-044).
alter table inspector
  add column category text not null default '' check (category in
    ('', 'civil-servant', 'formal-staff', 'qualified', 'daily-safety', 'legal-office', 'branch', 'certified')),
  add column extra jsonb not null default '{}';

-- Written by triggers alone, once for each statement: an import of a million rows adds one insert. Whoever
-- changes a registry has nothing to do but
--   * set updated_at to the use-case's instant, and batch_id to the batch or leave it as it is;
--   * tell the reason, and the day from which the values hold where that is not today, by
--     set_config('yaohao.reason', …, true) and set_config('yaohao.effective_on', 'YYYY-MM-DD', true).
-- Instant and person come from the use-case (yaohao.at, yaohao.actor). The version counts by itself; a
-- change that is put back is a new version. An import that changes people and inspectors together sets
-- yaohao.batch to its batch's id, so that the version is written once, with the inspector's row.
-- recorded_at and effective_on: from when it was known, and from which day it holds.
create table subject_version (
  subject_id uuid not null,
  version integer not null,
  uscc text not null,
  name text not null,
  category text not null,
  address text not null,
  business_scope text not null,
  principal text not null,
  telephone_sealed bytea,
  grade text not null,
  risk text not null,
  scale text not null,
  blacklisted boolean not null,
  abnormal boolean not null,
  status text not null,
  jurisdiction text not null,
  unit_id uuid not null,
  kind text not null,
  subtype text not null,
  key_pool boolean not null,
  extra jsonb not null,
  batch_id uuid,
  effective_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  reason text not null,
  primary key (subject_id, version)
);

create table inspector_version (
  person_id uuid not null,
  version integer not null,
  serial integer not null,
  name text not null,
  unit_id uuid not null,
  active boolean not null,
  badge_no text,
  id_number_sealed bytea,
  id_number_index text,
  sex text not null,
  position text not null,
  telephone_sealed bytea,
  skills text[] not null,
  licence_no text,
  licence_expires_on date,
  may_lead boolean not null,
  status text not null,
  partner boolean not null,
  category text not null,
  extra jsonb not null,
  batch_id uuid,
  effective_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  reason text not null,
  primary key (person_id, version)
);

-- What the transaction was told about the change that it makes.
create function told(what text) returns text language sql stable
  as $$ select nullif(current_setting('yaohao.' || what, true), '') $$;

create function count_version() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  return new;
end $$;
create trigger subject_counts_on before update on subject for each row
  when (new.version <= old.version and new is distinct from old) execute function count_version();
create trigger inspector_counts_on before update on inspector for each row
  when (new.version <= old.version and new is distinct from old) execute function count_version();
alter table subject enable always trigger subject_counts_on;
alter table inspector enable always trigger inspector_counts_on;

create function keep_subject_version() returns trigger language plpgsql security definer set search_path = public as $$
declare
  moment timestamptz := told('at');
  since date := coalesce(told('effective_on')::date, (moment at time zone 'Asia/Shanghai')::date);
  who uuid := told('actor');
  why text := coalesce(told('reason'), '');
begin
  insert into subject_version (subject_id, version, uscc, name, category, address, business_scope, principal,
    telephone_sealed, grade, risk, scale, blacklisted, abnormal, status, jurisdiction, unit_id, kind, subtype,
    key_pool, extra, batch_id, effective_on, recorded_at, recorded_by, reason)
  select id, version, uscc, name, category, address, business_scope, principal, telephone_sealed, grade, risk,
    scale, blacklisted, abnormal, status, jurisdiction, unit_id, kind, subtype, key_pool, extra, batch_id,
    coalesce(since, (updated_at at time zone 'Asia/Shanghai')::date), coalesce(moment, updated_at), who, why
  from added on conflict do nothing;
  return null;
end $$;
create trigger subject_is_on_file after insert on subject referencing new table as added
  for each statement execute function keep_subject_version();
create trigger subject_change_is_on_file after update on subject referencing new table as added
  for each statement execute function keep_subject_version();
alter table subject enable always trigger subject_is_on_file;
alter table subject enable always trigger subject_change_is_on_file;

create function keep_inspector_version() returns trigger language plpgsql security definer set search_path = public as $$
declare
  moment timestamptz := told('at');
  since date := coalesce(told('effective_on')::date, (moment at time zone 'Asia/Shanghai')::date);
  who uuid := told('actor');
  why text := coalesce(told('reason'), '');
begin
  insert into inspector_version (person_id, version, serial, name, unit_id, active, badge_no, id_number_sealed,
    id_number_index, sex, position, telephone_sealed, skills, licence_no, licence_expires_on, may_lead, status,
    partner, category, extra, batch_id, effective_on, recorded_at, recorded_by, reason)
  select a.person_id, a.version, a.serial, p.name, p.unit_id, p.active, a.badge_no, a.id_number_sealed,
    a.id_number_index, a.sex, a.position, a.telephone_sealed, a.skills, a.licence_no, a.licence_expires_on,
    a.may_lead, a.status, a.partner, a.category, a.extra, a.batch_id,
    coalesce(since, (a.updated_at at time zone 'Asia/Shanghai')::date), coalesce(moment, a.updated_at), who, why
  from added a join person p on p.id = a.person_id on conflict do nothing;
  return null;
end $$;
create trigger inspector_is_on_file after insert on inspector referencing new table as added
  for each statement execute function keep_inspector_version();
create trigger inspector_change_is_on_file after update on inspector referencing new table as added
  for each statement execute function keep_inspector_version();
alter table inspector enable always trigger inspector_is_on_file;
alter table inspector enable always trigger inspector_change_is_on_file;

-- Name, unit and whether somebody is still in service belong to the person: a change of them is one of
-- the registry as well.
create function note_person_change() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if told('batch') is null then
    update inspector i set version = i.version + 1, updated_at = coalesce(told('at')::timestamptz, i.updated_at)
    from added a join removed r on r.id = a.id
    where i.person_id = a.id and (a.name, a.unit_id, a.active) is distinct from (r.name, r.unit_id, r.active);
  end if;
  return null;
end $$;
create trigger person_change_is_on_file after update on person referencing old table as removed new table as added
  for each statement execute function note_person_change();
alter table person enable always trigger person_change_is_on_file;

-- What is in the registries already has the version that it has now; how it was before nobody kept.
insert into subject_version (subject_id, version, uscc, name, category, address, business_scope, principal,
  telephone_sealed, grade, risk, scale, blacklisted, abnormal, status, jurisdiction, unit_id, kind, subtype, key_pool,
  extra, batch_id, effective_on, recorded_at, reason)
select id, version, uscc, name, category, address, business_scope, principal, telephone_sealed, grade, risk, scale,
  blacklisted, abnormal, status, jurisdiction, unit_id, kind, subtype, key_pool, extra, batch_id,
  (updated_at at time zone 'Asia/Shanghai')::date, updated_at, ''
from subject;
insert into inspector_version (person_id, version, serial, name, unit_id, active, badge_no, id_number_sealed,
  id_number_index, sex, position, telephone_sealed, skills, licence_no, licence_expires_on, may_lead, status, partner,
  category, extra, batch_id, effective_on, recorded_at, reason)
select i.person_id, i.version, i.serial, p.name, p.unit_id, p.active, i.badge_no, i.id_number_sealed, i.id_number_index,
  i.sex, i.position, i.telephone_sealed, i.skills, i.licence_no, i.licence_expires_on, i.may_lead, i.status, i.partner,
  i.category, i.extra, i.batch_id, (i.updated_at at time zone 'Asia/Shanghai')::date, i.updated_at, ''
from inspector i join person p on p.id = i.person_id;

-- R-042: nothing of the registries is deleted, and their history is not rewritten.
create trigger subject_version_is_kept before update or delete on subject_version for each row execute function refuse_change();
create trigger subject_version_is_not_emptied before truncate on subject_version execute function refuse_change();
create trigger inspector_version_is_kept before update or delete on inspector_version for each row execute function refuse_change();
create trigger inspector_version_is_not_emptied before truncate on inspector_version execute function refuse_change();
alter table subject_version enable always trigger subject_version_is_kept;
alter table subject_version enable always trigger subject_version_is_not_emptied;
alter table inspector_version enable always trigger inspector_version_is_kept;
alter table inspector_version enable always trigger inspector_version_is_not_emptied;

grant select on subject_version, inspector_version to yaohao_office;
`;

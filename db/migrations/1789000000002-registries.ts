import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 一单两库: the item list, the subject registry, the inspector registry, and imports into them. */
export class Registries1789000000002 implements MigrationInterface {
  name = 'Registries1789000000002';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
create table import_batch (
  id uuid primary key,
  kind text not null check (kind in
    ('subjects', 'inspectors', 'partner-inspectors', 'items', 'plan', 'interests')),
  file_name text not null,
  file_hash text not null check (file_hash ~ '^[0-9a-f]{64}$'),
  rows integer not null,
  clean integer not null,
  repaired integer not null,
  refused jsonb not null,
  unknown_columns text[] not null default '{}',
  imported_by uuid not null references person (id),
  imported_at timestamptz not null,
  check (clean + jsonb_array_length(refused) = rows)
);

create table subject (
  id uuid primary key,
  uscc text not null unique check (uscc ~ '^[0-9A-Z]{18}$'),
  name text not null check (name <> ''),
  category text not null default '',
  address text not null default '',
  business_scope text not null default '',
  principal text not null default '',
  telephone_sealed bytea,
  grade text not null default '' check (grade in ('', 'A', 'B', 'C')),
  risk text not null default '',
  blacklisted boolean not null default false,
  abnormal boolean not null default false,
  status text not null check (status in ('存续', '注销', '吊销', '停业', '迁出')),
  jurisdiction text not null default '',
  unit_id uuid not null references unit (id),
  batch_id uuid references import_batch (id) deferrable initially deferred,
  version integer not null default 1,
  updated_at timestamptz not null
);
create index subject_category on subject (category, status);
create index subject_unit on subject (unit_id);

create table inspector (
  person_id uuid primary key references person (id),
  serial integer generated always as identity unique,
  badge_no text unique,
  id_number_sealed bytea,
  id_number_index text unique,
  sex text not null default '',
  position text not null default '',
  telephone_sealed bytea,
  skills text[] not null default '{}',
  licence_no text unique,
  licence_expires_on date,
  may_lead boolean not null default false,
  status text not null,
  partner boolean not null default false,
  batch_id uuid references import_batch (id) deferrable initially deferred,
  version integer not null default 1,
  updated_at timestamptz not null
);

-- 利害关系, declared or found. An ended interest stays on file.
create table interest (
  id uuid primary key,
  inspector_id uuid not null references inspector (person_id),
  uscc text not null,
  nature text not null,
  declared_at timestamptz not null,
  ended_at timestamptz,
  batch_id uuid references import_batch (id) deferrable initially deferred
);
create unique index one_open_interest on interest (inspector_id, uscc) where ended_at is null;

create table item (
  id uuid primary key,
  unit_id uuid not null references unit (id),
  code text not null,
  version integer not null default 1,
  name text not null check (name <> ''),
  subject_category text not null,
  kind text not null check (kind in ('key', 'general')),
  method text not null default '',
  unit_name text not null default '',
  basis text not null default '',
  content text not null default '',
  ratio_bp integer check (ratio_bp between 0 and 10000),
  ratio_max_bp integer check (ratio_max_bp between 0 and 10000),
  frequency text not null default '',
  disclosure text not null default 'full' check (disclosure in ('full', 'restricted')),
  state text not null default 'draft' check (state in ('draft', 'published', 'retired')),
  published_at timestamptz,
  batch_id uuid references import_batch (id) deferrable initially deferred,
  unique (unit_id, code, version),
  check ((state = 'draft') = (published_at is null))
);
create unique index one_item_in_force on item (unit_id, code) where state = 'published';
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Units, people, their roles and their log-ins. */
export class Organisation1789000000001 implements MigrationInterface {
  name = 'Organisation1789000000001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
create table unit (
  id uuid primary key,
  code text not null unique check (code ~ '^[A-Z0-9]{1,16}$'),
  name text not null unique,
  parent_id uuid references unit (id),
  -- '/GQGA/ZA/': a unit lies in the subtree of another when its path begins with the other's.
  path text not null unique check (path ~ '^(/[A-Z0-9]+)+/$'),
  profile_slug text
);

create table person (
  id uuid primary key,
  name text not null check (name <> ''),
  unit_id uuid not null references unit (id),
  title text not null default '',
  locale text not null default 'zh-CN' check (locale in ('zh-CN', 'en')),
  active boolean not null default true,
  version integer not null default 1
);

create table role_assignment (
  id uuid primary key,
  person_id uuid not null references person (id),
  role text not null check (role in
    ('registrar', 'planner', 'witness', 'approver', 'head', 'inspector', 'auditor', 'administrator')),
  unit_id uuid not null references unit (id),
  valid_from date not null,
  valid_to date,
  check (valid_to is null or valid_to >= valid_from)
);
create unique index one_role_at_a_time on role_assignment (person_id, role, unit_id) where valid_to is null;

create table account (
  person_id uuid primary key references person (id),
  login text not null unique check (login = lower(login)),
  password_hash text not null,
  failures integer not null default 0,
  locked_until timestamptz
);

create table session (
  sid varchar primary key,
  sess json not null,
  expire timestamp(6) not null
);
create index session_expire on session (expire);

-- Gapless numbers: taken inside the transaction that uses them.
create table counter (name text primary key, value bigint not null check (value > 0));
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The annual plan, the tasks set up under it, their strata and frozen pools. */
export class PlanAndTask1789000000003 implements MigrationInterface {
  name = 'PlanAndTask1789000000003';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
create table plan (
  id uuid primary key,
  unit_id uuid not null references unit (id),
  year integer not null check (year between 2000 and 2200),
  number integer not null default 1,
  state text not null default 'draft' check (state in ('draft', 'published', 'superseded')),
  published_at timestamptz,
  published_by uuid references person (id),
  version integer not null default 1,
  batch_id uuid references import_batch (id) deferrable initially deferred,
  unique (unit_id, year, number),
  check ((state = 'draft') = (published_at is null))
);
create unique index one_plan_in_force on plan (unit_id, year) where state = 'published';

create table plan_line (
  id uuid primary key,
  plan_id uuid not null references plan (id),
  name text not null,
  item_name text not null,
  scope text not null default '',
  ratio_bp integer check (ratio_bp between 0 and 10000),
  estimate integer check (estimate >= 0),
  starts_on date,
  ends_on date,
  unit_name text not null,
  joint_units text[] not null default '{}',
  unique (plan_id, name)
);

create table task (
  id uuid primary key,
  code text not null unique check (code ~ '^[A-Z0-9-]{1,64}$'),
  name text not null check (name <> ''),
  plan_line_id uuid not null references plan_line (id),
  initiator_id uuid not null references unit (id),
  unit_id uuid not null references unit (id),
  scope text not null default 'directed' check (scope in ('open', 'directed')),
  starts_on date not null,
  ends_on date not null,
  team_size integer not null check (team_size >= 2),
  sealed boolean not null default true,
  profile_slug text not null,
  profile_version integer not null,
  state text not null default 'configured' check (state in ('configured', 'frozen', 'announced',
    'drawn', 'confirmed', 'dispatched', 'matched', 'closed', 'void')),
  set_by uuid not null references person (id),
  created_at timestamptz not null,
  closed_on date,
  version integer not null default 1,
  check (ends_on >= starts_on)
);

create table task_item (
  task_id uuid not null references task (id),
  item_id uuid not null references item (id),
  primary key (task_id, item_id)
);

create table stratum (
  task_id uuid not null references task (id),
  number integer not null check (number between 0 and 65535),
  name text not null,
  filter jsonb not null,
  ratio_bp integer not null check (ratio_bp between 0 and 10000),
  min integer not null default 0 check (min >= 0),
  primary key (task_id, number)
);

-- The frozen pool: everything in the strata, the excluded with their code. Never changed (see triggers).
create table pool_entry (
  task_id uuid not null references task (id),
  record_id text not null check (record_id ~ '^[0-9A-Z]{1,18}$'),
  subject_id uuid not null references subject (id),
  subject_version integer not null,
  stratum integer not null,
  eligibility integer not null check (eligibility between 0 and 5),
  weight integer not null default 1 check (weight between 1 and 16),
  primary key (task_id, record_id),
  unique (task_id, subject_id),
  foreign key (task_id, stratum) references stratum (task_id, number)
);
`;

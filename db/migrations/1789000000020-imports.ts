import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Imports in steps: a file that was received, its rows beside the registry until somebody has seen what
 * they would change, the rows that were refused, how far the work is, and batches that were undone.
 */
export class Imports1789000000020 implements MigrationInterface {
  name = 'Imports1789000000020';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- A file of a million rows may be refused a hundred thousand times: the batch keeps the first thousand
-- refusals and counts all of them, the rows themselves stand in import_refusal.
alter table import_batch add column refused_rows integer;
alter table import_batch drop constraint import_batch_check;
alter table import_batch add constraint rows_add_up check (
  clean + coalesce(refused_rows, jsonb_array_length(refused)) = rows);
alter table import_batch add constraint refusals_are_counted check (
  refused_rows is null or jsonb_array_length(refused) <= refused_rows);

-- An entry that came by an import which was undone: on file, and in no pool. No file can say so.
alter table subject drop constraint subject_status_check;
alter table subject add constraint subject_status_check
  check (status in ('存续', '注销', '吊销', '停业', '迁出', '撤回'));

create table import_job (
  id uuid primary key,
  kind text not null check (kind in
    ('subjects', 'inspectors', 'partner-inspectors', 'items', 'plan', 'interests')),
  unit_id uuid not null references unit (id),
  file_name text not null,
  file_hash text check (file_hash ~ '^[0-9a-f]{64}$'),
  bytes bigint not null default 0 check (bytes >= 0),
  state text not null default 'receiving' check (state in ('receiving', 'reading', 'unmapped',
    'previewed', 'applying', 'applied', 'undone', 'failed', 'dropped')),
  -- What the first rows of the file look like, and what a person assigned its columns to.
  layout jsonb,
  mapping jsonb,
  counts jsonb,
  fault jsonb,
  created_by uuid not null references person (id),
  created_at timestamptz not null,
  applied_by uuid references person (id),
  batch_id uuid unique references import_batch (id) deferrable initially deferred,
  undone_by uuid references person (id),
  undone_at timestamptz,
  undo_reason text,
  version integer not null default 1,
  check ((state in ('applied', 'undone')) = (batch_id is not null)),
  check ((state = 'undone') = (undone_at is not null)),
  check ((undone_at is null) = (undone_by is null)),
  check ((undone_at is null) = (undo_reason is null))
);
create index import_job_state on import_job (state) where state in ('receiving', 'reading', 'applying');
create trigger import_job_is_kept before update on import_job for each row execute function keep_value(
  'id', 'kind', 'unit_id', 'file_name', 'file_hash', 'created_by', 'created_at', 'batch_id', 'undone_by',
  'undone_at', 'undo_reason');
create trigger import_job_moves_on before update on import_job for each row execute function keep_path(
  'receiving>reading', 'receiving>failed', 'receiving>dropped', 'reading>unmapped', 'reading>previewed',
  'reading>applied', 'reading>failed', 'unmapped>reading', 'unmapped>dropped', 'previewed>reading',
  'previewed>applying', 'previewed>dropped', 'applying>reading', 'applying>previewed', 'applying>applied', 'applying>failed',
  'applied>undone');
alter table import_job enable always trigger import_job_is_kept;
alter table import_job enable always trigger import_job_moves_on;
grant select, insert, update on import_job to yaohao_office;

-- The file as it came, in sealed pieces, until its job is over: workers share no disk with the panel.
create table import_chunk (
  job_id uuid not null references import_job (id),
  number integer not null,
  sealed bytea not null,
  primary key (job_id, number)
);
alter table import_chunk alter column sealed set storage external;
grant select, insert, delete on import_chunk to yaohao_office;

-- How far a job is. Written beside its transaction, so that people see it move.
create table import_progress (
  job_id uuid primary key references import_job (id),
  step text not null check (step in ('receive', 'read', 'compare', 'land')),
  done bigint not null,
  total bigint not null,
  rows integer not null default 0,
  at timestamptz not null
);
grant select, insert, update on import_progress to yaohao_office;

-- A row that did not land, with its cells sealed, to be given back with the reason beside it.
create table import_refusal (
  job_id uuid not null references import_job (id),
  row integer not null,
  field text not null,
  reason text not null,
  cells_sealed bytea not null,
  primary key (job_id, row)
);
grant select, insert, delete on import_refusal to yaohao_office;

-- Rows between file and registry. Unlogged: after a crash the file is read again from its pieces.
create unlogged table import_subject (
  job_id uuid not null,
  row integer not null,
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
  extra jsonb
);
create index import_subject_row on import_subject (job_id, row);
grant select, insert, update, delete on import_subject to yaohao_office;

create unlogged table import_row (
  job_id uuid not null,
  row integer not null,
  record jsonb not null,
  telephone_sealed bytea,
  id_number_sealed bytea,
  id_number_index text,
  unit_id uuid,
  primary key (job_id, row)
);
grant select, insert, update, delete on import_row to yaohao_office;

-- Rows that came in the same transaction are counted before they are compared; older servers guess.
do $$ begin
  if current_setting('server_version_num')::integer >= 170000 then
    execute 'grant maintain on import_subject, import_row to yaohao_office';
  end if;
end $$;
`;

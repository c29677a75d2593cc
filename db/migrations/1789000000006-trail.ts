import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happened, what is owed, what was published: rows that are only ever inserted, and obligations. */
export class Trail1789000000006 implements MigrationInterface {
  name = 'Trail1789000000006';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
create table command_log (
  id uuid primary key,
  name text not null,
  actor_id uuid,
  -- SHA-256 of the canonical input: the same id with another input is another command.
  input_hash text not null check (input_hash ~ '^[0-9a-f]{64}$'),
  result jsonb,
  at timestamptz not null
);

create table event (
  id bigint generated always as identity primary key,
  type text not null,
  actor_id uuid references person (id),
  door text not null check (door in ('telegram', 'slack', 'web', 'panel', 'portal', 'cli', 'system')),
  about_type text not null,
  about_id text not null,
  task_id uuid references task (id),
  unit_path text not null default '/',
  data jsonb not null default '{}',
  command_id uuid not null,
  card_hash text,
  at timestamptz not null
);
create index event_about on event (about_type, about_id, id);
create index event_task on event (task_id, id);

-- Copies made for the public at the moment of publication; the portal sees nothing else.
create table public_notice (
  id uuid primary key,
  kind text not null check (kind in ('items', 'plan', 'announcement', 'draw', 'task', 'result', 'void')),
  ref text not null,
  number integer not null default 1,
  title text not null,
  body jsonb not null,
  body_hash text not null,
  published_at timestamptz not null,
  unique (kind, ref, number)
);
create index public_notice_latest on public_notice (kind, published_at desc);

create table obligation (
  id uuid primary key,
  kind text not null check (kind in ('disclosure')),
  about_type text not null,
  about_id uuid not null,
  due_on date not null,
  provisional boolean not null,
  calendar_version text not null,
  rule text not null,
  steps jsonb not null,
  state text not null default 'open' check (state in ('open', 'met')),
  met_at timestamptz,
  created_at timestamptz not null,
  version integer not null default 1,
  unique (kind, about_id),
  check ((state = 'met') = (met_at is not null))
);

-- Each step of an obligation is claimed once for each last day that the obligation has had.
create table reminder (
  obligation_id uuid not null references obligation (id),
  for_due_on date not null,
  step text not null,
  due_on date not null,
  fired_at timestamptz not null,
  late boolean not null,
  primary key (obligation_id, for_due_on, step)
);

create table heartbeat (name text primary key, at timestamptz not null, detail jsonb not null default '{}');

-- The demo's clock: shown time = at + (real time - set_at). Empty on a real site.
create table demo_clock (
  one boolean primary key default true check (one),
  at timestamptz not null,
  set_at timestamptz not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% rows are evidence and cannot be changed (%)', tg_table_name, tg_op using errcode = 'YH001';
end $$;

create trigger event_is_kept before update or delete on event for each row execute function refuse_change();
create trigger event_is_not_emptied before truncate on event execute function refuse_change();
alter table event enable always trigger event_is_kept;
alter table event enable always trigger event_is_not_emptied;

create trigger public_notice_is_kept before update or delete on public_notice for each row execute function refuse_change();
create trigger public_notice_is_not_emptied before truncate on public_notice execute function refuse_change();
alter table public_notice enable always trigger public_notice_is_kept;
alter table public_notice enable always trigger public_notice_is_not_emptied;

create trigger pool_entry_is_kept before update or delete on pool_entry for each row execute function refuse_change();
create trigger pool_entry_is_not_emptied before truncate on pool_entry execute function refuse_change();
alter table pool_entry enable always trigger pool_entry_is_kept;
alter table pool_entry enable always trigger pool_entry_is_not_emptied;

create trigger drawn_subject_is_kept before update or delete on drawn_subject for each row execute function refuse_change();
create trigger drawn_subject_is_not_emptied before truncate on drawn_subject execute function refuse_change();
alter table drawn_subject enable always trigger drawn_subject_is_kept;
alter table drawn_subject enable always trigger drawn_subject_is_not_emptied;

create trigger decision_is_kept before update or delete on decision for each row execute function refuse_change();
create trigger decision_is_not_emptied before truncate on decision execute function refuse_change();
alter table decision enable always trigger decision_is_kept;
alter table decision enable always trigger decision_is_not_emptied;

create trigger check_in_is_kept before update or delete on check_in for each row execute function refuse_change();
create trigger check_in_is_not_emptied before truncate on check_in execute function refuse_change();
alter table check_in enable always trigger check_in_is_kept;
alter table check_in enable always trigger check_in_is_not_emptied;

create trigger result_is_kept before update or delete on result for each row execute function refuse_change();
create trigger result_is_not_emptied before truncate on result execute function refuse_change();
alter table result enable always trigger result_is_kept;
alter table result enable always trigger result_is_not_emptied;

create trigger signature_is_kept before update or delete on signature for each row execute function refuse_change();
create trigger signature_is_not_emptied before truncate on signature execute function refuse_change();
alter table signature enable always trigger signature_is_kept;
alter table signature enable always trigger signature_is_not_emptied;

create trigger reminder_is_kept before update or delete on reminder for each row execute function refuse_change();
create trigger reminder_is_not_emptied before truncate on reminder execute function refuse_change();
alter table reminder enable always trigger reminder_is_kept;
alter table reminder enable always trigger reminder_is_not_emptied;

create trigger import_batch_is_kept before update or delete on import_batch for each row execute function refuse_change();
create trigger import_batch_is_not_emptied before truncate on import_batch execute function refuse_change();
alter table import_batch enable always trigger import_batch_is_kept;
alter table import_batch enable always trigger import_batch_is_not_emptied;

create trigger task_is_not_deleted before delete on task for each row execute function refuse_change();
create trigger task_is_not_emptied before truncate on task execute function refuse_change();
alter table task enable always trigger task_is_not_deleted;
alter table task enable always trigger task_is_not_emptied;

create trigger draw_is_not_deleted before delete on draw for each row execute function refuse_change();
create trigger draw_is_not_emptied before truncate on draw execute function refuse_change();
alter table draw enable always trigger draw_is_not_deleted;
alter table draw enable always trigger draw_is_not_emptied;

create trigger entropy_source_is_not_deleted before delete on entropy_source for each row execute function refuse_change();
create trigger entropy_source_is_not_emptied before truncate on entropy_source execute function refuse_change();
alter table entropy_source enable always trigger entropy_source_is_not_deleted;
alter table entropy_source enable always trigger entropy_source_is_not_emptied;

create trigger inspection_is_not_deleted before delete on inspection for each row execute function refuse_change();
create trigger inspection_is_not_emptied before truncate on inspection execute function refuse_change();
alter table inspection enable always trigger inspection_is_not_deleted;
alter table inspection enable always trigger inspection_is_not_emptied;

create trigger seat_is_not_deleted before delete on seat for each row execute function refuse_change();
create trigger seat_is_not_emptied before truncate on seat execute function refuse_change();
alter table seat enable always trigger seat_is_not_deleted;
alter table seat enable always trigger seat_is_not_emptied;

create trigger recusal_is_not_deleted before delete on recusal for each row execute function refuse_change();
create trigger recusal_is_not_emptied before truncate on recusal execute function refuse_change();
alter table recusal enable always trigger recusal_is_not_deleted;
alter table recusal enable always trigger recusal_is_not_emptied;

create trigger substitution_is_not_deleted before delete on substitution for each row execute function refuse_change();
create trigger substitution_is_not_emptied before truncate on substitution execute function refuse_change();
alter table substitution enable always trigger substitution_is_not_deleted;
alter table substitution enable always trigger substitution_is_not_emptied;

create trigger disclosure_is_not_deleted before delete on disclosure for each row execute function refuse_change();
create trigger disclosure_is_not_emptied before truncate on disclosure execute function refuse_change();
alter table disclosure enable always trigger disclosure_is_not_deleted;
alter table disclosure enable always trigger disclosure_is_not_emptied;

create trigger obligation_is_not_deleted before delete on obligation for each row execute function refuse_change();
create trigger obligation_is_not_emptied before truncate on obligation execute function refuse_change();
alter table obligation enable always trigger obligation_is_not_deleted;
alter table obligation enable always trigger obligation_is_not_emptied;

create trigger subject_is_not_deleted before delete on subject for each row execute function refuse_change();
create trigger subject_is_not_emptied before truncate on subject execute function refuse_change();
alter table subject enable always trigger subject_is_not_deleted;
alter table subject enable always trigger subject_is_not_emptied;

create trigger inspector_is_not_deleted before delete on inspector for each row execute function refuse_change();
create trigger inspector_is_not_emptied before truncate on inspector execute function refuse_change();
alter table inspector enable always trigger inspector_is_not_deleted;
alter table inspector enable always trigger inspector_is_not_emptied;

create trigger interest_is_not_deleted before delete on interest for each row execute function refuse_change();
create trigger interest_is_not_emptied before truncate on interest execute function refuse_change();
alter table interest enable always trigger interest_is_not_deleted;
alter table interest enable always trigger interest_is_not_emptied;

create trigger item_is_not_deleted before delete on item for each row execute function refuse_change();
create trigger item_is_not_emptied before truncate on item execute function refuse_change();
alter table item enable always trigger item_is_not_deleted;
alter table item enable always trigger item_is_not_emptied;

create trigger plan_is_not_deleted before delete on plan for each row execute function refuse_change();
create trigger plan_is_not_emptied before truncate on plan execute function refuse_change();
alter table plan enable always trigger plan_is_not_deleted;
alter table plan enable always trigger plan_is_not_emptied;

create trigger plan_line_is_not_deleted before delete on plan_line for each row execute function refuse_change();
create trigger plan_line_is_not_emptied before truncate on plan_line execute function refuse_change();
alter table plan_line enable always trigger plan_line_is_not_deleted;
alter table plan_line enable always trigger plan_line_is_not_emptied;

create trigger stratum_is_not_deleted before delete on stratum for each row execute function refuse_change();
create trigger stratum_is_not_emptied before truncate on stratum execute function refuse_change();
alter table stratum enable always trigger stratum_is_not_deleted;
alter table stratum enable always trigger stratum_is_not_emptied;

create trigger person_is_not_deleted before delete on person for each row execute function refuse_change();
create trigger person_is_not_emptied before truncate on person execute function refuse_change();
alter table person enable always trigger person_is_not_deleted;
alter table person enable always trigger person_is_not_emptied;

create trigger unit_is_not_deleted before delete on unit for each row execute function refuse_change();
create trigger unit_is_not_emptied before truncate on unit execute function refuse_change();
alter table unit enable always trigger unit_is_not_deleted;
alter table unit enable always trigger unit_is_not_emptied;

create trigger command_log_is_not_deleted before delete on command_log for each row execute function refuse_change();
create trigger command_log_is_not_emptied before truncate on command_log execute function refuse_change();
alter table command_log enable always trigger command_log_is_not_deleted;
alter table command_log enable always trigger command_log_is_not_emptied;
`;

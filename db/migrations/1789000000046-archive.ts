import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events are sealed in one order and their tree is signed; a task ends in a package that is kept. */
export class Archive1789000000046 implements MigrationInterface {
  name = 'Archive1789000000046';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- R-190: what waits for its seal. The line is written by the database with the event itself, whoever
-- writes that, and goes when the event has its seal, not before.
create table event_to_seal (event_id bigint primary key references event (id));
insert into event_to_seal select id from event;
create function queue_event() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into event_to_seal select id from added;
  return null;
end $$;
create trigger event_waits_for_seal after insert on event referencing new table as added
  for each statement execute function queue_event();
alter table event enable always trigger event_waits_for_seal;

-- The order of the trail: seq has no gap, and the leaf is that of RFC 6962 over the canonical event.
create table event_seal (
  seq bigint primary key check (seq > 0),
  event_id bigint not null unique references event (id),
  leaf text not null check (leaf ~ '^[0-9a-f]{64}$'),
  sealed_at timestamptz not null
);
create function refuse_gap() returns trigger language plpgsql as $$
declare
  low bigint;
  high bigint;
  many bigint;
begin
  select min(seq), max(seq), count(*) into low, high, many from added;
  if many > 0 and (high - low + 1 <> many
      or low <> (select coalesce(max(s.seq), 0) + 1 from event_seal s where s.seq < low)) then
    raise exception 'seals follow each other without a gap' using errcode = 'YH001';
  end if;
  return null;
end $$;
create trigger event_seal_is_dense after insert on event_seal referencing new table as added
  for each statement execute function refuse_gap();
create trigger event_seal_is_kept before update or delete on event_seal for each row execute function refuse_change();
create trigger event_seal_is_not_emptied before truncate on event_seal execute function refuse_change();
alter table event_seal enable always trigger event_seal_is_dense;
alter table event_seal enable always trigger event_seal_is_kept;
alter table event_seal enable always trigger event_seal_is_not_emptied;

create function refuse_unsealed() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' or not exists (select from event_seal where event_id = old.event_id) then
    raise exception 'an event waits until it is sealed' using errcode = 'YH001';
  end if;
  return old;
end $$;
create trigger event_to_seal_is_kept before update or delete on event_to_seal for each row execute function refuse_unsealed();
create trigger event_to_seal_is_not_emptied before truncate on event_to_seal execute function refuse_change();
alter table event_to_seal enable always trigger event_to_seal_is_kept;
alter table event_to_seal enable always trigger event_to_seal_is_not_emptied;

-- The signed state of the tree (C2SP note). Public: whoever keeps one sees a trail that was cut or rewritten.
create table checkpoint (
  size bigint primary key references event_seal (seq),
  origin text not null,
  root text not null check (root ~ '^[0-9a-f]{64}$'),
  -- The roots of the full subtrees, largest first: where the next checkpoint goes on.
  peaks jsonb not null,
  note text not null,
  verifier text not null,
  at timestamptz not null
);
create trigger checkpoint_is_kept before update or delete on checkpoint for each row execute function refuse_change();
create trigger checkpoint_is_not_emptied before truncate on checkpoint execute function refuse_change();
alter table checkpoint enable always trigger checkpoint_is_kept;
alter table checkpoint enable always trigger checkpoint_is_not_emptied;

-- R-191: the package of a task. What is corrected or objected to later makes another one, with the next number.
create table archive_package (
  id uuid primary key,
  task_id uuid not null references task (id),
  number integer not null check (number > 0),
  state text not null default 'asked' check (state in ('asked', 'building', 'built', 'failed', 'disposed')),
  asked_by uuid not null references person (id),
  asked_at timestamptz not null,
  steps_done integer not null default 0,
  steps integer not null default 0,
  error text,
  file bytea,
  size integer,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  checkpoint_size bigint references checkpoint (size),
  built_at timestamptz,
  -- The last day on which it has to be kept; without one it is kept for ever.
  kept_until date,
  disposed_by uuid references person (id),
  disposed_at timestamptz,
  disposal_reason text,
  version integer not null default 1,
  unique (task_id, number),
  check ((state = 'built') = (file is not null)),
  check ((state in ('built', 'disposed')) = (built_at is not null and sha256 is not null and size is not null)),
  check ((state = 'disposed') = (disposed_by is not null and disposed_at is not null and disposal_reason is not null))
);
create unique index one_package_on_its_way on archive_package (task_id) where state in ('asked', 'building');
-- Taken out in slices: not compressed, so that a slice costs a slice.
alter table archive_package alter column file set storage external;

create function keep_archive() returns trigger language plpgsql as $$
begin
  if old.file is not null and new.file is distinct from old.file and not (new.file is null
      and new.state = 'disposed' and (new.disposed_at at time zone 'Asia/Shanghai')::date > old.kept_until) then
    raise exception 'an archive is kept for its time' using errcode = 'YH001';
  end if;
  if new.state = 'disposed' and old.kept_until is null then
    raise exception 'an archive without an end is kept' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger archive_package_is_in_time before update on archive_package for each row execute function keep_archive();
create trigger archive_package_is_kept before update on archive_package for each row execute function keep_value(
  'id', 'task_id', 'number', 'asked_by', 'asked_at', 'size', 'sha256', 'checkpoint_size', 'built_at', 'disposed_by',
  'disposed_at', 'disposal_reason');
create trigger archive_package_moves_on before update on archive_package for each row execute function keep_path(
  'asked>building', 'building>built', 'building>failed', 'failed>building', 'built>disposed');
create trigger archive_package_is_settled before update on archive_package for each row execute function keep_settled('disposed');
create trigger archive_package_is_not_deleted before delete on archive_package for each row execute function refuse_change();
create trigger archive_package_is_not_emptied before truncate on archive_package execute function refuse_change();
alter table archive_package enable always trigger archive_package_is_in_time;
alter table archive_package enable always trigger archive_package_is_kept;
alter table archive_package enable always trigger archive_package_moves_on;
alter table archive_package enable always trigger archive_package_is_settled;
alter table archive_package enable always trigger archive_package_is_not_deleted;
alter table archive_package enable always trigger archive_package_is_not_emptied;

-- How long it is kept is counted once, when it is made.
create function fix_retention() returns trigger language plpgsql as $$
begin
  if old.state in ('built', 'disposed') and new.kept_until is distinct from old.kept_until then
    raise exception 'how long an archive is kept is fixed' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger archive_package_keeps_its_end before update on archive_package for each row execute function fix_retention();
alter table archive_package enable always trigger archive_package_keeps_its_end;

-- 归档: the last step of a task, with a package that is there.
alter table task drop constraint task_state_check;
alter table task add constraint task_state_check check (state in ('configured', 'frozen', 'announced', 'drawn',
  'confirmed', 'dispatched', 'matched', 'closed', 'archived', 'void'));
drop trigger task_moves_on on task;
create trigger task_moves_on before update on task for each row execute function keep_path(
  'configured>frozen', 'configured>void', 'frozen>announced', 'frozen>void', 'announced>drawn', 'announced>void', 'drawn>confirmed',
  'drawn>void', 'confirmed>dispatched', 'dispatched>matched', 'matched>dispatched', 'dispatched>closed',
  'matched>closed', 'closed>archived');
alter table task enable always trigger task_moves_on;
drop trigger task_is_settled on task;
create trigger task_is_settled before update on task for each row execute function keep_settled('archived', 'void');
alter table task enable always trigger task_is_settled;
-- A closed task keeps all but its step into the archive.
create function keep_closed_task() returns trigger language plpgsql as $$
begin
  if old.state = 'closed' and (to_jsonb(old) - 'state' - 'version') is distinct from (to_jsonb(new) - 'state' - 'version') then
    raise exception 'a closed task is fixed' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger task_is_closed before update on task for each row execute function keep_closed_task();
alter table task enable always trigger task_is_closed;

create or replace function refuse_ahead_of_draw() returns trigger language plpgsql as $$
declare
  now_at text;
  drawn_at text;
begin
  select state into now_at from task where id = new.id;
  select state into drawn_at from draw where task_id = new.id and kind = 'subjects';
  if now_at <> 'configured' and drawn_at is distinct from (
      case when now_at in ('dispatched', 'matched', 'closed', 'archived') then 'confirmed' else now_at end)
      and not (now_at = 'void' and drawn_at is null) then
    raise exception 'a task is as far as its draw' using errcode = 'YH001';
  end if;
  if now_at in ('closed', 'archived') and exists (select 1 from inspection_task v join inspection n on n.id = v.inspection_id
      where v.task_id = new.id and n.state <> 'ended'
        and not exists (select 1 from disclosure d where d.inspection_id = n.id)) then
    raise exception 'a task does not end without what it has to disclose' using errcode = 'YH001';
  end if;
  if now_at = 'archived' and (not exists (select from archive_package where task_id = new.id and state = 'built')
      or exists (select from inspection_task v join disclosure d on d.inspection_id = v.inspection_id
        where v.task_id = new.id and d.state not in ('published', 'withheld'))) then
    raise exception 'a task is archived with a package, once all of it is disclosed' using errcode = 'YH001';
  end if;
  return null;
end $$;

grant select, delete on event_to_seal to yaohao_office;
grant select, insert on event_seal, checkpoint to yaohao_office;
grant select, insert, update on archive_package to yaohao_office;
grant select on checkpoint to yaohao_portal;
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a task can be set up with: mode, weights, batches of a rotation, business scale; the keys of
 * pseudonymous pools; and what else has to stay fixed once a pool is frozen.
 */
export class TaskOptions1789000000011 implements MigrationInterface {
  name = 'TaskOptions1789000000011';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- 经营规模 (高新区指引 第十七条), where a registry has it.
alter table subject add column scale text not null default '';

-- A rotation draws everybody once and is sealed, so that nobody can tell when they will be visited.
alter table task add column mode text not null default 'sample' check (mode in ('sample', 'rotation'));
alter table task add column batches integer check (batches between 1 and 366);
alter table task add constraint rotation_has_batches check ((mode = 'rotation') = (batches is not null));
alter table task add constraint rotation_is_sealed check (mode = 'sample' or sealed);
alter table task add constraint batch_has_a_day check (batches is null or batches <= ends_on - starts_on + 1);

-- Weights by risk, 1 to 16; whoever is not named has 1.
create function are_weights(given jsonb) returns boolean language plpgsql immutable as $$
declare one record;
begin
  if given is null then return true; end if;
  if jsonb_typeof(given) <> 'object' or given = '{}'::jsonb then return false; end if;
  for one in select key, value from jsonb_each(given) loop
    if one.key = '' or one.value::text !~ '^(1[0-6]|[1-9])$' then return false; end if;
  end loop;
  return true;
end $$;
alter table stratum add column weights jsonb check (are_weights(weights));

-- The key that a pool's pseudonyms were made with: sealed, and its SHA-256 for the announcement.
create table pool_key (
  draw_id uuid primary key references draw (id),
  key_hash text not null unique check (key_hash ~ '^[0-9a-f]{64}$'),
  key_sealed bytea not null
);
create trigger pool_key_is_kept before update or delete on pool_key for each row execute function refuse_change();
create trigger pool_key_is_not_emptied before truncate on pool_key execute function refuse_change();
alter table pool_key enable always trigger pool_key_is_kept;
alter table pool_key enable always trigger pool_key_is_not_emptied;
grant select, insert on pool_key to yaohao_office;

-- Who is visited in which part of a rotation's window: the order of the tickets, cut once.
create table rotation_batch (
  draw_id uuid not null references draw (id),
  record_id text not null,
  subject_id uuid not null references subject (id),
  number integer not null check (number >= 1),
  starts_on date not null,
  ends_on date not null,
  primary key (draw_id, record_id),
  unique (draw_id, subject_id),
  foreign key (draw_id, record_id) references drawn_subject (draw_id, record_id),
  check (ends_on >= starts_on)
);
create index rotation_batch_number on rotation_batch (draw_id, number);
create trigger rotation_batch_is_kept before update or delete on rotation_batch for each row execute function refuse_change();
create trigger rotation_batch_is_not_emptied before truncate on rotation_batch execute function refuse_change();
alter table rotation_batch enable always trigger rotation_batch_is_kept;
alter table rotation_batch enable always trigger rotation_batch_is_not_emptied;
grant select, insert on rotation_batch to yaohao_office;

-- Whoever knows the secret of a rotation knows who comes when: it stays sealed until the last batch is sent.
create function refuse_early_opening() returns trigger language plpgsql as $$
begin
  if old.value is null and new.value is not null and new.kind = 'secret' and exists (
    select 1 from draw d join task t on t.id = d.task_id join drawn_subject s on s.draw_id = d.id
    where d.id = new.draw_id and t.mode = 'rotation' and t.state not in ('closed', 'void') and not exists (
      select 1 from inspection_task v where v.task_id = t.id and v.subject_id = s.subject_id)
  ) then
    raise exception 'a rotation stays sealed until its last batch is sent' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger rotation_stays_sealed before update on entropy_source for each row execute function refuse_early_opening();
alter table entropy_source enable always trigger rotation_stays_sealed;

-- Each batch is sent to its unit once.
create table rotation_dispatch (
  draw_id uuid not null references draw (id),
  number integer not null check (number >= 1),
  dispatched_at timestamptz not null,
  primary key (draw_id, number)
);
create trigger rotation_dispatch_is_kept before update or delete on rotation_dispatch for each row execute function refuse_change();
create trigger rotation_dispatch_is_not_emptied before truncate on rotation_dispatch execute function refuse_change();
alter table rotation_dispatch enable always trigger rotation_dispatch_is_kept;
alter table rotation_dispatch enable always trigger rotation_dispatch_is_not_emptied;
grant select, insert on rotation_dispatch to yaohao_office;

-- The batches of a rotation are matched one after the other; a visit that has its team keeps it.
drop index one_live_match;
create unique index one_live_match on draw (task_id) where kind = 'match' and state = 'announced';

-- A pool is filled while its task is being frozen, never later.
create function refuse_late_entry() returns trigger language plpgsql as $$
begin
  if exists (select 1 from (select distinct task_id from added) a join task t on t.id = a.task_id
      where t.state <> 'configured') then
    raise exception 'the pool of a frozen task is fixed' using errcode = 'YH001';
  end if;
  return null;
end $$;
create trigger pool_entry_is_in_time after insert on pool_entry referencing new table as added
  for each statement execute function refuse_late_entry();
alter table pool_entry enable always trigger pool_entry_is_in_time;

-- No way back to where parameters can be changed.
create function keep_frozen() returns trigger language plpgsql as $$
begin
  if old.state <> 'configured' and new.state = 'configured' then
    raise exception 'a frozen task is not set up again' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger task_stays_frozen before update on task for each row execute function keep_frozen();
alter table task enable always trigger task_stays_frozen;
create trigger task_item_is_not_emptied before truncate on task_item execute function refuse_change();
alter table task_item enable always trigger task_item_is_not_emptied;

-- A draw begins at its beginning: frozen, or for people announced, and without a result.
create function refuse_ready_draw() returns trigger language plpgsql as $$
begin
  if new.state <> (case new.kind when 'subjects' then 'frozen' else 'announced' end)
      or new.seed is not null or new.result is not null or new.drawn_at is not null then
    raise exception 'a draw does not begin with its result' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger draw_begins before insert on draw for each row execute function refuse_ready_draw();
alter table draw enable always trigger draw_begins;

-- The drawn are those whom the result names, in its order, each with the subject of the frozen pool.
create function refuse_swapped() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from added a join draw d on d.id = a.draw_id
      left join pool_entry p on p.task_id = d.task_id and p.record_id = a.record_id
    where p.subject_id is distinct from a.subject_id or p.stratum <> a.stratum or p.eligibility <> 0
  ) or exists (
    select draw_id, stratum, rank, record_id from added
    except
    select d.id, s.key::integer, w.rank::integer, w.id
    from (select distinct draw_id from added) a join draw d on d.id = a.draw_id
      cross join lateral jsonb_each(d.result) s
      cross join lateral jsonb_array_elements_text(s.value -> 'drawn') with ordinality as w (id, rank)
  ) then
    raise exception 'nobody is drawn but whom the draw yields' using errcode = 'YH001';
  end if;
  return null;
end $$;
create trigger drawn_subject_is_not_swapped after insert on drawn_subject referencing new table as added
  for each statement execute function refuse_swapped();
alter table drawn_subject enable always trigger drawn_subject_is_not_swapped;

-- R-095: no subject is put on the list of visits by hand.
create function refuse_undrawn_visit() returns trigger language plpgsql as $$
begin
  if exists (select 1 from draw where task_id = new.task_id and kind = 'subjects') and not exists (
      select 1 from drawn_subject s join draw d on d.id = s.draw_id
      where d.task_id = new.task_id and d.kind = 'subjects' and s.subject_id = new.subject_id) then
    raise exception 'a subject that was not drawn is not visited' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger inspection_is_drawn before insert on inspection for each row execute function refuse_undrawn_visit();
alter table inspection enable always trigger inspection_is_drawn;

-- Who somebody is, and what an interest is in, does not change after a pool or roster was announced.
create trigger subject_is_who_it_is before update on subject for each row execute function fix_value('id', 'uscc');
create trigger inspector_is_who_they_are before update on inspector for each row execute function fix_value(
  'person_id', 'serial');
create trigger interest_is_kept before update on interest for each row execute function fix_value(
  'id', 'inspector_id', 'uscc', 'declared_at');
create trigger interest_ends_once before update on interest for each row execute function keep_value('ended_at');
alter table subject enable always trigger subject_is_who_it_is;
alter table inspector enable always trigger inspector_is_who_they_are;
alter table interest enable always trigger interest_is_kept;
alter table interest enable always trigger interest_ends_once;
`;

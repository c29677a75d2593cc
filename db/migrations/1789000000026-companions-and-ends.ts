import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who accompanies a team without being in it, who is released from it after arriving, and visits that
 * end without a result because their subject is gone.
 */
export class CompanionsAndEnds1789000000026 implements MigrationInterface {
  name = 'CompanionsAndEnds1789000000026';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- 高新区指引 第二十一条 beside 国办发〔2024〕54号: staff in daily safety supervision without a certificate come on
-- top of a team that is complete without them. They hold no seat, lead nobody and sign nothing.
create table companion (
  id uuid primary key,
  inspection_id uuid not null references inspection (id),
  inspector_id uuid not null references inspector (person_id),
  reason text not null check (reason <> ''),
  assigned_by uuid not null references person (id),
  assigned_at timestamptz not null,
  ended_by uuid references person (id),
  ended_at timestamptz,
  end_reason text not null default '',
  check (assigned_by <> inspector_id),
  check ((ended_by is null) = (ended_at is null)),
  check ((ended_at is null) = (end_reason = ''))
);
create unique index one_companion_at_a_time on companion (inspection_id, inspector_id) where ended_at is null;
create function refuse_unlawful_companion() returns trigger language plpgsql as $$
begin
  if (select count(*) from seat where inspection_id = new.inspection_id and active) < 2 then
    raise exception 'nobody accompanies a team that is not complete' using errcode = 'YH001';
  end if;
  if exists (select from seat where inspection_id = new.inspection_id and inspector_id = new.inspector_id) then
    raise exception 'nobody accompanies a team that they were in' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger companion_is_lawful before insert on companion for each row execute function refuse_unlawful_companion();
create trigger companion_has_no_interest before insert on companion for each row execute function refuse_interested();
create trigger companion_is_fixed before update on companion for each row execute function fix_value(
  'id', 'inspection_id', 'inspector_id', 'reason', 'assigned_by', 'assigned_at');
create trigger companion_end_is_kept before update on companion for each row execute function keep_value(
  'ended_by', 'ended_at');
create trigger companion_is_not_deleted before delete on companion for each row execute function refuse_change();
create trigger companion_is_not_emptied before truncate on companion execute function refuse_change();
alter table companion enable always trigger companion_is_lawful;
alter table companion enable always trigger companion_has_no_interest;
alter table companion enable always trigger companion_is_fixed;
alter table companion enable always trigger companion_end_is_kept;
alter table companion enable always trigger companion_is_not_deleted;
alter table companion enable always trigger companion_is_not_emptied;

-- Who accompanies a team now: an interest that came on file since keeps them away, whoever put it there.
create view companion_now as
  select c.* from companion c join inspection n on n.id = c.inspection_id join subject s on s.id = n.subject_id
  where c.ended_at is null and not exists (
    select from interest i where i.inspector_id = c.inspector_id and i.uscc = s.uscc and i.ended_at is null);

-- Somebody who arrived and cannot sign any more: ill, gone, dead. By the head, with the document that shows it.
create table seat_release (
  seat_id uuid primary key references seat (id),
  inspection_id uuid not null references inspection (id),
  ground text not null check (ground in ('illness', 'left', 'death')),
  reason text not null check (reason <> ''),
  document text not null check (document <> ''),
  released_by uuid not null references person (id),
  released_at timestamptz not null
);
create function refuse_needless_release() returns trigger language plpgsql as $$
begin
  if not exists (
    select from seat s join check_in c on c.inspection_id = s.inspection_id and c.inspector_id = s.inspector_id
    where s.id = new.seat_id and s.inspection_id = new.inspection_id and s.active and s.inspector_id <> new.released_by
  ) then
    raise exception 'only who has arrived is released, and by somebody else' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger seat_release_is_needed before insert on seat_release for each row execute function refuse_needless_release();
create trigger seat_release_is_kept before update or delete on seat_release for each row execute function refuse_change();
create trigger seat_release_is_not_emptied before truncate on seat_release execute function refuse_change();
alter table seat_release enable always trigger seat_release_is_needed;
alter table seat_release enable always trigger seat_release_is_kept;
alter table seat_release enable always trigger seat_release_is_not_emptied;

-- A visit whose subject is gone since the draw ends without a result. It stays drawn and counts as drawn.
create table visit_end (
  inspection_id uuid primary key references inspection (id),
  ground text not null check (ground in ('deregistered', 'closed', 'unreachable')),
  reason text not null check (reason <> ''),
  document text not null check (document <> ''),
  ended_by uuid not null references person (id),
  ended_at timestamptz not null
);
create function refuse_late_end() returns trigger language plpgsql as $$
begin
  if exists (select from result where inspection_id = new.inspection_id)
      or exists (select from seat where inspection_id = new.inspection_id and inspector_id = new.ended_by)
      or not exists (select from inspection where id = new.inspection_id and state in ('assigned', 'accepted', 'started')) then
    raise exception 'a visit with a result does not end without one, nor by its own team' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger visit_end_is_in_time before insert on visit_end for each row execute function refuse_late_end();
create trigger visit_end_is_kept before update or delete on visit_end for each row execute function refuse_change();
create trigger visit_end_is_not_emptied before truncate on visit_end execute function refuse_change();
alter table visit_end enable always trigger visit_end_is_in_time;
alter table visit_end enable always trigger visit_end_is_kept;
alter table visit_end enable always trigger visit_end_is_not_emptied;

alter table inspection drop constraint inspection_state_check;
alter table inspection add constraint inspection_state_check check (state in ('assigned', 'accepted', 'started',
  'submitted', 'signed', 'published', 'withheld', 'ended'));
create function keep_ended_visit() returns trigger language plpgsql as $$
begin
  if old.state = 'ended' and new.state <> 'ended' then
    raise exception 'a visit that has ended goes on no more' using errcode = 'YH001';
  end if;
  if new.state = 'ended' and not exists (select from visit_end where inspection_id = new.id) then
    raise exception 'a visit ends with its reason on file' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger inspection_stays_ended before update on inspection for each row execute function keep_ended_visit();
alter table inspection enable always trigger inspection_stays_ended;
create function refuse_in_ended_visit() returns trigger language plpgsql as $$
begin
  if exists (select from inspection where id = new.inspection_id and state = 'ended') then
    raise exception 'a visit that has ended goes on no more' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger seat_is_of_open_visit before insert on seat for each row execute function refuse_in_ended_visit();
create trigger result_is_of_open_visit before insert on result for each row execute function refuse_in_ended_visit();
alter table seat enable always trigger seat_is_of_open_visit;
alter table result enable always trigger result_is_of_open_visit;

-- The disclosure that such a visit owes is owed no more where its task had closed before.
do $$
declare name text;
begin
  select conname into strict name from pg_constraint
    where conrelid = 'disclosure'::regclass and contype = 'c' and pg_get_constraintdef(oid) ~ 'result_id IS NOT NULL'
      and pg_get_constraintdef(oid) ~ 'pending';
  execute format('alter table disclosure drop constraint %I', name);
end $$;
alter table disclosure add constraint disclosure_has_result check (state <> 'published' or result_id is not null);
create function refuse_resultless_withholding() returns trigger language plpgsql as $$
begin
  if new.state = 'withheld' and new.result_id is null
      and not exists (select from visit_end where inspection_id = new.inspection_id) then
    raise exception 'only a result is withheld' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger disclosure_withholds_a_result before insert or update on disclosure
  for each row execute function refuse_resultless_withholding();
alter table disclosure enable always trigger disclosure_withholds_a_result;

grant select, insert on seat_release, visit_end to yaohao_office;
grant select, insert, update on companion to yaohao_office;
grant select on companion_now to yaohao_office;
`;

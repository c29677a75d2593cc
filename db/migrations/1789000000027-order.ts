import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The order of the steps, also for whoever writes the rows: no visit without a draw, no inspection
 * without a team, no disclosure without all signatures, no way back.
 */
export class Order1789000000027 implements MigrationInterface {
  name = 'Order1789000000027';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- R-086, R-100: a task and a visit begin at their beginning and go the ways of the state tables.
create function refuse_late_beginning() returns trigger language plpgsql as $$
begin
  if new.state <> tg_argv[0] then
    raise exception '% begins as %', tg_table_name, tg_argv[0] using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger task_begins before insert on task for each row execute function refuse_late_beginning('configured');
create trigger task_moves_on before update on task for each row execute function keep_path(
  'configured>frozen', 'configured>void', 'frozen>announced', 'frozen>void', 'announced>drawn', 'announced>void', 'drawn>confirmed',
  'drawn>void', 'confirmed>dispatched', 'dispatched>matched', 'matched>dispatched', 'dispatched>closed',
  'matched>closed');
create trigger task_is_settled before update on task for each row execute function keep_settled('closed', 'void');
create trigger inspection_begins before insert on inspection for each row execute function refuse_late_beginning('assigned');
create trigger inspection_moves_on before update on inspection for each row execute function keep_path(
  'assigned>accepted', 'accepted>started', 'accepted>assigned', 'started>submitted', 'submitted>started',
  'submitted>signed', 'signed>submitted', 'signed>published', 'signed>withheld',
  'assigned>ended', 'accepted>ended', 'started>ended');
alter table task enable always trigger task_begins;
alter table task enable always trigger task_moves_on;
alter table task enable always trigger task_is_settled;
alter table inspection enable always trigger inspection_begins;
alter table inspection enable always trigger inspection_moves_on;

-- R-001, R-095: a task is as far as its draw, and when it ends a disclosure is owed for each of its
-- visits. One that is void before its freeze never had a draw.
create function refuse_ahead_of_draw() returns trigger language plpgsql as $$
declare
  now_at text;
  drawn_at text;
begin
  select state into now_at from task where id = new.id;
  select state into drawn_at from draw where task_id = new.id and kind = 'subjects';
  if now_at <> 'configured' and drawn_at is distinct from (
      case when now_at in ('dispatched', 'matched', 'closed') then 'confirmed' else now_at end)
      and not (now_at = 'void' and drawn_at is null) then
    raise exception 'a task is as far as its draw' using errcode = 'YH001';
  end if;
  if now_at = 'closed' and exists (select 1 from inspection_task v join inspection n on n.id = v.inspection_id
      where v.task_id = new.id and n.state <> 'ended'
        and not exists (select 1 from disclosure d where d.inspection_id = n.id)) then
    raise exception 'a task does not end without what it has to disclose' using errcode = 'YH001';
  end if;
  return null;
end $$;
create constraint trigger task_follows_its_draw after update of state on task deferrable initially deferred
  for each row when (old.state <> new.state) execute function refuse_ahead_of_draw();
alter table task enable always trigger task_follows_its_draw;

-- R-002, R-028: what is frozen is drawn for items of the list in force.
create function refuse_overtaken_items() returns trigger language plpgsql as $$
begin
  if old.state = 'configured' and new.state = 'frozen' and exists (select 1 from task_item x
      join item i on i.id = x.item_id where x.task_id = new.id and i.state <> 'published') then
    raise exception 'an item of this task is not in force' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger task_has_items_in_force before update on task for each row execute function refuse_overtaken_items();
alter table task enable always trigger task_has_items_in_force;

-- R-095: nobody is visited who was not drawn, also where no draw was.
create or replace function refuse_undrawn_visit() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from drawn_subject s join draw d on d.id = s.draw_id
      where d.task_id = new.task_id and d.kind = 'subjects' and d.state = 'confirmed'
        and s.subject_id = new.subject_id) then
    raise exception 'a subject that was not drawn is not visited' using errcode = 'YH001';
  end if;
  return new;
end $$;

-- R-101: whoever set a task up does not void its draw.
create function refuse_own_void() returns trigger language plpgsql as $$
begin
  if new.state = 'void' and new.kind = 'subjects'
      and exists (select 1 from task where id = new.task_id and set_by = new.voided_by) then
    raise exception 'nobody voids the draw that they set up' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger draw_is_voided_by_another before update on draw for each row execute function refuse_own_void();
alter table draw enable always trigger draw_is_voided_by_another;

-- R-111, R-113, R-130: a visit that has a team has two people and one lead, whenever anything is written.
create function refuse_invalid_team() returns trigger language plpgsql as $$
declare team record;
begin
  select count(*) filter (where active) as members, count(*) filter (where active and lead) as leads
    into team from seat where inspection_id = new.inspection_id;
  if team.members < 2 or team.leads <> 1 then
    raise exception 'a team has two people and one lead' using errcode = 'YH001';
  end if;
  return null;
end $$;
create constraint trigger seat_leaves_a_team after insert or update on seat deferrable initially deferred
  for each row execute function refuse_invalid_team();
alter table seat enable always trigger seat_leaves_a_team;

-- R-112: nobody is seated by a draw but whom it yields for this visit, as the lead whom it names.
-- The result of a draw is read once for a statement: it may hold thousands of teams.
create function refuse_undrawn_seat() returns trigger language plpgsql as $$
begin
  if exists (
    with yielded as (
      select d.id as draw_id, d.kind, t.team ->> 'subject' as subject, t.team ->> 'lead' as lead, m.serial
        from draw d, jsonb_array_elements(d.result) t(team), jsonb_array_elements_text(t.team -> 'members') m(serial)
        where d.id in (select draw_id from fresh) and d.kind in ('match', 'substitution') and d.state = 'drawn'),
    drawn as (
      select f.id from fresh f join inspection n on n.id = f.inspection_id
        join pool_entry p on p.task_id = n.task_id and p.subject_id = n.subject_id
        join inspector i on i.person_id = f.inspector_id
        join yielded y on y.draw_id = f.draw_id and y.subject = p.record_id::text and y.serial = i.serial::text
          and (not f.lead or y.kind <> 'match' or y.lead = y.serial))
    select from fresh f where f.draw_id is not null and f.id not in (select id from drawn)) then
    raise exception 'nobody is seated but whom the draw yields' using errcode = 'YH001';
  end if;
  return null;
end $$;
create trigger seat_is_drawn after insert on seat referencing new table as fresh
  for each statement execute function refuse_undrawn_seat();
alter table seat enable always trigger seat_is_drawn;

-- R-086, R-125: only the team arrives, and not while a request of its is open.
create function refuse_stray_arrival() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from seat where inspection_id = new.inspection_id and inspector_id = new.inspector_id and active) then
    raise exception 'only the team arrives' using errcode = 'YH001';
  end if;
  if exists (select 1 from recusal where inspection_id = new.inspection_id and state = 'requested')
      or exists (select 1 from substitution where inspection_id = new.inspection_id and state in ('requested', 'approved')) then
    raise exception 'a request in the team is open' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger check_in_is_of_the_team before insert on check_in for each row execute function refuse_stray_arrival();
alter table check_in enable always trigger check_in_is_of_the_team;

-- R-111, R-139: a result is the lead's, with two of the team there.
create function refuse_lone_result() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from seat where inspection_id = new.inspection_id and inspector_id = new.submitted_by
      and active and lead) then
    raise exception 'the lead enters the result' using errcode = 'YH001';
  end if;
  if (select count(*) from check_in c join seat s on s.inspection_id = c.inspection_id
      and s.inspector_id = c.inspector_id and s.active where c.inspection_id = new.inspection_id) < 2 then
    raise exception 'a result needs two people on the spot' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger result_is_of_the_team before insert on result for each row execute function refuse_lone_result();
alter table result enable always trigger result_is_of_the_team;

-- R-142: who signs is of the team and was there, and signs what was entered.
create function refuse_stray_signature() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from result r join seat s on s.inspection_id = r.inspection_id and s.active
      join check_in c on c.inspection_id = s.inspection_id and c.inspector_id = s.inspector_id
      where r.id = new.result_id and r.hash = new.result_hash and s.inspector_id = new.inspector_id) then
    raise exception 'only who was there signs' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger signature_is_of_the_team before insert on signature for each row execute function refuse_stray_signature();
alter table signature enable always trigger signature_is_of_the_team;

-- R-086, R-163: what is disclosed or withheld is signed by the whole team but for who was released, and
-- approved by nobody who was in it. A visit that ended without a result has nothing to sign.
create function refuse_unsigned_disclosure() returns trigger language plpgsql as $$
begin
  if old.state <> 'pending' or new.state = 'pending' or new.result_id is null then return new; end if;
  if not exists (select 1 from seat where inspection_id = new.inspection_id and active)
      or exists (select 1 from seat s where s.inspection_id = new.inspection_id and s.active
        and not exists (select 1 from signature g where g.result_id = new.result_id and g.inspector_id = s.inspector_id)
        and not exists (select 1 from seat_release r where r.seat_id = s.id)) then
    raise exception 'a result is disclosed when all have signed' using errcode = 'YH001';
  end if;
  if exists (select 1 from seat where inspection_id = new.inspection_id and inspector_id = new.approved_by) then
    raise exception 'nobody approves what they inspected' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger disclosure_begins before insert on disclosure for each row execute function refuse_late_beginning('pending');
create trigger disclosure_is_signed before update on disclosure for each row execute function refuse_unsigned_disclosure();
alter table disclosure enable always trigger disclosure_begins;
alter table disclosure enable always trigger disclosure_is_signed;
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is fixed stays fixed, and states move one way: draws, visits, teams, requests, published lists
 * and plans, results, mandates. Whoever writes the row, whatever the code above it believes.
 */
export class Guards1789000000008 implements MigrationInterface {
  name = 'Guards1789000000008';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- Once a column has a value of legal weight it keeps it, whoever runs the update.
create function keep_value() returns trigger language plpgsql as $$
declare name text;
begin
  foreach name in array tg_argv loop
    if to_jsonb(old) -> name <> 'null'::jsonb and to_jsonb(old) -> name is distinct from to_jsonb(new) -> name then
      raise exception '%.% is fixed and cannot be changed', tg_table_name, name using errcode = 'YH001';
    end if;
  end loop;
  return new;
end $$;

-- A column that is what the row began with, also when that is nothing.
create function fix_value() returns trigger language plpgsql as $$
declare name text;
begin
  foreach name in array tg_argv loop
    if to_jsonb(old) -> name is distinct from to_jsonb(new) -> name then
      raise exception '%.% is fixed and cannot be changed', tg_table_name, name using errcode = 'YH001';
    end if;
  end loop;
  return new;
end $$;

-- A state goes the ways that are given as 'from>to', and no other.
create function keep_path() returns trigger language plpgsql as $$
begin
  if new.state <> old.state and not (old.state || '>' || new.state) = any (tg_argv) then
    raise exception '% cannot go from % to %', tg_table_name, old.state, new.state using errcode = 'YH001';
  end if;
  return new;
end $$;

-- A row in one of these states is settled: nothing of it changes any more.
create function keep_settled() returns trigger language plpgsql as $$
begin
  if old.state = any (tg_argv) and (to_jsonb(old) - 'version') is distinct from (to_jsonb(new) - 'version') then
    raise exception '% is % and cannot be changed', tg_table_name, old.state using errcode = 'YH001';
  end if;
  return new;
end $$;

create trigger draw_is_kept before update on draw for each row execute function keep_value(
  'id', 'code', 'kind', 'task_id', 'inspection_id', 'substitution_id', 'input_hash', 'input', 'frozen_at',
  'announcement', 'announced_at', 'reveal_by', 'seed', 'result', 'label', 'drawn_at', 'confirmed_by',
  'confirmed_at', 'void_reason', 'voided_by', 'voided_at');
create trigger draw_is_fixed before update on draw for each row execute function fix_value(
  'inspection_id', 'substitution_id', 'predecessor');
create trigger draw_moves_on before update on draw for each row execute function keep_path(
  'frozen>announced', 'announced>drawn', 'drawn>confirmed', 'frozen>void', 'announced>void', 'drawn>void');
create trigger draw_is_settled before update on draw for each row execute function keep_settled('confirmed', 'void');
alter table draw enable always trigger draw_is_kept;
alter table draw enable always trigger draw_is_fixed;
alter table draw enable always trigger draw_moves_on;
alter table draw enable always trigger draw_is_settled;

-- Sources are named before the announcement; only a match makes its own, after its input is announced.
create function refuse_late_source() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from draw where id = new.draw_id
      and state = case kind when 'subjects' then 'frozen' else 'announced' end) then
    raise exception 'the sources of this draw are settled' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger entropy_source_is_in_time before insert on entropy_source for each row execute function refuse_late_source();
alter table entropy_source enable always trigger entropy_source_is_in_time;

-- The drawn are written down by the draw itself: its seed is there and it is not over yet.
create function refuse_undrawn() returns trigger language plpgsql as $$
begin
  if exists (select 1 from added a join draw d on d.id = a.draw_id
      where d.kind <> 'subjects' or d.state <> 'announced' or d.seed is null) then
    raise exception 'nobody is drawn outside a draw' using errcode = 'YH001';
  end if;
  return null;
end $$;
create trigger drawn_subject_is_drawn after insert on drawn_subject referencing new table as added
  for each statement execute function refuse_undrawn();
alter table drawn_subject enable always trigger drawn_subject_is_drawn;

create trigger inspection_is_kept before update on inspection for each row execute function keep_value(
  'id', 'code', 'task_id', 'subject_id', 'unit_id', 'created_at', 'started_at');
alter table inspection enable always trigger inspection_is_kept;

create trigger entropy_source_is_kept before update on entropy_source for each row execute function keep_value(
  'draw_id', 'position', 'kind', 'person_id', 'unit_id', 'commitment', 'committed_at', 'value', 'value_sealed', 'opened_at');
alter table entropy_source enable always trigger entropy_source_is_kept;

create trigger recusal_is_kept before update on recusal for each row execute function keep_value(
  'id', 'inspection_id', 'seat_id', 'inspector_id', 'ground', 'note', 'decider', 'requested_at', 'decided_by',
  'decided_at', 'decision_reason');
create trigger recusal_moves_on before update on recusal for each row execute function keep_path(
  'requested>approved', 'requested>rejected');
create trigger recusal_is_settled before update on recusal for each row execute function keep_settled('approved', 'rejected');
alter table recusal enable always trigger recusal_is_kept;
alter table recusal enable always trigger recusal_moves_on;
alter table recusal enable always trigger recusal_is_settled;

create trigger substitution_is_kept before update on substitution for each row execute function keep_value(
  'id', 'inspection_id', 'seat_id', 'replaced_id', 'requester_id', 'recusal_id', 'reason', 'note', 'method',
  'decider', 'requested_at', 'decided_by', 'decided_at', 'decision_reason', 'substitute_id', 'done_at');
create trigger substitution_moves_on before update on substitution for each row execute function keep_path(
  'requested>approved', 'requested>rejected', 'approved>done');
create trigger substitution_is_settled before update on substitution for each row execute function keep_settled(
  'rejected', 'done');
alter table substitution enable always trigger substitution_is_kept;
alter table substitution enable always trigger substitution_moves_on;
alter table substitution enable always trigger substitution_is_settled;

create trigger seat_is_kept before update on seat for each row execute function keep_value(
  'id', 'inspection_id', 'number', 'unit_id', 'inspector_id', 'lead', 'draw_id', 'appointed_by', 'assigned_at',
  'accepted_at', 'ended_at');
alter table seat enable always trigger seat_is_kept;

-- R-126: once a visit has its team, a seat is taken only by an approved substitution of its last holder.
create function refuse_unsubstituted() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from added a
    where exists (select 1 from seat s where s.inspection_id = a.inspection_id and s.id not in (select id from added))
      and not exists (
        select 1 from substitution u join seat o on o.id = u.seat_id
        where u.state = 'approved' and o.inspection_id = a.inspection_id and o.number = a.number and not o.active)
  ) then
    raise exception 'a seat is taken by an approved substitution only' using errcode = 'YH001';
  end if;
  return null;
end $$;
create trigger seat_is_substituted after insert on seat referencing new table as added
  for each statement execute function refuse_unsubstituted();
alter table seat enable always trigger seat_is_substituted;

create trigger disclosure_is_kept before update on disclosure for each row execute function keep_value(
  'id', 'inspection_id', 'approved_by', 'approved_at', 'published_at');
create trigger disclosure_is_settled before update on disclosure for each row execute function keep_settled(
  'published', 'withheld');
alter table disclosure enable always trigger disclosure_is_kept;
alter table disclosure enable always trigger disclosure_is_settled;

create trigger obligation_is_kept before update on obligation for each row execute function keep_value(
  'id', 'kind', 'about_type', 'about_id', 'created_at', 'met_at');
create trigger obligation_moves_on before update on obligation for each row execute function keep_path('open>met');
alter table obligation enable always trigger obligation_is_kept;
alter table obligation enable always trigger obligation_moves_on;

-- The answer to a command is given once.
create function keep_answer() returns trigger language plpgsql as $$
begin
  if old.result is not null or (to_jsonb(old) - 'result') is distinct from (to_jsonb(new) - 'result') then
    raise exception 'a command is answered once' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger command_log_is_kept before update on command_log for each row execute function keep_answer();
alter table command_log enable always trigger command_log_is_kept;

-- A mandate ends; it never becomes another one.
create trigger role_assignment_is_kept before update on role_assignment for each row execute function fix_value(
  'id', 'person_id', 'role', 'unit_id', 'valid_from');
create trigger role_assignment_is_not_deleted before delete on role_assignment for each row execute function refuse_change();
alter table role_assignment enable always trigger role_assignment_is_kept;
alter table role_assignment enable always trigger role_assignment_is_not_deleted;

-- A frozen task keeps its parameters.
create function keep_frozen_task() returns trigger language plpgsql as $$
begin
  if old.state <> 'configured' and (to_jsonb(old) - 'state' - 'version' - 'closed_on')
      is distinct from (to_jsonb(new) - 'state' - 'version' - 'closed_on') then
    raise exception 'a frozen task keeps its parameters' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger task_is_kept before update on task for each row execute function keep_frozen_task();
alter table task enable always trigger task_is_kept;

create function keep_frozen_strata() returns trigger language plpgsql as $$
begin
  if exists (select 1 from task where id = coalesce(new.task_id, old.task_id) and state <> 'configured') then
    raise exception 'the strata of a frozen task are fixed' using errcode = 'YH001';
  end if;
  return coalesce(new, old);
end $$;
create trigger stratum_is_kept before insert or update on stratum for each row execute function keep_frozen_strata();
create trigger task_item_is_kept before insert or update or delete on task_item for each row execute function keep_frozen_strata();
alter table stratum enable always trigger stratum_is_kept;
alter table task_item enable always trigger task_item_is_kept;

-- A published item is replaced by its next version, never edited.
create function keep_published_item() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (to_jsonb(old) - 'state') is distinct from (to_jsonb(new) - 'state') then
    raise exception 'a published item is fixed' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger item_is_kept before update on item for each row execute function keep_published_item();
create trigger item_moves_on before update on item for each row execute function keep_path(
  'draft>published', 'published>retired');
alter table item enable always trigger item_is_kept;
alter table item enable always trigger item_moves_on;

-- A published plan is superseded by the next one, never edited, and neither are its lines.
create function keep_published_plan() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (to_jsonb(old) - 'state' - 'version') is distinct from (to_jsonb(new) - 'state' - 'version') then
    raise exception 'a published plan is fixed' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger plan_is_kept before update on plan for each row execute function keep_published_plan();
create trigger plan_moves_on before update on plan for each row execute function keep_path(
  'draft>published', 'published>superseded');
alter table plan enable always trigger plan_is_kept;
alter table plan enable always trigger plan_moves_on;

create function keep_published_lines() returns trigger language plpgsql as $$
begin
  if exists (select 1 from plan where id in (new.plan_id, old.plan_id) and state <> 'draft') then
    raise exception 'the lines of a published plan are fixed' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger plan_line_is_kept before insert or update on plan_line for each row execute function keep_published_lines();
alter table plan_line enable always trigger plan_line_is_kept;

-- Nobody is seated or arrives while they have an open interest in the subject. One that comes on file
-- after the seating does not end the seat: it keeps its holder from the visit until they are recused.
create function refuse_interested() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from interest i join inspection n on n.id = new.inspection_id join subject s on s.id = n.subject_id
    where i.inspector_id = new.inspector_id and i.uscc = s.uscc and i.ended_at is null
  ) then
    raise exception 'an inspector with an interest takes no part (%)', tg_table_name using errcode = 'YH002';
  end if;
  return new;
end $$;
create trigger seat_has_no_interest before insert on seat for each row execute function refuse_interested();
create trigger check_in_has_no_interest before insert on check_in for each row execute function refuse_interested();
alter table seat enable always trigger seat_has_no_interest;
alter table check_in enable always trigger check_in_has_no_interest;
`;

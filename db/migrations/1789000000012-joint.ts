import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 部门联合抽查: the departments that take part in a task, and when inspectors are away. */
export class Joint1789000000012 implements MigrationInterface {
  name = 'Joint1789000000012';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- A department beside the initiating one, which is number 1. It answers before the pool is frozen (R-087):
-- by its own planner, or by a letter that the initiator enters; or its time runs out and it stays away.
create table task_participant (
  id uuid primary key,
  task_id uuid not null references task (id),
  department integer not null check (department between 2 and 65535),
  unit_id uuid not null references unit (id),
  team_size integer not null check (team_size between 1 and 20),
  -- 业务专长 that all of its inspectors in a team have; empty means the category of the subject.
  skills text[] not null default '{}',
  contact_sealed bytea,
  answer_by date not null,
  state text not null default 'asked' check (state in ('asked', 'confirmed', 'timed-out')),
  answered_by uuid references person (id),
  answered_at timestamptz,
  letter_no text check (letter_no <> ''),
  -- How many of its people it confirmed as able to come.
  inspectors integer check (inspectors >= team_size),
  reason text check (reason <> ''),
  version integer not null default 1,
  unique (task_id, department),
  unique (task_id, unit_id),
  check ((state = 'asked') = (answered_by is null)),
  check ((state = 'asked') = (answered_at is null)),
  check ((state = 'confirmed') = (inspectors is not null)),
  check ((state = 'timed-out') = (reason is not null)),
  check (letter_no is null or state = 'confirmed')
);

-- What it is asked to check. Its items join those of the task when it confirms, under its number.
create table task_participant_item (
  participant_id uuid not null references task_participant (id),
  item_id uuid not null references item (id),
  primary key (participant_id, item_id)
);

alter table task_item add column department integer not null default 1 check (department between 1 and 65535);
alter table seat add column department integer not null default 1 check (department between 1 and 65535);
-- 高青细则 第十九条: an inspector of the initiating department leads.
alter table seat add check (not lead or department = 1);

-- 休假 and the like. One that is withdrawn stays on file.
create table leave (
  id uuid primary key,
  inspector_id uuid not null references inspector (person_id),
  from_on date not null,
  to_on date not null,
  kind text not null check (kind in ('annual', 'sick', 'training', 'travel', 'other')),
  note text not null default '',
  recorded_by uuid not null references person (id),
  recorded_at timestamptz not null,
  withdrawn_by uuid references person (id),
  withdrawn_at timestamptz,
  check (to_on >= from_on),
  check ((withdrawn_by is null) = (withdrawn_at is null))
);
create index leave_inspector on leave (inspector_id) where withdrawn_at is null;

create trigger task_participant_is_kept before update on task_participant for each row execute function fix_value(
  'id', 'task_id', 'department', 'unit_id', 'team_size', 'skills', 'contact_sealed', 'answer_by');
create trigger task_participant_moves_on before update on task_participant for each row execute function keep_path(
  'asked>confirmed', 'asked>timed-out');
create trigger task_participant_is_settled before update on task_participant for each row execute function keep_settled(
  'confirmed', 'timed-out');
create trigger task_participant_is_in_time before insert or update on task_participant for each row
  execute function keep_frozen_strata();
create trigger task_participant_is_not_deleted before delete on task_participant for each row execute function refuse_change();
create trigger task_participant_is_not_emptied before truncate on task_participant execute function refuse_change();
alter table task_participant enable always trigger task_participant_is_kept;
alter table task_participant enable always trigger task_participant_moves_on;
alter table task_participant enable always trigger task_participant_is_settled;
alter table task_participant enable always trigger task_participant_is_in_time;
alter table task_participant enable always trigger task_participant_is_not_deleted;
alter table task_participant enable always trigger task_participant_is_not_emptied;

create trigger task_participant_item_is_kept before update or delete on task_participant_item for each row
  execute function refuse_change();
create trigger task_participant_item_is_not_emptied before truncate on task_participant_item execute function refuse_change();
alter table task_participant_item enable always trigger task_participant_item_is_kept;
alter table task_participant_item enable always trigger task_participant_item_is_not_emptied;

-- R-087: nothing is frozen while a department has not answered.
create function refuse_unanswered() returns trigger language plpgsql as $$
begin
  if old.state = 'configured' and new.state = 'frozen'
      and exists (select 1 from task_participant where task_id = new.id and state = 'asked') then
    raise exception 'a department of this task has not answered' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger task_is_answered before update on task for each row execute function refuse_unanswered();
alter table task enable always trigger task_is_answered;

-- Whoever takes over a seat is of the department that it belongs to.
create function keep_department() returns trigger language plpgsql as $$
begin
  if exists (select 1 from seat s where s.inspection_id = new.inspection_id and s.number = new.number
      and s.department <> new.department) then
    raise exception 'a seat stays with its department' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger seat_keeps_department before insert on seat for each row execute function keep_department();
create trigger seat_department_is_fixed before update on seat for each row execute function fix_value('department');
alter table seat enable always trigger seat_keeps_department;
alter table seat enable always trigger seat_department_is_fixed;

create trigger leave_is_kept before update on leave for each row execute function fix_value(
  'id', 'inspector_id', 'from_on', 'to_on', 'kind', 'note', 'recorded_by', 'recorded_at');
create trigger leave_is_withdrawn_once before update on leave for each row execute function keep_value(
  'withdrawn_by', 'withdrawn_at');
create trigger leave_is_not_deleted before delete on leave for each row execute function refuse_change();
create trigger leave_is_not_emptied before truncate on leave execute function refuse_change();
alter table leave enable always trigger leave_is_kept;
alter table leave enable always trigger leave_is_withdrawn_once;
alter table leave enable always trigger leave_is_not_deleted;
alter table leave enable always trigger leave_is_not_emptied;

grant select, insert, update on task_participant, leave to yaohao_office;
grant select, insert on task_participant_item to yaohao_office;
`;

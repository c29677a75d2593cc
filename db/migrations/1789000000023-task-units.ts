import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * a task may name several executing units and which of them visits the subjects of which
 * jurisdiction. The frozen pool keeps where each of its subjects goes.
 */
export class TaskUnits1789000000023 implements MigrationInterface {
  name = 'TaskUnits1789000000023';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- A route: the subjects whose 管辖机关 begins with the area, or whom a unit or one below it keeps.
create table task_unit (
  task_id uuid not null references task (id),
  number integer not null check (number >= 1),
  unit_id uuid not null references unit (id),
  area text check (area <> '' and area = btrim(area)),
  under_id uuid references unit (id),
  primary key (task_id, number),
  constraint one_route_to_an_area unique (task_id, area),
  constraint one_route_to_a_unit unique (task_id, under_id),
  constraint route_has_one_jurisdiction check ((area is null) <> (under_id is null))
);
create trigger task_unit_is_kept before insert or update or delete on task_unit for each row execute function keep_frozen_strata();
create trigger task_unit_is_not_emptied before truncate on task_unit execute function refuse_change();
alter table task_unit enable always trigger task_unit_is_kept;
alter table task_unit enable always trigger task_unit_is_not_emptied;

-- Code, rules and merging of a task belong to one bureau, and so do all units that carry it out.
create function refuse_foreign_unit() returns trigger language plpgsql as $$
begin
  if bureau_of(new.unit_id) is distinct from (select bureau_of(unit_id) from task where id = new.task_id) then
    raise exception 'the executing units of a task are of one bureau' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger task_unit_is_of_the_bureau before insert or update on task_unit for each row execute function refuse_foreign_unit();
alter table task_unit enable always trigger task_unit_is_of_the_bureau;
grant select, insert on task_unit to yaohao_office;

-- Where a subject of the pool goes if it is drawn; null in the pool of a task without routes. It is no
-- part of the pool's root: routing does not decide who is drawn.
alter table pool_entry add column unit_id uuid references unit (id);

-- Nobody can be drawn whom no unit would visit.
create function refuse_unroutable() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from added a where a.eligibility = 0 and a.unit_id is null
      and exists (select 1 from task_unit r where r.task_id = a.task_id)
  ) or exists (
    select 1 from (select distinct task_id, unit_id from added where unit_id is not null) a
    where not exists (select 1 from task_unit r where r.task_id = a.task_id and r.unit_id = a.unit_id)
  ) then
    raise exception 'a subject of the pool has no executing unit' using errcode = 'YH001';
  end if;
  return null;
end $$;
create trigger pool_entry_is_routed after insert on pool_entry referencing new table as added
  for each statement execute function refuse_unroutable();
alter table pool_entry enable always trigger pool_entry_is_routed;

-- A visit is made by the unit to which the frozen pool sends its subject.
create function refuse_unrouted_visit() returns trigger language plpgsql as $$
begin
  if exists (select 1 from pool_entry where task_id = new.task_id and subject_id = new.subject_id
      and unit_id <> new.unit_id) then
    raise exception 'a subject is visited by the unit of its route' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger inspection_is_routed before insert on inspection for each row execute function refuse_unrouted_visit();
alter table inspection enable always trigger inspection_is_routed;

-- The units of a task match one after the other: what one of them has matched does not close the visits
-- of another one to a merge.
create function is_in_match(uuid) returns boolean language sql stable as $$
  select exists (select 1 from seat where inspection_id = $1) or exists (
    select 1 from inspection n join draw d on d.task_id = n.task_id and d.kind = 'match' and d.state <> 'void'
        and d.announced_at >= n.created_at
      left join pool_entry p on p.task_id = n.task_id and p.subject_id = n.subject_id
    where n.id = $1 and (p.unit_id is null
      or d.input -> 'teams' @> jsonb_build_array(jsonb_build_object('subject', p.record_id))))
$$;

create or replace function refuse_merge() returns trigger language plpgsql as $$
declare visit inspection;
begin
  select * into visit from inspection where id = new.inspection_id;
  if (visit.task_id = new.task_id) <> (new.how = 'own') then
    raise exception 'only its own task begins a visit' using errcode = 'YH001';
  end if;
  if new.how = 'own' then return new; end if;
  if not exists (select 1 from drawn_subject s join draw d on d.id = s.draw_id and d.kind = 'subjects'
      and d.state = 'confirmed' where d.task_id = new.task_id and s.subject_id = new.subject_id) then
    raise exception 'only what a confirmed draw drew is merged' using errcode = 'YH001';
  end if;
  if (select bureau_of(unit_id) from task where id = new.task_id) is distinct from bureau_of(visit.unit_id) then
    raise exception 'visits of one bureau are merged' using errcode = 'YH001';
  end if;
  if is_in_match(visit.id) then
    raise exception 'a visit is merged before its match' using errcode = 'YH001';
  end if;
  if not exists (select 1 from visit_window where inspection_id = visit.id
      and starts_on <= new.ends_on and ends_on >= new.starts_on) then
    raise exception 'the days of merged visits meet' using errcode = 'YH001';
  end if;
  return new;
end $$;
`;

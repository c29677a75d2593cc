import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 进一次门、查多项事: a visit serves its own task and every task that was merged with it. Each
 * task has one visit to a subject, and no subject has a second visit in the same days without a reason.
 */
export class Merge1789000000014 implements MigrationInterface {
  name = 'Merge1789000000014';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- A visit has the days of its task, or fewer where a task is carried out in batches.
alter table inspection
  add column starts_on date,
  add column ends_on date,
  add column second_reason text check (second_reason <> ''),
  add column second_by uuid references person (id),
  add check ((starts_on is null) = (ends_on is null)),
  add check (ends_on >= starts_on),
  add check (second_by is null or second_reason is not null),
  add unique (id, subject_id);
create index inspection_subject on inspection (subject_id);
create trigger inspection_is_fixed before update on inspection for each row execute function fix_value(
  'starts_on', 'ends_on', 'second_reason', 'second_by');
alter table inspection enable always trigger inspection_is_fixed;

-- Every task that a visit serves: its own, and those merged with it by the bureau's rule or by the
-- planner's choice. The code is the number that the subject has among the drawn of that task.
create table inspection_task (
  inspection_id uuid not null,
  task_id uuid not null references task (id),
  subject_id uuid not null,
  code text not null unique,
  how text not null check (how in ('own', 'rule', 'choice')),
  starts_on date not null,
  ends_on date not null,
  linked_at timestamptz not null,
  linked_by uuid references person (id),
  primary key (inspection_id, task_id),
  constraint one_visit_per_subject unique (task_id, subject_id),
  foreign key (inspection_id, subject_id) references inspection (id, subject_id),
  check (ends_on >= starts_on)
);

insert into inspection_task (inspection_id, task_id, subject_id, code, how, starts_on, ends_on, linked_at)
  select n.id, n.task_id, n.subject_id, n.code, 'own', t.starts_on, t.ends_on, n.created_at
  from inspection n join task t on t.id = n.task_id;

-- The days on which a visit can be made: those that all its tasks allow.
create view visit_window as
  select inspection_id, max(starts_on) as starts_on, min(ends_on) as ends_on
  from inspection_task group by inspection_id;

-- What is checked at a visit: of each of its tasks, the items for the category in which that task drew
-- the subject. An item that two tasks share is there once for each.
create view visit_item as
  select v.inspection_id, v.task_id, i.id as item_id, i.subject_category as category
  from inspection_task v join pool_entry p on p.task_id = v.task_id and p.subject_id = v.subject_id
    join stratum g on g.task_id = p.task_id and g.number = p.stratum
    join task_item x on x.task_id = v.task_id
    join item i on i.id = x.item_id and i.subject_category = g.filter ->> 'category';

create function bureau_of(uuid) returns uuid language sql stable as $$
  select b.id from unit u join unit b on starts_with(u.path, b.path) and b.profile_slug is not null
  where u.id = $1 order by length(b.path) desc limit 1 $$;

-- Of the visits of one bureau to one subject whose days meet, all but one say why they are not merged.
-- The subject is locked, so that two at the same moment see each other.
create function refuse_second_visit() returns trigger language plpgsql as $$
declare own task;
begin
  select * into own from task where id = new.task_id;
  if new.second_reason is not null then return new; end if;
  perform 1 from subject where id = new.subject_id for no key update;
  if exists (
    select 1 from inspection o cross join lateral (select max(starts_on) as starts_on, min(ends_on) as ends_on
      from inspection_task where inspection_id = o.id) w
    where o.subject_id = new.subject_id and o.id <> new.id and o.second_reason is null
      and bureau_of(o.unit_id) = bureau_of(new.unit_id)
      and w.starts_on <= coalesce(new.ends_on, own.ends_on) and w.ends_on >= coalesce(new.starts_on, own.starts_on)
  ) then
    raise exception 'a second visit in the same days needs a reason' using errcode = 'YH003';
  end if;
  return new;
end $$;
create trigger inspection_is_no_second before insert on inspection for each row execute function refuse_second_visit();
alter table inspection enable always trigger inspection_is_no_second;

create function link_own_task() returns trigger language plpgsql as $$
declare own task;
begin
  select * into own from task where id = new.task_id;
  if new.starts_on < own.starts_on or new.ends_on > own.ends_on then
    raise exception 'a visit is made in the days of its task' using errcode = 'YH001';
  end if;
  insert into inspection_task (inspection_id, task_id, subject_id, code, how, starts_on, ends_on, linked_at)
    values (new.id, new.task_id, new.subject_id, new.code, 'own', coalesce(new.starts_on, own.starts_on),
      coalesce(new.ends_on, own.ends_on), new.created_at);
  return null;
end $$;
create trigger inspection_serves_its_task after insert on inspection for each row execute function link_own_task();
alter table inspection enable always trigger inspection_serves_its_task;

-- After confirmation and before the match: only what a confirmed draw drew is merged, within one bureau,
-- into a visit that has no team and is in no announced match, on days that all its tasks allow.
create function refuse_merge() returns trigger language plpgsql as $$
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
  if exists (select 1 from seat where inspection_id = visit.id)
      or exists (select 1 from draw where task_id = visit.task_id and kind = 'match' and state <> 'void'
        and announced_at >= visit.created_at) then
    raise exception 'a visit is merged before its match' using errcode = 'YH001';
  end if;
  if not exists (select 1 from visit_window where inspection_id = visit.id
      and starts_on <= new.ends_on and ends_on >= new.starts_on) then
    raise exception 'the days of merged visits meet' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger inspection_task_is_lawful before insert on inspection_task for each row execute function refuse_merge();
create trigger inspection_task_is_kept before update or delete on inspection_task for each row execute function refuse_change();
create trigger inspection_task_is_not_emptied before truncate on inspection_task execute function refuse_change();
alter table inspection_task enable always trigger inspection_task_is_lawful;
alter table inspection_task enable always trigger inspection_task_is_kept;
alter table inspection_task enable always trigger inspection_task_is_not_emptied;

grant select, insert on inspection_task to yaohao_office;
grant select on visit_window, visit_item to yaohao_office;
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Schemes of inspection, recusals that are ordered, who is asked to decide, and one disclosure for all departments. */
export class JointWork1789000000035 implements MigrationInterface {
  name = 'JointWork1789000000035';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- R-128, P-28: by the rules of the bureau the deputy heads, the executing unit or its principal head.
alter table recusal drop constraint recusal_decider_check;
alter table recusal add constraint recusal_decider_check
  check (decider in ('approver', 'head', 'unit', 'principal', 'above'));
alter table substitution drop constraint substitution_decider_check;
alter table substitution add constraint substitution_decider_check
  check (decider in ('approver', 'head', 'unit', 'principal', 'above'));

-- 指令回避, 许昌 二(七): a person in charge orders it; neither the one concerned nor who decides it.
alter table recusal add column ordered_by uuid references person (id);
alter table recusal add constraint recusal_is_ordered_by_another check (ordered_by <> inspector_id);
alter table recusal add constraint recusal_order_has_four_eyes check (ordered_by <> decided_by);
create trigger recusal_order_is_fixed before update on recusal for each row execute function fix_value('ordered_by');
alter table recusal enable always trigger recusal_order_is_fixed;

create or replace function refuse_own_matter() returns trigger language plpgsql as $$
begin
  if exists (select 1 from recusal where id = new.about_id and new.for_id in (inspector_id, ordered_by))
      or exists (select 1 from substitution where id = new.about_id and new.for_id in (requester_id, replaced_id)) then
    raise exception 'nobody decides their own matter through a deputy' using errcode = 'YH001';
  end if;
  return new;
end $$;

-- 检查工作方案, 高青 第十九条: duties, procedure, time nodes; 联合抽查方案, 许昌 二(八): the departments' as well.
create table work_scheme (
  id uuid primary key,
  task_id uuid not null references task (id),
  number integer not null check (number > 0),
  duty text not null check (btrim(duty) <> ''),
  procedure text not null check (btrim(procedure) <> ''),
  schedule text not null check (btrim(schedule) <> ''),
  -- By department, each with what falls to it.
  department_duties jsonb not null default '[]' check (jsonb_typeof(department_duties) = 'array'),
  -- Items, departments, days and ratios of the task, as they were when it was confirmed.
  content jsonb check (jsonb_typeof(content) = 'object'),
  state text not null default 'draft' check (state in ('draft', 'confirmed')),
  author_ids uuid[] not null check (cardinality(author_ids) > 0),
  drafted_at timestamptz not null,
  confirmed_by uuid references person (id),
  confirmed_at timestamptz,
  version integer not null default 1,
  unique (task_id, number),
  check ((state = 'confirmed') = (confirmed_by is not null)),
  check ((state = 'confirmed') = (confirmed_at is not null)),
  check ((state = 'confirmed') = (content is not null)),
  constraint scheme_has_four_eyes check (confirmed_by <> all (author_ids))
);
create unique index one_scheme_draft on work_scheme (task_id) where state = 'draft';

-- Whoever wrote a line of a draft stays one of its authors.
create function keep_scheme_authors() returns trigger language plpgsql as $$
begin
  if not new.author_ids @> old.author_ids then
    raise exception 'an author stays one' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger work_scheme_keeps_authors before update on work_scheme for each row execute function keep_scheme_authors();
create trigger work_scheme_is_fixed before update on work_scheme for each row execute function fix_value(
  'id', 'task_id', 'number');
create trigger work_scheme_moves_on before update on work_scheme for each row execute function keep_path('draft>confirmed');
create trigger work_scheme_is_settled before update on work_scheme for each row execute function keep_settled('confirmed');
create trigger work_scheme_is_not_deleted before delete on work_scheme for each row execute function refuse_change();
create trigger work_scheme_is_not_emptied before truncate on work_scheme execute function refuse_change();
alter table work_scheme enable always trigger work_scheme_keeps_authors;
alter table work_scheme enable always trigger work_scheme_is_fixed;
alter table work_scheme enable always trigger work_scheme_moves_on;
alter table work_scheme enable always trigger work_scheme_is_settled;
alter table work_scheme enable always trigger work_scheme_is_not_deleted;
alter table work_scheme enable always trigger work_scheme_is_not_emptied;
grant select, insert, update on work_scheme to yaohao_office;

-- R-088: disclosed once for all departments, unless the rules of the task leave each its own part.
alter table disclosure add column single boolean not null default true;
create trigger disclosure_is_single before update on disclosure for each row execute function fix_value('single');
alter table disclosure enable always trigger disclosure_is_single;

-- What one department disclosed by itself of a visit that several share.
create table disclosure_part (
  id uuid primary key,
  disclosure_id uuid not null references disclosure (id),
  task_id uuid not null references task (id),
  department integer not null check (department between 1 and 65535),
  result_id uuid not null references result (id),
  approved_by uuid not null references person (id),
  approved_at timestamptz not null,
  constraint one_part_each unique (disclosure_id, task_id, department)
);
create function refuse_second_disclosure() returns trigger language plpgsql as $$
declare whole disclosure;
begin
  select * into whole from disclosure where id = new.disclosure_id for update;
  if whole.single then
    raise exception 'a visit is disclosed once for all its departments' using errcode = 'YH005';
  end if;
  if whole.state <> 'pending' or whole.result_id is distinct from new.result_id then
    raise exception 'a visit that is disclosed is not disclosed again' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger disclosure_part_is_first before insert on disclosure_part for each row execute function refuse_second_disclosure();
create trigger disclosure_part_is_kept before update or delete on disclosure_part for each row execute function refuse_change();
create trigger disclosure_part_is_not_emptied before truncate on disclosure_part execute function refuse_change();
alter table disclosure_part enable always trigger disclosure_part_is_first;
alter table disclosure_part enable always trigger disclosure_part_is_kept;
alter table disclosure_part enable always trigger disclosure_part_is_not_emptied;
grant select, insert on disclosure_part to yaohao_office;
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 一单与年度计划 through their lives: what an item has to say besides, why it changes and since when, who
 * submitted and who approved a plan, where it was published and filed, and how its year was closed.
 */
export class Plans1789000000021 implements MigrationInterface {
  name = 'Plans1789000000021';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- P-10: 实施层级 (高新区 第八条), 抽查标准和要点 (仙游 二(一)1). R-027: why it changed and since when.
alter table item add column level text not null default '';
alter table item add column standard text not null default '';
alter table item add column change_reason text not null default '';
alter table item add column effective_on date;
alter table item add column retire_reason text;
alter table item add column retired_by uuid references person (id);
alter table item add column retired_at timestamptz;

-- A draft that nobody wants any more stays on file as such; nothing of the list is ever deleted (R-025).
alter table item drop constraint item_state_check;
alter table item add constraint item_state_check check (state in ('draft', 'published', 'retired', 'dropped'));
alter table item drop constraint item_check;
alter table item add constraint item_check check ((state in ('draft', 'dropped')) = (published_at is null));
alter table item add constraint item_retired_with_reason
  check ((retired_at is null) = (retired_by is null) and (retired_at is null or (state = 'retired' and retire_reason <> '')));

create or replace function keep_published_item() returns trigger language plpgsql as $$
declare moving jsonb := '{}';
begin
  if old.state = 'published' and new.state = 'retired' then
    moving := jsonb_build_object('retire_reason', new.retire_reason, 'retired_by', new.retired_by, 'retired_at', new.retired_at);
  end if;
  if old.state <> 'draft' and (to_jsonb(old) - 'state') || moving is distinct from to_jsonb(new) - 'state' then
    raise exception 'a published item is fixed' using errcode = 'YH001';
  end if;
  return new;
end $$;
drop trigger item_moves_on on item;
create trigger item_moves_on before update on item for each row execute function keep_path(
  'draft>published', 'draft>dropped', 'published>retired');
alter table item enable always trigger item_moves_on;

-- The plan: drawn up by one person, approved by another, then published.
alter table plan add column parent_id uuid references plan (id);
alter table plan add column reason text not null default '';
alter table plan add column submitted_by uuid references person (id);
alter table plan add column submitted_at timestamptz;
alter table plan add column approved_by uuid references person (id);
alter table plan add column approved_at timestamptz;
alter table plan add column approval_note text not null default '';
alter table plan add column forecast jsonb;
alter table plan drop constraint plan_state_check;
alter table plan add constraint plan_state_check
  check (state in ('draft', 'submitted', 'approved', 'published', 'superseded', 'dropped'));
alter table plan drop constraint plan_check;
alter table plan add constraint plan_check check ((state in ('published', 'superseded')) = (published_at is not null));
alter table plan add constraint plan_has_submitter
  check (state <> 'submitted' or (submitted_by is not null and submitted_at is not null));
alter table plan add constraint plan_has_approver
  check (state <> 'approved' or (approved_by is not null and approved_at is not null));
alter table plan add constraint plan_is_approved_by_another check (approved_by <> submitted_by);

create or replace function keep_published_plan() returns trigger language plpgsql as $$
declare moving text[] := case
  when old.state = 'submitted' and new.state = 'approved' then array['approved_by', 'approved_at', 'approval_note', 'forecast']
  when old.state = 'approved' and new.state = 'published' then array['published_at', 'published_by']
  else array[]::text[] end;
begin
  if old.state <> 'draft' and (to_jsonb(old) - 'state' - 'version' - moving)
      is distinct from (to_jsonb(new) - 'state' - 'version' - moving) then
    raise exception 'a plan that was handed in is fixed' using errcode = 'YH001';
  end if;
  return new;
end $$;
drop trigger plan_moves_on on plan;
create trigger plan_moves_on before update on plan for each row execute function keep_path(
  'draft>submitted', 'draft>dropped', 'submitted>draft', 'submitted>approved', 'approved>published',
  'published>superseded');
alter table plan enable always trigger plan_moves_on;

-- 频次: how many draws a line is carried out in; strata with ratios of their own by risk (R-056).
alter table plan_line add column draws integer not null default 1 check (draws between 1 and 366);
alter table plan_line add column frequency text not null default '';
alter table plan_line add column mode text not null default 'sample' check (mode in ('sample', 'rotation'));
alter table plan_line add column strata jsonb not null default '[]' check (jsonb_typeof(strata) = 'array');
alter table plan_line add column uplift_reason text not null default '';

-- R-052: where a plan was published, a receipt for each channel.
create table plan_channel (
  plan_id uuid not null references plan (id),
  channel text not null check (channel <> ''),
  reference text not null check (reference <> ''),
  published_on date not null,
  recorded_by uuid not null references person (id),
  recorded_at timestamptz not null,
  primary key (plan_id, channel)
);

-- R-053 备案: who received a plan, when, and their receipt.
create table plan_filing (
  plan_id uuid not null references plan (id),
  receiver text not null check (receiver <> ''),
  receipt text not null check (receipt <> ''),
  filed_on date not null,
  recorded_by uuid not null references person (id),
  recorded_at timestamptz not null,
  primary key (plan_id, receiver)
);

-- R-058, R-060: the year of a plan closed with its figures, and with a reason where a floor was missed.
create table plan_closing (
  unit_id uuid not null references unit (id),
  year integer not null,
  figures jsonb not null,
  reason text not null default '',
  closed_by uuid not null references person (id),
  closed_at timestamptz not null,
  primary key (unit_id, year)
);

-- A receipt is for a plan that somebody approved.
create function refuse_unapproved_plan() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from plan where id = new.plan_id and state in ('approved', 'published', 'superseded')) then
    raise exception 'a plan that is not approved has no receipts' using errcode = 'YH001';
  end if;
  return new;
end $$;

create trigger plan_channel_is_approved before insert on plan_channel for each row execute function refuse_unapproved_plan();
create trigger plan_channel_is_kept before update or delete on plan_channel for each row execute function refuse_change();
create trigger plan_channel_is_not_emptied before truncate on plan_channel execute function refuse_change();
alter table plan_channel enable always trigger plan_channel_is_approved;
alter table plan_channel enable always trigger plan_channel_is_kept;
alter table plan_channel enable always trigger plan_channel_is_not_emptied;
create trigger plan_filing_is_approved before insert on plan_filing for each row execute function refuse_unapproved_plan();
create trigger plan_filing_is_kept before update or delete on plan_filing for each row execute function refuse_change();
create trigger plan_filing_is_not_emptied before truncate on plan_filing execute function refuse_change();
alter table plan_filing enable always trigger plan_filing_is_approved;
alter table plan_filing enable always trigger plan_filing_is_kept;
alter table plan_filing enable always trigger plan_filing_is_not_emptied;
create trigger plan_closing_is_kept before update or delete on plan_closing for each row execute function refuse_change();
create trigger plan_closing_is_not_emptied before truncate on plan_closing execute function refuse_change();
alter table plan_closing enable always trigger plan_closing_is_kept;
alter table plan_closing enable always trigger plan_closing_is_not_emptied;

grant select, insert on plan_channel, plan_filing, plan_closing to yaohao_office;

-- The list behind a forecast and its gauges: who is in a category, and what was drawn in a year.
create index if not exists subject_category_unit on subject (category, unit_id) include (status, risk, grade, blacklisted);
`;

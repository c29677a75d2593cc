import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Versions of rule profiles beside the built-in ones: what is derived for another bureau, and what is
 * changed later. A version decides nothing before somebody else than its authors has approved it, and is
 * never changed afterwards.
 */
export class Profiles1789000000017 implements MigrationInterface {
  name = 'Profiles1789000000017';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
create table profile_version (
  slug text not null check (slug ~ '^[a-z][a-z0-9-]{1,39}$'),
  version integer not null check (version > 0),
  parent_slug text not null,
  parent_version integer not null,
  name text not null check (name <> ''),
  -- 实施方案、抽查规则 that the profile follows: title and number of the bureau's own document (R-019).
  document text not null check (document <> ''),
  -- By parameter key: its value, and the source (file and article) or null for a default of the product.
  changes jsonb not null default '{}' check (jsonb_typeof(changes) = 'object'),
  -- The bureau or unit whose administrators answer for it.
  unit_id uuid not null references unit (id),
  state text not null default 'draft' check (state in ('draft', 'approved', 'rejected')),
  -- Everybody who wrote in it, the first author first.
  author_ids uuid[] not null check (cardinality(author_ids) > 0),
  created_at timestamptz not null,
  decided_by uuid references person (id),
  decided_at timestamptz,
  reason text not null default '',
  effective_from date,
  -- Counts what is written in the draft: a form that somebody else overtook is stale.
  row_version integer not null default 1,
  primary key (slug, version),
  check ((parent_slug, parent_version) <> (slug, version)),
  check ((state = 'draft') = (decided_by is null) and (state = 'draft') = (decided_at is null)),
  check ((state = 'approved') = (effective_from is not null)),
  check (state <> 'rejected' or reason <> ''),
  constraint nobody_approves_their_own_profile check (decided_by is null or decided_by <> all (author_ids))
);
create unique index one_profile_draft on profile_version (slug) where state = 'draft';

create trigger profile_version_is_fixed before update on profile_version for each row execute function fix_value(
  'slug', 'version', 'parent_slug', 'parent_version', 'unit_id', 'created_at');
create trigger profile_version_moves_on before update on profile_version for each row execute function keep_path(
  'draft>approved', 'draft>rejected');
create trigger profile_version_is_not_deleted before delete on profile_version for each row execute function refuse_change();
create trigger profile_version_is_not_emptied before truncate on profile_version execute function refuse_change();

-- What is decided stays as it was approved; and what is approved is what was there before the verdict.
create function keep_decided_profile() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' then
    raise exception 'version % of the profile % is decided', old.version, old.slug using errcode = 'YH001';
  end if;
  if new.state <> 'draft' and (new.changes, new.name, new.document, new.author_ids) is distinct from
      (old.changes, old.name, old.document, old.author_ids) then
    raise exception 'nobody writes in a profile with the verdict' using errcode = 'YH001';
  end if;
  if not (new.author_ids @> old.author_ids) then
    raise exception 'who wrote in a profile stays its author' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger profile_version_is_decided_once before update on profile_version for each row execute function keep_decided_profile();

-- A version begins as a draft, its parent is built in or approved.
create function refuse_decided_profile() returns trigger language plpgsql as $$
begin
  if new.state <> 'draft' then
    raise exception 'a profile begins as a draft' using errcode = 'YH001';
  end if;
  if exists (select 1 from profile_version where slug = new.parent_slug and version = new.parent_version
      and state <> 'approved') then
    raise exception 'the parent of a profile is approved' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger profile_version_begins before insert on profile_version for each row execute function refuse_decided_profile();

-- A task is decided by approved rules only.
create function refuse_unapproved_rules() returns trigger language plpgsql as $$
begin
  if exists (select 1 from profile_version where slug = new.profile_slug and version = new.profile_version
      and state <> 'approved') then
    raise exception 'version % of the profile % is not approved', new.profile_version, new.profile_slug
      using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger task_has_approved_rules before insert on task for each row execute function refuse_unapproved_rules();

alter table profile_version enable always trigger profile_version_is_fixed;
alter table profile_version enable always trigger profile_version_moves_on;
alter table profile_version enable always trigger profile_version_is_not_deleted;
alter table profile_version enable always trigger profile_version_is_not_emptied;
alter table profile_version enable always trigger profile_version_is_decided_once;
alter table profile_version enable always trigger profile_version_begins;
alter table task enable always trigger task_has_approved_rules;

-- R-016: the office of the leading group reads across the branches and hears of what is overdue.
alter table role_assignment drop constraint role_assignment_role_check;
alter table role_assignment add constraint role_assignment_role_check check (role in
  ('registrar', 'planner', 'witness', 'approver', 'head', 'inspector', 'auditor', 'administrator', 'coordinator'));

-- R-018 委托下级部门实施检查: who entrusted whom, by which document, with what, on which days.
create table delegation (
  id uuid primary key,
  from_unit_id uuid not null references unit (id),
  to_unit_id uuid not null references unit (id),
  document text not null check (document <> ''),
  scope text not null check (scope <> ''),
  starts_on date not null,
  ends_on date not null,
  recorded_by uuid not null references person (id),
  recorded_at timestamptz not null,
  ended_by uuid references person (id),
  ended_at timestamptz,
  check (ends_on >= starts_on),
  check ((ended_by is null) = (ended_at is null))
);
create function refuse_stranger_delegation() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from unit f join unit t on starts_with(t.path, f.path) and t.id <> f.id
      where f.id = new.from_unit_id and t.id = new.to_unit_id) then
    raise exception 'only a unit below is entrusted' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger delegation_goes_down before insert on delegation for each row execute function refuse_stranger_delegation();
create trigger delegation_is_fixed before update on delegation for each row execute function fix_value(
  'id', 'from_unit_id', 'to_unit_id', 'document', 'scope', 'starts_on', 'ends_on', 'recorded_by', 'recorded_at');
create trigger delegation_ends_once before update on delegation for each row execute function keep_value('ended_by', 'ended_at');
create trigger delegation_is_not_deleted before delete on delegation for each row execute function refuse_change();
create trigger delegation_is_not_emptied before truncate on delegation execute function refuse_change();
alter table delegation enable always trigger delegation_goes_down;
alter table delegation enable always trigger delegation_is_fixed;
alter table delegation enable always trigger delegation_ends_once;
alter table delegation enable always trigger delegation_is_not_deleted;
alter table delegation enable always trigger delegation_is_not_emptied;

grant select, insert, update on profile_version, delegation to yaohao_office;
`;

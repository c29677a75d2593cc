import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 不适用情形: inspections outside the random draw and campaigns, each with ground, document and a second
 * person; draws outside the plan; and directed draws beyond the cap, which wait for consent.
 */
export class Exclusions1789000000019 implements MigrationInterface {
  name = 'Exclusions1789000000019';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- 专项检查、全覆盖巡查 (R-003): on a listed item only with a ground, its document and consent.
create table campaign (
  id uuid primary key,
  code text not null unique check (code ~ '^[A-Z0-9-]{1,64}$'),
  unit_id uuid not null references unit (id),
  name text not null check (name <> ''),
  kind text not null check (kind in ('campaign', 'patrol')),
  starts_on date not null,
  ends_on date not null,
  -- Whether one of its items was on the list in force when it was registered.
  listed boolean not null,
  ground text check (ground in ('unlisted', 'higher-order', 'complaint', 'transfer', 'incident', 'other')),
  document_no text not null default '',
  issuing_body text not null default '',
  reason text not null check (reason <> ''),
  profile_slug text not null,
  profile_version integer not null,
  state text not null default 'requested' check (state in ('requested', 'approved', 'rejected')),
  registered_by uuid not null references person (id),
  registered_at timestamptz not null,
  decided_by uuid references person (id),
  decided_at timestamptz,
  decision_reason text not null default '',
  version integer not null default 1,
  check (ends_on >= starts_on),
  check (ground is null or document_no <> ''),
  check (ground is distinct from 'higher-order' or issuing_body <> ''),
  check (decided_by is distinct from registered_by),
  check ((decided_by is null) = (decided_at is null)),
  check ((state = 'requested') = (decided_by is null)),
  check (state <> 'rejected' or decision_reason <> '')
);
create index campaign_unit on campaign (unit_id);

create table campaign_item (
  campaign_id uuid not null references campaign (id),
  item_id uuid not null references item (id),
  primary key (campaign_id, item_id)
);

-- An inspection outside the random draw (R-005 to R-010): never one of those that a draw yields. It has
-- no task, so that no statistic of draws and no yearly cap can count it.
create table exclusion (
  id uuid primary key,
  code text not null unique check (code ~ '^[A-Z0-9-]{1,64}$'),
  unit_id uuid not null references unit (id),
  -- R-011: what kind of supervision it is; 'random' is what only a draw is.
  type text not null check (type in ('key', 'complaint', 'campaign', 'credit')),
  ground text not null check (ground in ('unlisted', 'higher-order', 'complaint', 'transfer', 'incident', 'other')),
  campaign_id uuid references campaign (id),
  subject_id uuid references subject (id),
  subject_name text not null check (subject_name <> ''),
  item_id uuid references item (id),
  -- R-004: no inspection without a basis in law.
  basis text not null check (basis <> ''),
  reason text not null check (reason <> ''),
  document_no text not null check (document_no <> ''),
  issuing_body text not null default '',
  incident text check (incident in ('safety-production', 'other')),
  inspect_on date not null,
  profile_slug text not null,
  profile_version integer not null,
  state text not null default 'requested' check (state in ('requested', 'approved', 'rejected', 'done')),
  registered_by uuid not null references person (id),
  registered_at timestamptz not null,
  decided_by uuid references person (id),
  decided_at timestamptz,
  decision_reason text not null default '',
  inspected_on date,
  finding text check (finding in ('clear', 'unreachable', 'unpublicised', 'falsified', 'rectification',
    'obstructed', 'pending', 'other')),
  note text not null default '',
  concluded_by uuid references person (id),
  concluded_at timestamptz,
  version integer not null default 1,
  check (ground <> 'higher-order' or issuing_body <> ''),
  check ((ground = 'incident') = (incident is not null)),
  check ((type = 'campaign') = (campaign_id is not null)),
  check (decided_by is distinct from registered_by),
  check ((decided_by is null) = (decided_at is null)),
  check (state <> 'requested' or decided_by is null),
  -- Where a bureau's rules let the ground "other" stand without consent, nobody decides.
  check (state = 'requested' or decided_by is not null or (ground = 'other' and state <> 'rejected')),
  check (state <> 'rejected' or decision_reason <> ''),
  check ((state = 'done') = (concluded_by is not null)),
  check ((concluded_by is null) = (concluded_at is null)),
  check ((concluded_by is null) = (inspected_on is null)),
  check ((concluded_by is null) = (finding is null))
);
create index exclusion_unit_day on exclusion (unit_id, inspect_on);
create index exclusion_subject on exclusion (subject_id) where subject_id is not null;

create function refuse_settled_exclusion() returns trigger language plpgsql as $$
begin
  if new.concluded_by is not null or (new.state <> 'requested'
      and not (tg_table_name = 'exclusion' and new.state = 'approved' and to_jsonb(new) ->> 'ground' = 'other')) then
    raise exception 'an inspection outside the draw begins with a request' using errcode = 'YH001';
  end if;
  return new;
end $$;
create function refuse_settled_campaign() returns trigger language plpgsql as $$
begin
  if new.state <> 'requested' then
    raise exception 'a campaign begins with a request' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger exclusion_begins before insert on exclusion for each row execute function refuse_settled_exclusion();
create trigger campaign_begins before insert on campaign for each row execute function refuse_settled_campaign();

-- Under a campaign only once it has been consented to, and within its days.
create function refuse_stray_exclusion() returns trigger language plpgsql as $$
begin
  if new.campaign_id is not null and not exists (select 1 from campaign c where c.id = new.campaign_id
      and c.state = 'approved' and new.inspect_on between c.starts_on and c.ends_on) then
    raise exception 'an inspection of a campaign needs the consent to it' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger exclusion_is_of_its_campaign before insert on exclusion
  for each row execute function refuse_stray_exclusion();

create trigger exclusion_is_fixed before update on exclusion for each row execute function fix_value(
  'id', 'code', 'unit_id', 'type', 'ground', 'campaign_id', 'subject_id', 'subject_name', 'item_id', 'basis', 'reason',
  'document_no', 'issuing_body', 'incident', 'inspect_on', 'profile_slug', 'profile_version', 'registered_by',
  'registered_at');
create trigger exclusion_is_kept before update on exclusion for each row execute function keep_value(
  'decided_by', 'decided_at', 'inspected_on', 'finding', 'concluded_by', 'concluded_at');
create trigger exclusion_moves_on before update on exclusion for each row execute function keep_path(
  'requested>approved', 'requested>rejected', 'approved>done');
create trigger exclusion_is_settled before update on exclusion for each row execute function keep_settled('rejected', 'done');
create trigger exclusion_is_not_deleted before delete on exclusion for each row execute function refuse_change();
create trigger exclusion_is_not_emptied before truncate on exclusion execute function refuse_change();
alter table exclusion enable always trigger exclusion_begins;
alter table exclusion enable always trigger exclusion_is_of_its_campaign;
alter table exclusion enable always trigger exclusion_is_fixed;
alter table exclusion enable always trigger exclusion_is_kept;
alter table exclusion enable always trigger exclusion_moves_on;
alter table exclusion enable always trigger exclusion_is_settled;
alter table exclusion enable always trigger exclusion_is_not_deleted;
alter table exclusion enable always trigger exclusion_is_not_emptied;

create trigger campaign_is_fixed before update on campaign for each row execute function fix_value(
  'id', 'code', 'unit_id', 'name', 'kind', 'starts_on', 'ends_on', 'listed', 'ground', 'document_no', 'issuing_body',
  'reason', 'profile_slug', 'profile_version', 'registered_by', 'registered_at');
create trigger campaign_moves_on before update on campaign for each row execute function keep_path(
  'requested>approved', 'requested>rejected');
create trigger campaign_is_settled before update on campaign for each row execute function keep_settled('approved', 'rejected');
create trigger campaign_is_not_deleted before delete on campaign for each row execute function refuse_change();
create trigger campaign_is_not_emptied before truncate on campaign execute function refuse_change();
create trigger campaign_item_is_kept before update or delete on campaign_item for each row execute function refuse_change();
create trigger campaign_item_is_not_emptied before truncate on campaign_item execute function refuse_change();
alter table campaign enable always trigger campaign_begins;
alter table campaign enable always trigger campaign_is_fixed;
alter table campaign enable always trigger campaign_moves_on;
alter table campaign enable always trigger campaign_is_settled;
alter table campaign enable always trigger campaign_is_not_deleted;
alter table campaign enable always trigger campaign_is_not_emptied;
alter table campaign_item enable always trigger campaign_item_is_kept;
alter table campaign_item enable always trigger campaign_item_is_not_emptied;

-- The yearly report of inspections outside the draw is for everybody.
alter table public_notice drop constraint public_notice_kind_check;
alter table public_notice add constraint public_notice_kind_check check (kind in
  ('items', 'plan', 'announcement', 'draw', 'confirmation', 'task', 'result', 'void', 'exclusions'));

-- R-064: a task under a line of the plan, or outside it for a reason that everybody can read.
alter table task alter column plan_line_id drop not null;
alter table task
  add column source text not null default 'plan' check (source in ('plan', 'ad-hoc')),
  add column ad_hoc_reason text check (ad_hoc_reason <> ''),
  -- R-011: what its inspections count as.
  add column type text not null default 'random' check (type in ('random', 'key', 'complaint', 'campaign', 'credit')),
  -- R-056: why those of high risk are drawn less than others, where they are.
  add column uplift_reason text not null default '',
  add constraint task_has_source check ((source = 'plan') = (plan_line_id is not null)),
  add constraint ad_hoc_has_reason check ((source = 'ad-hoc') = (ad_hoc_reason is not null));

-- 另行部署定向抽查 (R-062): a directed draw beyond cap and ratio, with its ground, document and consent.
create table deployment (
  task_id uuid primary key references task (id),
  ground text not null check (ground in ('key-industry', 'complaints', 'abnormal', 'discredited', 'serious-violation',
    'special-rectification', 'special-event', 'higher-order', 'transfer', 'big-data')),
  document_no text not null check (document_no <> ''),
  issuing_body text not null default '',
  reason text not null check (reason <> ''),
  state text not null default 'requested' check (state in ('requested', 'approved', 'rejected')),
  requested_by uuid not null references person (id),
  requested_at timestamptz not null,
  decided_by uuid references person (id),
  decided_at timestamptz,
  decision_reason text not null default '',
  version integer not null default 1,
  check (ground <> 'higher-order' or issuing_body <> ''),
  check (decided_by is distinct from requested_by),
  check ((decided_by is null) = (decided_at is null)),
  check ((state = 'requested') = (decided_by is null)),
  check (state <> 'rejected' or decision_reason <> '')
);
create function refuse_settled_deployment() returns trigger language plpgsql as $$
begin
  if new.state <> 'requested' or exists (select 1 from task where id = new.task_id
      and (state <> 'configured' or scope <> 'directed' or mode <> 'sample')) then
    raise exception 'a draw is ordered apart while its task is set up' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger deployment_begins before insert on deployment for each row execute function refuse_settled_deployment();
create trigger deployment_is_fixed before update on deployment for each row execute function fix_value(
  'task_id', 'ground', 'document_no', 'issuing_body', 'reason', 'requested_by', 'requested_at');
create trigger deployment_moves_on before update on deployment for each row execute function keep_path(
  'requested>approved', 'requested>rejected');
create trigger deployment_is_settled before update on deployment for each row execute function keep_settled(
  'approved', 'rejected');
create trigger deployment_is_not_deleted before delete on deployment for each row execute function refuse_change();
create trigger deployment_is_not_emptied before truncate on deployment execute function refuse_change();
alter table deployment enable always trigger deployment_begins;
alter table deployment enable always trigger deployment_is_fixed;
alter table deployment enable always trigger deployment_moves_on;
alter table deployment enable always trigger deployment_is_settled;
alter table deployment enable always trigger deployment_is_not_deleted;
alter table deployment enable always trigger deployment_is_not_emptied;

-- No pool is frozen beyond the cap without the consent of a second person.
create function refuse_undeployed() returns trigger language plpgsql as $$
begin
  if old.state = 'configured' and new.state <> 'configured' and exists (
      select 1 from deployment where task_id = new.id and state <> 'approved') then
    raise exception 'a draw ordered apart waits for consent' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger task_is_deployed before update on task for each row execute function refuse_undeployed();
alter table task enable always trigger task_is_deployed;

grant select, insert, update on exclusion, campaign, deployment to yaohao_office;
grant select, insert on campaign_item to yaohao_office;
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 检查表单 and what a result says beside its finding: methods, grounds, measures, its forms and files. */
export class Forms1789000000051 implements MigrationInterface {
  name = 'Forms1789000000051';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- R-140: a form in one of its versions. Its points name the items, by their codes, that they check.
create table checklist_form (
  id uuid primary key,
  -- The bureau whose form it is.
  unit_id uuid not null references unit (id),
  code text not null check (code ~ '^[A-Za-z0-9-]{1,32}$'),
  version integer not null check (version >= 1),
  name text not null check (name ~ '[^[:space:]]' and length(name) <= 200),
  -- [{item, text, standard}] in the order in which they are asked.
  points jsonb not null check (jsonb_typeof(points) = 'array'),
  reason text not null default '' check (length(reason) <= 500),
  state text not null default 'draft' check (state in ('draft', 'published', 'retired', 'dropped')),
  -- How often the draft was changed: what a page of it was made from.
  revision integer not null default 1,
  -- SHA-256 over code, version, name and points, since it was published.
  hash text check (hash ~ '^[0-9a-f]{64}$'),
  drafted_by uuid not null references person (id),
  drafted_at timestamptz not null,
  published_by uuid references person (id),
  published_at timestamptz,
  ended_at timestamptz,
  end_reason text not null default '',
  unique (unit_id, code, version),
  check ((state in ('published', 'retired')) = (published_at is not null)),
  check ((published_at is null) = (published_by is null)),
  check ((published_at is null) = (hash is null)),
  check (published_at is null or jsonb_array_length(points) > 0),
  check ((state in ('retired', 'dropped')) = (ended_at is not null))
);
create unique index one_form_draft on checklist_form (unit_id, code) where state = 'draft';
create unique index one_form_in_force on checklist_form (unit_id, code) where state = 'published';
create trigger form_is_fixed before update on checklist_form for each row execute function fix_value(
  'id', 'unit_id', 'code', 'version', 'drafted_by', 'drafted_at');
create trigger form_is_kept before update on checklist_form for each row execute function keep_value(
  'hash', 'published_by', 'published_at', 'ended_at');
create trigger form_moves_on before update on checklist_form for each row execute function keep_path(
  'draft>published', 'draft>dropped', 'published>retired');
create trigger form_is_settled before update on checklist_form for each row execute function keep_settled(
  'retired', 'dropped');
create function refuse_form_change() returns trigger language plpgsql as $$
begin
  if (new.name, new.points, new.reason, new.revision) is distinct from (old.name, old.points, old.reason, old.revision) then
    raise exception 'a published form keeps what it asks' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger form_keeps_its_points before update on checklist_form for each row
  when (old.state <> 'draft') execute function refuse_form_change();
create trigger form_is_not_deleted before delete on checklist_form for each row execute function refuse_change();
create trigger form_is_not_emptied before truncate on checklist_form execute function refuse_change();
alter table checklist_form enable always trigger form_is_fixed;
alter table checklist_form enable always trigger form_is_kept;
alter table checklist_form enable always trigger form_moves_on;
alter table checklist_form enable always trigger form_is_settled;
alter table checklist_form enable always trigger form_keeps_its_points;
alter table checklist_form enable always trigger form_is_not_deleted;
alter table checklist_form enable always trigger form_is_not_emptied;
grant select, insert, update on checklist_form to yaohao_office;

-- R-140: by which form an item of a visit is checked: matched, or chosen by hand with a reason. The last
-- line of an item stands, and all of them are the log. The points are those of the form, for this item.
create table visit_form (
  id bigint generated always as identity primary key,
  inspection_id uuid not null references inspection (id),
  item_id uuid not null references item (id),
  form_id uuid not null references checklist_form (id),
  points jsonb not null check (jsonb_typeof(points) = 'array' and jsonb_array_length(points) > 0),
  how text not null check (how in ('auto', 'manual')),
  reason text not null default '' check (length(reason) <= 500),
  chosen_by uuid references person (id),
  door text not null,
  chosen_at timestamptz not null,
  check (how = 'auto' or (reason ~ '[^[:space:]]' and chosen_by is not null))
);
create index visit_form_visit on visit_form (inspection_id, item_id, id);
create trigger visit_form_is_kept before update or delete on visit_form for each row execute function refuse_change();
create trigger visit_form_is_not_emptied before truncate on visit_form execute function refuse_change();
create function refuse_other_form() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from checklist_form f join item i on i.unit_id = f.unit_id
      where f.id = new.form_id and i.id = new.item_id and f.state = 'published'
        and f.points @> jsonb_build_array(jsonb_build_object('item', i.code))) then
    raise exception 'an item is checked by a form in force that is made for it' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger visit_form_is_of_the_item before insert on visit_form for each row execute function refuse_other_form();
alter table visit_form enable always trigger visit_form_is_kept;
alter table visit_form enable always trigger visit_form_is_not_emptied;
alter table visit_form enable always trigger visit_form_is_of_the_item;
grant select, insert on visit_form to yaohao_office;

-- R-136: what kind of activity a task belongs to, where its bureau has kinds.
alter table task add column activity_kind text
  check (activity_kind in ('comprehensive', 'risk', 'special'));

-- R-135, R-145, R-148: what the members sign beside finding and answers; and by which forms it was found,
-- with which files. A result from before has none of these, and its hash is that of the rest.
alter table result add column methods text[] not null default '{}'
  check (methods <@ array['documents', 'site', 'network']);
alter table result add column activities text[] not null default '{}'
  check (activities <@ array['comprehensive', 'risk', 'special']);
alter table result add column grounds text[] not null default '{}'
  check (grounds <@ array['entry', 'materials', 'untruthful', 'obstruction']);
alter table result add column measures text[] not null default '{}'
  check (measures <@ array['site-record', 'evidence', 'stop-order', 'rectification']);
alter table result add column forms jsonb not null default '[]';
alter table result add column evidence jsonb not null default '[]';
alter table result add constraint grounds_are_of_obstruction check (finding = 'obstructed' or grounds = '{}');

-- R-144, R-145, R-147: nobody is out of reach, and nobody in the way, without a file that shows it; and a
-- result names every file that there is.
create function refuse_unproved_result() returns trigger language plpgsql as $$
declare files integer;
begin
  select count(*) into files from evidence where inspection_id = new.inspection_id and purpose = 'visit';
  if new.finding in ('unreachable', 'obstructed') and files = 0 then
    raise exception 'this finding needs evidence' using errcode = 'YH001';
  end if;
  if new.methods <> '{}' and jsonb_array_length(new.evidence) <> files then
    raise exception 'a result names its evidence' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger result_is_proved before insert on result for each row execute function refuse_unproved_result();
alter table result enable always trigger result_is_proved;

-- What is signed names every file: one that came after the result was entered is in no signature.
create function refuse_signature_beside_files() returns trigger language plpgsql as $$
begin
  if exists (select 1 from result r where r.id = new.result_id and r.methods <> '{}'
      and jsonb_array_length(r.evidence) <> (
        select count(*) from evidence e where e.inspection_id = r.inspection_id and e.purpose = 'visit')) then
    raise exception 'files came after this result was entered' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger signature_covers_files before insert on signature for each row execute function refuse_signature_beside_files();
alter table signature enable always trigger signature_covers_files;

-- R-141: when somebody says that they filled it in, where that was earlier than it came: both stand.
alter table checklist_edit add column said_at timestamptz check (said_at <= edited_at);
do $$
declare found record;
begin
  for found in select c.conname as name from pg_constraint c
    where c.conrelid = 'checklist_edit'::regclass and pg_get_constraintdef(c.oid) like '%''finding''%'
  loop
    execute format('alter table checklist_edit drop constraint %I', found.name);
  end loop;
end $$;
alter table checklist_edit add constraint checklist_edit_whole check (
  item_id is not null or point in ('finding', 'note', 'methods', 'grounds', 'measures'));
`;

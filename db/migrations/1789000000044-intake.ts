import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 异议和投诉: what the public hands in, objections to results with their review, complaints about inspectors. */
export class Intake1789000000044 implements MigrationInterface {
  name = 'Intake1789000000044';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const kept = (table: string): string => `
create trigger ${table}_is_kept before update or delete on ${table} for each row execute function refuse_change();
create trigger ${table}_is_not_emptied before truncate on ${table} execute function refuse_change();
alter table ${table} enable always trigger ${table}_is_kept;
alter table ${table} enable always trigger ${table}_is_not_emptied;
grant select, insert on ${table} to yaohao_office;`;

const stays = (table: string): string => `
create trigger ${table}_is_not_deleted before delete on ${table} for each row execute function refuse_change();
create trigger ${table}_is_not_emptied before truncate on ${table} execute function refuse_change();
alter table ${table} enable always trigger ${table}_is_not_deleted;
alter table ${table} enable always trigger ${table}_is_not_emptied;
grant select, insert, update on ${table} to yaohao_office;`;

const sql = `
do $$
declare found record;
begin
  for found in select c.conname as name, c.conrelid::regclass::text as tab,
      regexp_replace(pg_get_constraintdef(c.oid), 'ARRAY\\[', 'ARRAY[' || w.more || ', ') as def
    from (values ('obligation_kind_check', '''objection-review''::text, ''objection-reply''::text')) w (name, more)
    join pg_constraint c on c.conname = w.name
  loop
    execute format('alter table %s drop constraint %I', found.tab, found.name);
    execute format('alter table %s add constraint %I %s', found.tab, found.name, found.def);
  end loop;
end $$;

create function bytes_in(files bytea[]) returns bigint language sql immutable as $$
  select coalesce(sum(octet_length(f)), 0) from unnest(files) f
$$;

-- The one table into which the portal may write, and only add. It lies here until the office has taken it
-- in, and is emptied then: nothing that people say or are called stays where the public's process writes.
create table intake (
  id uuid primary key,
  kind text not null check (kind in ('objection', 'complaint')),
  receipt_no text not null unique check (receipt_no ~ '^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$'),
  -- SHA-256 of receipt number and secret: who knows both reads how it stands.
  status_key text not null unique check (status_key ~ '^[0-9a-f]{64}$'),
  ref text not null default '' check (length(ref) <= 60),
  name text not null default '' check (length(name) <= 60),
  contact text not null default '' check (length(contact) <= 100),
  content text not null check (length(content) <= 4000),
  file_names text[] not null default '{}',
  files bytea[] not null default '{}',
  received_at timestamptz not null,
  taken_at timestamptz,
  check (taken_at is not null or content <> ''),
  check (cardinality(files) = cardinality(file_names) and cardinality(files) <= 5),
  check (bytes_in(files) <= 10485760)
);
create index intake_open on intake (received_at) where taken_at is null;
create function refuse_second_taking() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and new.taken_at is null then return new; end if;
  if tg_op = 'UPDATE' and old.taken_at is null and new.taken_at is not null and new.content = ''
      and new.name = '' and new.contact = '' and cardinality(new.files) = 0 then
    return new;
  end if;
  raise exception 'what was handed in is taken once, and then emptied' using errcode = 'YH001';
end $$;
create trigger intake_is_fixed before update on intake for each row execute function fix_value(
  'id', 'kind', 'receipt_no', 'status_key', 'ref', 'received_at');
create trigger intake_is_taken_once before insert or update on intake for each row execute function refuse_second_taking();
alter table intake enable always trigger intake_is_fixed;
alter table intake enable always trigger intake_is_taken_once;
${stays('intake')}
revoke insert on intake from yaohao_office;
grant insert on intake to yaohao_portal;

-- How it stands, as whoever handed it in may know: a copy that stays, under a key that only they have.
create table intake_status (
  key text not null check (key ~ '^[0-9a-f]{64}$'),
  number integer not null check (number >= 1),
  body jsonb not null,
  at timestamptz not null,
  primary key (key, number)
);
${kept('intake_status')}
grant select on intake_status to yaohao_portal;

-- 异议, R-167 to R-170.
create table objection (
  id uuid primary key,
  receipt_no text not null unique,
  -- Handed in on the portal; on paper where there is none.
  intake_id uuid unique references intake (id),
  status_key text unique,
  disclosure_id uuid not null references disclosure (id),
  inspection_id uuid not null references inspection (id),
  -- Who says it and how to reach them.
  submitter_sealed bytea not null,
  content text not null check (content <> ''),
  received_at timestamptz not null,
  rule text not null,
  state text not null default 'received' check (state in ('received', 'reviewing', 'decided', 'answered')),
  reviewer_id uuid references person (id),
  assigned_by uuid references person (id),
  assigned_at timestamptz,
  outcome text check (outcome in ('stands', 'error', 'inadmissible')),
  grounds text not null default '',
  decided_at timestamptz,
  correction_id uuid references correction (id),
  reply text not null default '',
  reply_way text check (reply_way in ('portal', 'post', 'in-person', 'telephone')),
  reply_proof text not null default '',
  replied_on date,
  replied_by uuid references person (id),
  replied_at timestamptz,
  version integer not null default 1,
  check (num_nonnulls(intake_id, status_key) in (0, 2)),
  check ((state = 'received') = (reviewer_id is null)),
  check ((reviewer_id is null) = (assigned_by is null) and (assigned_by is null) = (assigned_at is null)),
  -- R-167: not closed without the outcome of the review, nor without its reasons.
  check ((state in ('decided', 'answered')) = (outcome is not null and grounds <> '' and decided_at is not null)),
  -- R-169: an error leads to a correction.
  check ((outcome is not distinct from 'error') = (correction_id is not null)),
  -- R-168: answered with what was said, how, when, and what proves it.
  check ((state = 'answered') = (reply <> '' and reply_way is not null and reply_proof <> ''
    and replied_on is not null and replied_by is not null and replied_at is not null))
);
create index objection_visit on objection (inspection_id);
create trigger objection_is_fixed before update on objection for each row execute function fix_value(
  'id', 'receipt_no', 'intake_id', 'status_key', 'disclosure_id', 'inspection_id', 'submitter_sealed', 'content',
  'received_at', 'rule');
create trigger objection_is_kept before update on objection for each row execute function keep_value(
  'outcome', 'decided_at', 'correction_id', 'replied_at');
create trigger objection_moves_on before update on objection for each row execute function keep_path(
  'received>reviewing', 'reviewing>decided', 'decided>answered');
create trigger objection_is_settled before update on objection for each row execute function keep_settled('answered');
create trigger objection_begins before insert on objection for each row execute function refuse_late_beginning('received');
-- R-167: the review is done by somebody who was never in the team.
create function refuse_own_review() returns trigger language plpgsql as $$
begin
  if exists (select 1 from seat where inspection_id = new.inspection_id and inspector_id = new.reviewer_id) then
    raise exception 'nobody reviews what they inspected' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger objection_is_reviewed_by_others before insert or update on objection for each row
  execute function refuse_own_review();
alter table objection enable always trigger objection_is_fixed;
alter table objection enable always trigger objection_is_kept;
alter table objection enable always trigger objection_moves_on;
alter table objection enable always trigger objection_is_settled;
alter table objection enable always trigger objection_begins;
alter table objection enable always trigger objection_is_reviewed_by_others;
${stays('objection')}

-- 投诉, R-151: about inspectors, for the supervision alone.
create table complaint (
  id uuid primary key,
  receipt_no text not null unique,
  intake_id uuid not null unique references intake (id),
  status_key text not null unique,
  -- The bureau whose supervision looks into it; the visit, where its number was given.
  unit_id uuid not null references unit (id),
  inspection_id uuid references inspection (id),
  ref text not null default '',
  submitter_sealed bytea not null,
  content text not null check (content <> ''),
  received_at timestamptz not null,
  state text not null default 'received' check (state in ('received', 'concluded')),
  finding text check (finding in ('founded', 'unfounded', 'passed-on')),
  note text not null default '',
  answer text not null default '',
  concluded_by uuid references person (id),
  concluded_at timestamptz,
  version integer not null default 1,
  check ((state = 'concluded') = (finding is not null and note <> '' and answer <> ''
    and concluded_by is not null and concluded_at is not null))
);
create trigger complaint_is_fixed before update on complaint for each row execute function fix_value(
  'id', 'receipt_no', 'intake_id', 'status_key', 'unit_id', 'inspection_id', 'ref', 'submitter_sealed', 'content',
  'received_at');
create trigger complaint_moves_on before update on complaint for each row execute function keep_path('received>concluded');
create trigger complaint_is_settled before update on complaint for each row execute function keep_settled('concluded');
create function refuse_own_complaint() returns trigger language plpgsql as $$
begin
  if exists (select 1 from seat where inspection_id = new.inspection_id and inspector_id = new.concluded_by) then
    raise exception 'nobody looks into a complaint about their own team' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger complaint_is_of_others before insert or update on complaint for each row execute function refuse_own_complaint();
alter table complaint enable always trigger complaint_is_fixed;
alter table complaint enable always trigger complaint_moves_on;
alter table complaint enable always trigger complaint_is_settled;
alter table complaint enable always trigger complaint_is_of_others;
${stays('complaint')}

-- What was handed in with it, and what proves that the answer was delivered.
create table intake_file (
  id uuid primary key,
  objection_id uuid references objection (id),
  complaint_id uuid references complaint (id),
  purpose text not null check (purpose in ('material', 'delivery')),
  name text not null check (name <> '' and length(name) <= 100),
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'application/pdf')),
  hash text not null references evidence_blob,
  at timestamptz not null,
  check (num_nonnulls(objection_id, complaint_id) = 1)
);
create index intake_file_objection on intake_file (objection_id);
create index intake_file_complaint on intake_file (complaint_id);
${kept('intake_file')}
`;

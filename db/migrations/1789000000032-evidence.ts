import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Work in the field: files with their hashes, the checklist as it was ticked off, where people were. */
export class Evidence1789000000032 implements MigrationInterface {
  name = 'Evidence1789000000032';

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

const sql = `
-- The bytes as they came, and beside them the copy for sharing. The hash is that of the bytes in the row.
create table evidence_blob (
  hash text primary key check (hash = encode(sha256(bytes), 'hex')),
  bytes bytea not null check (octet_length(bytes) between 1 and 20971520)
);
-- What lies compressed already is not compressed again.
alter table evidence_blob alter bytes set storage external;

-- A file that somebody sent: of a visit, or with a request about it.
create table evidence (
  id uuid primary key,
  -- What the platform, or the telephone, calls the sending: one that is repeated is the same file.
  event_key text not null unique,
  inspection_id uuid not null references inspection (id),
  purpose text not null check (purpose in ('visit', 'request')),
  number integer check (number >= 1 and (number is null) = (purpose <> 'visit')),
  name text not null check (name <> '' and length(name) <= 100),
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'application/pdf')),
  bytes integer not null check (bytes between 1 and 20971520),
  original_hash text not null references evidence_blob,
  shared_hash text not null references evidence_blob,
  -- Pictures that were sent together.
  album text,
  caption text not null default '' check (length(caption) <= 1000),
  -- The point of the checklist that it shows, if somebody said so.
  item_id uuid references item (id),
  point text,
  sent_by uuid not null references person (id),
  door text not null,
  received_at timestamptz not null,
  check ((item_id is null) = (point is null)),
  constraint evidence_number unique (inspection_id, number)
);
create index evidence_visit on evidence (inspection_id);
create index evidence_sender on evidence (sent_by);

-- What the camera says about when and where: apart, and read by fewer people.
create table evidence_taken (
  evidence_id uuid primary key references evidence (id),
  taken_at timestamptz,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  check ((latitude is null) = (longitude is null)),
  check (taken_at is not null or latitude is not null)
);

-- The files that were given as the reason of a request.
create table request_file (
  evidence_id uuid primary key references evidence (id),
  recusal_id uuid references recusal (id),
  substitution_id uuid references substitution (id),
  check (num_nonnulls(recusal_id, substitution_id) = 1)
);
create index request_file_recusal on request_file (recusal_id);
create index request_file_substitution on request_file (substitution_id);

-- R-141: every answer as it was given and when; what stands is the last one since the last result.
create table checklist_edit (
  id bigint generated always as identity primary key,
  inspection_id uuid not null references inspection (id),
  -- A point of an item; without one, what stands for the whole visit: the finding, its note.
  item_id uuid references item (id),
  point text not null check (point <> ''),
  answer text not null,
  note text not null default '' check (length(note) <= 4000),
  edited_by uuid not null references person (id),
  door text not null,
  edited_at timestamptz not null,
  check (item_id is null or answer in ('', 'ok', 'problem', 'not-applicable')),
  check (item_id is not null or point in ('finding', 'note'))
);
create index checklist_edit_visit on checklist_edit (inspection_id, id);

-- Where somebody was who has checked in, if they told it afterwards.
create table check_in_place (
  inspection_id uuid not null,
  inspector_id uuid not null,
  place text not null check (place ~ '^geo:'),
  door text not null,
  at timestamptz not null,
  primary key (inspection_id, inspector_id),
  foreign key (inspection_id, inspector_id) references check_in (inspection_id, inspector_id)
);
${['evidence_blob', 'evidence', 'evidence_taken', 'request_file', 'checklist_edit', 'check_in_place'].map(kept).join('')}

-- R-142: what was signed stays as it was signed: no file comes after the first signature, nor outside the visit.
create function refuse_late_evidence() returns trigger language plpgsql as $$
begin
  if new.purpose = 'visit' and (
      not exists (select 1 from inspection where id = new.inspection_id and state in ('started', 'submitted'))
      or not exists (select 1 from seat s join check_in c on c.inspection_id = s.inspection_id and c.inspector_id = s.inspector_id
        where s.inspection_id = new.inspection_id and s.inspector_id = new.sent_by and s.active)
      or exists (select 1 from signature g where g.result_id = (
        select id from result where inspection_id = new.inspection_id order by number desc limit 1))) then
    raise exception 'evidence is taken during the visit, before anybody signs' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger evidence_is_of_the_visit before insert on evidence for each row execute function refuse_late_evidence();
alter table evidence enable always trigger evidence_is_of_the_visit;

-- A file is the reason of whoever asked, given before it was decided.
create function refuse_stray_reason() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from evidence e
      left join recusal a on a.id = new.recusal_id left join substitution b on b.id = new.substitution_id
      where e.id = new.evidence_id and e.purpose = 'request'
        and e.inspection_id = coalesce(a.inspection_id, b.inspection_id)
        and e.sent_by = coalesce(a.inspector_id, b.requester_id)
        and coalesce(a.state, b.state) = 'requested') then
    raise exception 'a file goes with an open request of whoever sent it' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger request_file_is_of_the_request before insert on request_file for each row execute function refuse_stray_reason();
alter table request_file enable always trigger request_file_is_of_the_request;
`;

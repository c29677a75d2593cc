import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 更正和异议: files that prove an error in what was published, the review of an objection as a decision, files
 * for the platforms, and a second case of a visit whose result was corrected.
 */
export class OpenEnds1789000000054 implements MigrationInterface {
  name = 'OpenEnds1789000000054';

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
-- Each list is widened as it stands: others widen it, too.
do $$
declare found record;
begin
  for found in select c.conname as name, c.conrelid::regclass::text as tab,
      regexp_replace(pg_get_constraintdef(c.oid), 'ARRAY\\[', 'ARRAY[' || w.more || ', ') as def
    from (values ('decision_about_type_check', '''objection''::text'),
      ('held_verdict_about_type_check', '''objection''::text')) w (name, more)
    join pg_constraint c on c.conname = w.name
  loop
    execute format('alter table %s drop constraint %I', found.tab, found.name);
    execute format('alter table %s add constraint %I %s', found.tab, found.name, found.def);
  end loop;
end $$;

-- R-166 有充分证据证明: what shows that a published result is wrong. The public sees none of it.
create table correction_file (
  correction_id uuid not null references correction (id),
  number integer not null check (number between 1 and 5),
  name text not null check (name <> '' and length(name) <= 100),
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'application/pdf')),
  hash text not null references evidence_blob,
  at timestamptz not null,
  primary key (correction_id, number)
);
create function refuse_late_proof() returns trigger language plpgsql as $$
begin
  if not exists (select from correction where id = new.correction_id and state = 'requested') then
    raise exception 'a correction is proved before it is decided' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger correction_file_is_in_time before insert on correction_file for each row execute function refuse_late_proof();
alter table correction_file enable always trigger correction_file_is_in_time;
${kept('correction_file')}

-- A case that the newest result of its visit no longer asked for is over; a later correction may ask for one again.
do $$
declare known text;
begin
  select conname into known from pg_constraint where conrelid = 'case_file'::regclass and contype = 'u'
    and pg_get_constraintdef(oid) = 'UNIQUE (inspection_id, kind)';
  execute format('alter table case_file drop constraint %I', known);
end $$;
create unique index one_case_of_a_kind on case_file (inspection_id, kind) where outcome is distinct from 'result-changed';

-- R-193: what was given out to be entered on a platform: which copies of results, and what the file said.
create table channel_file (
  id uuid primary key,
  unit_id uuid not null references unit (id),
  channel text not null check (channel <> ''),
  lines integer not null check (lines >= 0),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  person_id uuid not null references person (id),
  at timestamptz not null
);
${kept('channel_file')}
`;

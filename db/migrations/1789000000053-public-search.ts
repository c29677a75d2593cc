import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Published results are found by an index, and the portal hears of each new copy. */
export class PublicSearch1789000000053 implements MigrationInterface {
  name = 'PublicSearch1789000000053';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- A text as it is searched: full-width signs as plain ones, Latin letters small, whatever the server's locale.
create function search_text(value text) returns text language sql immutable parallel safe as $$
  select lower(normalize(value, NFKC) collate "C")
$$;

-- What the index of a name (first line) and its codes (other lines) holds: every three signs in a row, and of the
-- name also every two and every one, since a Chinese word is often no longer.
create function search_grams(sought text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct substr(line, place, size)), '{}')
  from string_to_table(sought, chr(10)) with ordinality as lines (line, number),
    generate_series(1, 3) as size,
    generate_series(1, length(line) - size + 1) as place
  where number = 1 or size = 3
$$;

-- The newest public copy of each result, in a narrow line to find it by. The database writes it with the copy.
create table public_result (
  ref text primary key,
  notice_id uuid not null unique references public_notice (id),
  number integer not null,
  uscc text not null,
  finding text not null,
  published_at timestamptz not null,
  sought text not null,
  -- Kept, not computed by the index: a word that stands in most names is looked for row by row.
  grams text[] not null generated always as (search_grams(sought)) stored
);
create index public_result_latest on public_result (published_at desc, ref);
create index public_result_by_finding on public_result (finding, published_at desc, ref);
create index public_result_of_subject on public_result (uscc, published_at desc);
create index public_result_words on public_result using gin (grams) with (fastupdate = off);

create function list_result() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into public_result as line (ref, notice_id, number, uscc, finding, published_at, sought)
  values (new.ref, new.id, new.number, coalesce(new.body -> 'subject' ->> 'uscc', ''),
    coalesce(new.body ->> 'finding', ''), new.published_at,
    search_text(concat_ws(chr(10), replace(new.body -> 'subject' ->> 'name', chr(10), ' '),
      new.body -> 'subject' ->> 'uscc', new.ref)))
  on conflict (ref) do update set notice_id = excluded.notice_id, number = excluded.number, uscc = excluded.uscc,
    finding = excluded.finding, published_at = excluded.published_at, sought = excluded.sought
  where line.number < excluded.number;
  return null;
end $$;
create trigger public_notice_is_listed after insert on public_notice for each row when (new.kind = 'result')
  execute function list_result();
alter table public_notice enable always trigger public_notice_is_listed;

insert into public_result (ref, notice_id, number, uscc, finding, published_at, sought)
select distinct on (n.ref) n.ref, n.id, n.number, coalesce(n.body -> 'subject' ->> 'uscc', ''),
  coalesce(n.body ->> 'finding', ''), n.published_at,
  search_text(concat_ws(chr(10), replace(n.body -> 'subject' ->> 'name', chr(10), ' '),
    n.body -> 'subject' ->> 'uscc', n.ref))
from public_notice n where n.kind = 'result' order by n.ref, n.number desc;

-- R-165: nobody makes a result harder to find than it was published.
create function refuse_by_hand() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() > 1 then return new; end if;
  raise exception 'the list of results is kept by the database' using errcode = 'YH001';
end $$;
create trigger public_result_is_kept before insert or update on public_result for each row execute function refuse_by_hand();
create trigger public_result_is_not_deleted before delete on public_result for each row execute function refuse_change();
create trigger public_result_is_not_emptied before truncate on public_result execute function refuse_change();
alter table public_result enable always trigger public_result_is_kept;
alter table public_result enable always trigger public_result_is_not_deleted;
alter table public_result enable always trigger public_result_is_not_emptied;
grant select on public_result to yaohao_portal;

-- The lists that the portal shows, each in its order.
create index public_correction on public_notice (published_at desc, ref) where kind = 'result' and number > 1;
create index public_notice_any on public_notice (published_at desc, ref);
create index public_notice_by_hash on public_notice (body_hash);

create index public_draw on public_notice (published_at desc, ref) where kind = 'announcement' and not body ? 'kind';
create index public_draw_of_people on public_notice ((body -> 'task' ->> 'code'))
  where kind = 'announcement' and body ? 'kind';
create index public_draw_after on public_notice ((body ->> 'predecessor')) where kind = 'announcement';

-- The portal keeps pages until something new is public; it listens for this word.
create function tell_published() returns trigger language plpgsql as $$
begin
  perform pg_notify('published', '');
  return null;
end $$;
create trigger public_notice_is_told after insert on public_notice for each statement execute function tell_published();
create trigger transcript_is_told after insert on transcript for each statement execute function tell_published();
create trigger checkpoint_is_told after insert on checkpoint for each statement execute function tell_published();
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Transcripts of draws, kept as the bytes whose hash was published, and the notice of a confirmation. */
export class Transcript1789000000015 implements MigrationInterface {
  name = 'Transcript1789000000015';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
create table transcript (
  draw_id uuid primary key references draw (id),
  code text not null unique,
  kind text not null check (kind in ('subjects', 'match', 'substitution', 'expert')),
  -- Canonical JSON; its SHA-256 stands in the public notice of the draw.
  body bytea not null,
  size integer not null check (size = octet_length(body)),
  sha256 text not null unique check (sha256 = encode(sha256(body), 'hex')),
  -- Where in the body the records of the pool begin, and how many bytes they take; null without a pool.
  pool_at integer check (pool_at > 0),
  pool_size integer check (pool_size >= 0 and pool_at + pool_size < size),
  published_at timestamptz not null,
  check ((pool_at is null) = (pool_size is null)),
  check (kind = 'subjects' or pool_at is null)
);
-- Read in slices: not compressed, so that a slice of a hundred megabytes costs a slice.
alter table transcript alter column body set storage external;

create trigger transcript_is_kept before update or delete on transcript for each row execute function refuse_change();
create trigger transcript_is_not_emptied before truncate on transcript execute function refuse_change();
alter table transcript enable always trigger transcript_is_kept;
alter table transcript enable always trigger transcript_is_not_emptied;

-- A transcript is of a draw that is over. With it anybody can compute which subjects were drawn: where
-- the task is sealed it waits until nobody is left to be visited. That of people names nobody.
create function refuse_early_transcript() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from draw d join task t on t.id = d.task_id
    where d.id = new.draw_id and d.code = new.code and d.kind = new.kind and (
      d.state = 'void' and d.announcement is not null
      or d.kind <> 'subjects' and d.state = 'drawn'
      or d.state = 'confirmed' and (not t.sealed or t.state = 'closed'
        or t.state in ('dispatched', 'matched') and not exists (
          select 1 from inspection_task v join inspection n on n.id = v.inspection_id
          where v.task_id = t.id and n.state in ('assigned', 'accepted', 'started'))))
  ) then
    return new;
  end if;
  raise exception 'a draw is opened when its inspections are done' using errcode = 'YH001';
end $$;
create trigger transcript_is_in_time before insert on transcript for each row execute function refuse_early_transcript();
alter table transcript enable always trigger transcript_is_in_time;

-- 确认锁定 is a fact of its own for the public.
alter table public_notice drop constraint public_notice_kind_check;
alter table public_notice add constraint public_notice_kind_check check (kind in
  ('items', 'plan', 'announcement', 'draw', 'confirmation', 'task', 'result', 'void'));

grant select, insert on transcript to yaohao_office;
grant select on transcript to yaohao_portal;
`;

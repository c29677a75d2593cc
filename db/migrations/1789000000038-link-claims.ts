import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An account is linked when whoever brought the code has seen whom it would be linked to. */
export class LinkClaims1789000000038 implements MigrationInterface {
  name = 'LinkClaims1789000000038';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- A code that an account brought: asked whether that is the right person, and what was answered.
create table link_claim (
  id uuid primary key,
  code_hash text not null references chat_link_code (code_hash),
  provider text not null check (provider in ('telegram', 'slack')),
  account text not null,
  user_id text not null,
  chat text,
  asked_at timestamptz not null,
  answered_at timestamptz,
  answer text check (answer in ('yes', 'no')),
  check ((answer is null) = (answered_at is null))
);
-- Of several codes that an account brings the last one is asked about.
create unique index one_open_claim on link_claim (provider, account, user_id) where answered_at is null;
create function refuse_other_claim() returns trigger language plpgsql as $$
begin
  if old.answered_at is not null or (new.provider, new.account, new.user_id) is distinct from
      (old.provider, old.account, old.user_id) then
    raise exception 'what an account was asked and has answered stays' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger link_claim_is_kept before update on link_claim for each row execute function refuse_other_claim();
alter table link_claim enable always trigger link_claim_is_kept;
grant select, insert, update on link_claim to yaohao_office;

-- Where the app of a platform is opened from outside, to write to it.
alter table chat_account add column link text check (link ~ '^https://');

-- Where a chat tells no place, it can be said in words.
alter table check_in_place alter column place drop not null,
  add column said text check (said ~ '[^[:space:]]' and length(said) <= 200 and said !~ '[[:cntrl:]]'),
  add constraint one_way_of_telling check (num_nonnulls(place, said) = 1);
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was shown is what was signed: every card as it was shown, and what each decision answered. */
export class ShownCards1789000000028 implements MigrationInterface {
  name = 'ShownCards1789000000028';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- The hash is that of the text in the row: nobody can put other words under it.
create table shown_card (
  hash text primary key check (hash = encode(sha256(convert_to(body, 'UTF8')), 'hex')),
  body text not null,
  kind text not null check (kind <> ''),
  locale text not null check (locale in ('zh-CN', 'en')),
  about_type text not null,
  about_id text not null,
  about_version integer not null,
  shown_at timestamptz not null
);
create index shown_card_about on shown_card (about_type, about_id);
create trigger shown_card_is_kept before update or delete on shown_card for each row execute function refuse_change();
create trigger shown_card_is_not_emptied before truncate on shown_card execute function refuse_change();
alter table shown_card enable always trigger shown_card_is_kept;
alter table shown_card enable always trigger shown_card_is_not_emptied;
grant select, insert on shown_card to yaohao_office;

-- Decisions of before keep their hashes, whose cards were not kept.
alter table decision add column card_locale text check (card_locale in ('zh-CN', 'en'));
alter table decision add foreign key (card_hash) references shown_card not valid;
alter table signature add foreign key (card_hash) references shown_card not valid;
`;

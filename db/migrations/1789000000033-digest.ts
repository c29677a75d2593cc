import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The weekly digest of a unit, as its leaders were told it. */
export class Digests1789000000033 implements MigrationInterface {
  name = 'Digests1789000000033';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- One for a unit and a week, named by its Monday; what it said stays as it was said.
create table digest (
  id uuid primary key,
  unit_id uuid not null references unit (id),
  week_on date not null check (extract(isodow from week_on) = 1),
  facts jsonb not null check (jsonb_typeof(facts) = 'object'),
  made_at timestamptz not null,
  unique (unit_id, week_on)
);
create trigger digest_is_kept before update or delete on digest for each row execute function refuse_change();
create trigger digest_is_not_emptied before truncate on digest execute function refuse_change();
alter table digest enable always trigger digest_is_kept;
alter table digest enable always trigger digest_is_not_emptied;
grant select, insert on digest to yaohao_office;
`;

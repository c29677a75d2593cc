import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the public handed in and the office did not take up: kept, and why. */
export class DeclinedIntake1789000000056 implements MigrationInterface {
  name = 'DeclinedIntake1789000000056';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
create table declined_intake (
  intake_id uuid primary key references intake (id),
  reason text not null check (reason in ('no-result', 'closed')),
  -- Number, name, contact, words and files, as they were handed in.
  given_sealed bytea not null,
  at timestamptz not null
);
create trigger declined_intake_is_kept before update or delete on declined_intake
  for each row execute function refuse_change();
create trigger declined_intake_is_not_emptied before truncate on declined_intake execute function refuse_change();
alter table declined_intake enable always trigger declined_intake_is_kept;
alter table declined_intake enable always trigger declined_intake_is_not_emptied;
grant select, insert on declined_intake to yaohao_office;
`;

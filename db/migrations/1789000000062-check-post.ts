import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The card of a check leaves the web inbox again, as it leaves the other chats. */
export class CheckPost1789000000062 implements MigrationInterface {
  name = 'CheckPost1789000000062';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- The row stays; no other card can be taken from its reader's eyes.
alter table web_post add column taken_at timestamptz
  constraint web_post_taken_is_a_check check (taken_at is null or card ->> 'kind' = 'check');
`;

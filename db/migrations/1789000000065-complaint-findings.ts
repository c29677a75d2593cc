import type { MigrationInterface, QueryRunner } from 'typeorm';

/** a complaint that is not about inspectors is said to be none, not to be unfounded. */
export class ComplaintFindings1789000000065 implements MigrationInterface {
  name = 'ComplaintFindings1789000000065';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
alter table complaint drop constraint complaint_finding_check;
alter table complaint add constraint complaint_finding_check check (
  finding in ('founded', 'unfounded', 'passed-on', 'out-of-scope'));
`;

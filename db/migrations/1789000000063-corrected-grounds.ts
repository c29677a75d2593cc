import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A correction to 不予配合 says on which of the grounds that the rules list. */
export class CorrectedGrounds1789000000063 implements MigrationInterface {
  name = 'CorrectedGrounds1789000000063';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
alter table correction add constraint correction_grounds_are_known check (
  coalesce(changes -> 'grounds', '[]') <@ '["entry", "materials", "untruthful", "obstruction"]');
alter table correction add constraint correction_grounds_are_of_obstruction check (
  coalesce(changes -> 'grounds', '[]') = '[]' or coalesce(changes ->> 'finding', 'obstructed') = 'obstructed');
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is looked up in long tables by one value finds it by an index. */
export class LookUps1789000000061 implements MigrationInterface {
  name = 'LookUps1789000000061';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- The unique index of cases leaves out those whose result was changed: it serves no question about all of a visit.
create index case_file_inspection on case_file (inspection_id);

-- Whose supervision reads what was declined: by the number as it was typed, which lies sealed. Of what was
-- declined before it is not known here.
alter table declined_intake add column bureau_id uuid references unit (id);
create index declined_intake_bureau on declined_intake (bureau_id);
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Figures are counted from events by kind and time, and published as copies of their own. */
export class Figures1789000000047 implements MigrationInterface {
  name = 'Figures1789000000047';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
create index event_type on event (type, id);

-- R-192, R-195: the figures of a bureau's year. The list is widened as it stands.
do $$
declare found record;
begin
  for found in select c.conname as name, c.conrelid::regclass::text as tab,
      regexp_replace(pg_get_constraintdef(c.oid), 'ARRAY\\[', 'ARRAY[''statistics''::text, ') as def
    from pg_constraint c where c.conname = 'public_notice_kind_check'
  loop
    execute format('alter table %s drop constraint %I', found.tab, found.name);
    execute format('alter table %s add constraint %I %s', found.tab, found.name, found.def);
  end loop;
end $$;
`;

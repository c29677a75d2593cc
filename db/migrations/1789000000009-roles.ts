import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Least rights. The office reads and adds, changes what is not evidence, and deletes nothing but ended
 * sessions; the portal reads published copies and whether all is well; neither touches the schema's own
 * record of itself.
 */
export class Roles1789000000009 implements MigrationInterface {
  name = 'Roles1789000000009';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
do $$ begin
  if not exists (select 1 from pg_roles where rolname = 'yaohao_office') then create role yaohao_office nologin; end if;
  if not exists (select 1 from pg_roles where rolname = 'yaohao_portal') then create role yaohao_portal nologin; end if;
end $$;

revoke all on schema public from public;
grant usage on schema public to yaohao_office, yaohao_portal;
grant select, insert, update on all tables in schema public to yaohao_office;
revoke update on event, public_notice, pool_entry, drawn_subject, decision, check_in, result, signature, reminder, import_batch
  from yaohao_office;
revoke all on migrations from yaohao_office;
grant delete on session to yaohao_office;
grant usage on all sequences in schema public to yaohao_office;
grant select on public_notice, heartbeat, demo_clock to yaohao_portal;
`;

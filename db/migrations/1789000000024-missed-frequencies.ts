import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A frequency that was missed is closed by somebody who says why, and stays on the list of misses. */
export class MissedFrequencies1789000000024 implements MigrationInterface {
  name = 'MissedFrequencies1789000000024';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
alter table obligation drop constraint obligation_state_check;
alter table obligation add constraint obligation_state_check check (state in ('open', 'met', 'closed'));
alter table obligation add column closed_at timestamptz;
alter table obligation add column closed_by uuid references person (id);
alter table obligation add column close_reason text not null default '';
-- Only what was missed is closed: a frequency, after its last day, by a person, with a reason.
alter table obligation add constraint closed_with_reason check (case when state = 'closed'
  then kind = 'frequency' and closed_at is not null and closed_by is not null and close_reason <> ''
    and (closed_at at time zone 'Asia/Shanghai')::date > due_on
  else closed_at is null and closed_by is null and close_reason = '' end);
drop trigger obligation_moves_on on obligation;
create trigger obligation_moves_on before update on obligation for each row execute function keep_path(
  'open>met', 'open>closed');
create trigger closed_obligation_is_settled before update on obligation for each row execute function keep_settled(
  'closed');
alter table obligation enable always trigger obligation_moves_on;
alter table obligation enable always trigger closed_obligation_is_settled;
-- The list of misses.
create index obligation_frequency on obligation (due_on desc, id) where kind = 'frequency';
`;

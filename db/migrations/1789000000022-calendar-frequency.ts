import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is owed beside disclosures, with whom to remind of it; the calendar of working days as a table;
 * the tasks that the scheduler proposes.
 */
export class CalendarFrequency1789000000022 implements MigrationInterface {
  name = 'CalendarFrequency1789000000022';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- A standing obligation hangs on no visit: it says itself whose it is, whom to remind and how often.
alter table obligation drop constraint obligation_kind_check;
alter table obligation add constraint obligation_kind_check check (kind in (
  'disclosure', 'licence', 'plan-due', 'plan-filing', 'coverage', 'frequency', 'staleness'));
alter table obligation add column period text not null default '';
alter table obligation add column unit_id uuid references unit (id);
alter table obligation add column person_id uuid references person (id);
alter table obligation add column label text not null default '';
alter table obligation add column roles text[] not null default '{}';
alter table obligation add column clock_from date;
alter table obligation add column overdue_every integer check (overdue_every > 0);
alter table obligation add constraint standing_obligation_is_whole check (kind = 'disclosure' or (
  unit_id is not null and clock_from is not null and overdue_every is not null and label <> ''));
-- The same thing is owed anew in every period: a licence that was renewed, the plan of the next year.
alter table obligation drop constraint obligation_kind_about_id_key;
create unique index obligation_of_period on obligation (kind, about_id, period);
create index obligation_open on obligation (due_on) where state = 'open';
create trigger standing_obligation_is_kept before update on obligation for each row execute function keep_value(
  'period', 'unit_id', 'person_id');
alter table obligation enable always trigger standing_obligation_is_kept;
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reminders that their readers have put off. */
export class Snooze1789000000050 implements MigrationInterface {
  name = 'Snooze1789000000050';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- One reader puts off one reminder, once; nobody else's reminders move, and never past the last day.
create table snooze (
  id uuid primary key,
  message_id uuid not null unique references message (id),
  obligation_id uuid not null references obligation (id),
  person_id uuid not null references person (id),
  choice text not null check (choice in ('hour', 'four-hours', 'tomorrow')),
  snoozed_at timestamptz not null,
  until timestamptz not null check (until > snoozed_at),
  due_on date not null,
  -- Given again, or over before that: it was done, or is no longer this reader's.
  outcome text check (outcome in ('again', 'over')),
  ended_at timestamptz,
  check ((outcome is null) = (ended_at is null)),
  constraint snooze_is_clipped check (until < (due_on + 1)::timestamp at time zone 'Asia/Shanghai')
);
create index snooze_waiting on snooze (until) where ended_at is null;
create trigger snooze_is_fixed before update on snooze for each row execute function fix_value(
  'id', 'message_id', 'obligation_id', 'person_id', 'choice', 'snoozed_at', 'until', 'due_on');
create trigger snooze_is_kept before update on snooze for each row execute function keep_value('outcome', 'ended_at');
create trigger snooze_is_not_deleted before delete on snooze for each row execute function refuse_change();
alter table snooze enable always trigger snooze_is_fixed;
alter table snooze enable always trigger snooze_is_kept;
alter table snooze enable always trigger snooze_is_not_deleted;
grant select, insert, update on snooze to yaohao_office;
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the office writes about anything legal comes with an event, or not at all. */
export class Told1789000000055 implements MigrationInterface {
  name = 'Told1789000000055';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- R-190 全过程留痕: whoever holds the office's log-in and writes past the programme leaves a trace or nothing.
-- The owner of the tables migrates and restores; what that one does shows in the seals.
create function mark_told() returns trigger language plpgsql as $$
begin
  perform set_config('yaohao.told', pg_current_xact_id()::text, true);
  return null;
end $$;
create trigger event_tells after insert on event for each statement execute function mark_told();
alter table event enable always trigger event_tells;

create function refuse_untold() returns trigger language plpgsql as $$
begin
  if current_setting('yaohao.told', true) is distinct from pg_current_xact_id()::text
      and (select relowner::regrole::text from pg_class where oid = tg_relid) <> quote_ident(current_user) then
    raise exception 'a change of % without an event', tg_table_name using errcode = 'YH001';
  end if;
  return null;
end $$;

do $$
declare of_law text;
begin
  foreach of_law in array array[
    'profile_version', 'role_assignment', 'item', 'plan', 'plan_line', 'task', 'stratum', 'draw', 'inspection',
    'seat', 'check_in', 'recusal', 'substitution', 'result', 'signature', 'disclosure', 'public_notice',
    'decision', 'handling_decision', 'channel_receipt', 'correction', 'objection', 'complaint', 'case_file',
    'case_measure', 'referral', 'bureau_notice', 'subject_flag', 'obligation'
  ] loop
    execute format('create constraint trigger %I after insert or update or delete on %I
      deferrable initially deferred for each row execute function refuse_untold()', of_law || '_leaves_a_trace', of_law);
    execute format('alter table %I enable always trigger %I', of_law, of_law || '_leaves_a_trace');
  end loop;
end $$;
`;

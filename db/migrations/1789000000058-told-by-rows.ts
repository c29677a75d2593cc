import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What tells of a change is a row of the trail from the same transaction; more tables ask for one. */
export class ToldByRows1789000000058 implements MigrationInterface {
  name = 'ToldByRows1789000000058';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- R-190 全过程留痕: the setting says only where to look; anybody may set it. What counts is the event that
-- stands there. Rolling back to a savepoint takes both back.
create or replace function mark_told() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare newest bigint;
begin
  select max(id) into newest from added;
  if newest is not null then perform set_config('yaohao.told', newest::text, true); end if;
  return null;
end $$;
drop trigger event_tells on event;
create trigger event_tells after insert on event referencing new table as added
  for each statement execute function mark_told();
alter table event enable always trigger event_tells;

-- Whether this transaction wrote the event to which the setting points. A row that we see and that is still
-- in progress is ours: of others we see only what they finished. It looks where its caller looks.
create function is_told() returns boolean language plpgsql as $$
declare
  place text := current_setting('yaohao.told', true);
  own bigint := pg_current_xact_id()::text::bigint;
  writer xid;
  whole bigint;
begin
  if place is null or place !~ '^[0-9]{1,18}$' then return false; end if;
  select e.xmin into writer from event e where e.id = place::bigint;
  if writer is null then return false; end if;
  if writer = pg_current_xact_id()::xid then return true; end if;
  -- Behind a savepoint a part of the transaction wrote it, with a number of its own after the transaction's.
  whole := own - own % 4294967296 + writer::text::bigint;
  if own - whole > 2147483648 then whole := whole + 4294967296; end if;
  return whole > own and pg_xact_status(whole::text::xid8) = 'in progress';
end $$;

-- No session's own tables stand in for the trail or the catalogue.
create or replace function refuse_untold() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if not is_told()
      and (select relowner::regrole::text from pg_class where oid = tg_relid) <> quote_ident(current_user) then
    raise exception 'a change of % without an event', tg_table_name using errcode = 'YH001';
  end if;
  return null;
end $$;

do $$
declare of_law text;
begin
  foreach of_law in array array[
    -- What stands in no other table: the visit, its forms, papers and recordings.
    'checklist_form', 'visit_form', 'visit_time', 'visit_document', 'visit_recording', 'visit_closing',
    'visit_end', 'subject_notice', 'subject_conduct', 'subject_confirmation', 'result_conduct', 'third_party',
    'third_party_cost', 'evidence', 'check_in_place', 'inspection_task', 'work_scheme',
    -- Who they are, who takes part, and who may not.
    'unit', 'person', 'inspector', 'companion', 'consent', 'proposal', 'expert', 'expert_seat', 'expert_interest', 'interest', 'leave', 'seat_release',
    'request_file', 'delegation', 'deputy', 'authenticator_reset', 'step_up', 'held_verdict',
    -- What is inspected, when, and why.
    'campaign', 'campaign_item', 'deployment', 'exclusion', 'boost_window', 'calendar_year', 'calendar_day', 'plan_channel',
    'plan_filing', 'plan_closing', 'pool_agreement', 'task_item', 'task_unit', 'task_participant', 'task_participant_item',
    'entropy_source', 'rotation_dispatch', 'dispatch_receipt',
    -- What became public, what was said against it, what followed.
    'disclosure_part', 'channel_file', 'correction_file', 'intake_file', 'declined_intake', 'referral_file',
    'subject_flag_file', 'credit_export', 'overdue_reason'
  ] loop
    execute format('create constraint trigger %I after insert or update or delete on %I
      deferrable initially deferred for each row execute function refuse_untold()', of_law || '_leaves_a_trace', of_law);
    execute format('alter table %I enable always trigger %I', of_law, of_law || '_leaves_a_trace');
  end loop;
end $$;

-- Whose account it is makes the person behind a press; where it can be reached is the messenger's own matter.
create constraint trigger chat_identity_leaves_a_trace after insert or delete
  or update of person_id, provider, account, user_id, linked_by, revoked_at, revoked_by, revoke_ground on chat_identity
  deferrable initially deferred for each row execute function refuse_untold();
alter table chat_identity enable always trigger chat_identity_leaves_a_trace;
-- How far the making of a package is, is told by its page.
create constraint trigger archive_package_leaves_a_trace after insert or delete
  or update of task_id, asked_by, file, size, sha256, checkpoint_size, built_at, kept_until, disposed_by, disposed_at, disposal_reason
  on archive_package deferrable initially deferred for each row execute function refuse_untold();
alter table archive_package enable always trigger archive_package_leaves_a_trace;
create constraint trigger account_leaves_a_trace after insert or delete or update of person_id, login, password_hash on account
  deferrable initially deferred for each row execute function refuse_untold();
alter table account enable always trigger account_leaves_a_trace;
`;

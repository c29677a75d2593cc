import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Delivery that can be relied on: booked slots, proof of every step, copies, quiet hours, the desk. */
export class Delivery1789000000030 implements MigrationInterface {
  name = 'Delivery1789000000030';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- What a platform asked for goes before what we booked.
alter table chat_pace add column paused_until timestamptz;

alter table message
  -- The instant booked for the next attempt, and at which account's pace.
  add column slot_at timestamptz,
  add column slot_key text,
  -- A second copy of the same card: it stood in another chat, or nobody knew of it until it was pressed.
  add column copy_of uuid references message (id),
  -- The copy that stands there has buttons to press: somebody is waited for.
  add column asks boolean not null default false,
  add column settled_by uuid references person (id),
  add column settled_at timestamptz,
  add column settled_note text,
  drop constraint message_state_check,
  add constraint message_state_check
    check (state in ('pending', 'sending', 'sent', 'failed', 'unknown', 'held', 'confirmed')),
  -- Whoever says that the reader knows says how, under their name.
  add constraint confirmed_by_somebody check
    (state <> 'confirmed' or (settled_by is not null and settled_at is not null and settled_note <> '')),
  add constraint copy_is_not_itself check (copy_of <> id),
  add constraint slot_has_key check ((slot_at is null) = (slot_key is null));
create unique index one_copy_per_place on message (provider, account, chat, provider_ref) where copy_of is not null;
create index message_owed on message (coalesce(person_id, group_id))
  where state in ('pending', 'sending', 'unknown') or sent_version < desired_version;
create index message_waited_for on message (created_at) where asks and copy_of is null and person_id is not null;
create index message_copies on message (copy_of) where copy_of is not null;

-- Which way a message went and what came of each step. Nothing of it is changed later.
create table message_step (
  message_id uuid not null references message (id),
  number integer not null check (number > 0),
  rung text not null check (rung in ('private', 'other', 'web', 'group', 'lead', 'again', 'phone', 'moved')),
  provider text,
  account text,
  chat text,
  provider_ref text,
  outcome text not null,
  -- The message that carries the step, where it is one of its own: to a group, to the lead.
  by_message uuid references message (id),
  by_person uuid references person (id),
  at timestamptz not null,
  primary key (message_id, number)
);
create trigger message_step_is_kept before update or delete on message_step for each row execute function refuse_change();
create trigger message_step_is_not_emptied before truncate on message_step execute function refuse_change();
alter table message_step enable always trigger message_step_is_kept;
alter table message_step enable always trigger message_step_is_not_emptied;
grant select, insert on message_step to yaohao_office;

-- When somebody, or everybody of a unit, wants no sound: minutes of the day in Asia/Shanghai.
create table quiet_hours (
  id uuid primary key,
  person_id uuid unique references person (id),
  unit_id uuid unique references unit (id),
  from_minute integer not null check (from_minute between 0 and 1439),
  to_minute integer not null check (to_minute between 0 and 1439),
  active boolean not null default true,
  set_by uuid not null references person (id),
  set_at timestamptz not null,
  check ((person_id is null) <> (unit_id is null)),
  check (from_minute <> to_minute)
);
grant select, insert, update on quiet_hours to yaohao_office;
`;

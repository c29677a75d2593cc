import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is linked by whom, who cannot be reached and since when, the monthly drill, the bots themselves. */
export class Accounts1789000000031 implements MigrationInterface {
  name = 'Accounts1789000000031';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
create function present_time() returns timestamptz language sql stable as $$
  select coalesce((select at + (clock_timestamp() - set_at) from demo_clock), clock_timestamp())
$$;

alter table chat_identity
  add column linked_by uuid references person (id),
  add column blocked_at timestamptz,
  add column revoked_by uuid references person (id),
  -- 'left': the person left the service; 'self': by themselves; 'official': by who keeps the accounts.
  add column revoke_ground text check (revoke_ground in ('left', 'self', 'official'));
update chat_identity set revoke_ground = 'official' where revoked_at is not null;
update chat_identity set blocked_at = linked_at where not reachable;
alter table chat_identity
  add constraint chat_identity_is_revoked_with_ground check ((revoked_at is null) = (revoke_ground is null)),
  add constraint chat_identity_is_blocked_since check (reachable = (blocked_at is null));

-- Whoever finds that a platform lets us no longer through, the row tells since when.
create function keep_blocked_at() returns trigger language plpgsql as $$
begin
  new.blocked_at := case when new.reachable then null
    else coalesce(case when tg_op = 'UPDATE' then old.blocked_at end, new.blocked_at, present_time()) end;
  return new;
end $$;
create trigger chat_identity_tells_since before insert or update on chat_identity
  for each row execute function keep_blocked_at();
create function refuse_link_of_absent() returns trigger language plpgsql as $$
begin
  if new.revoked_at is null and not exists (select from person where id = new.person_id and active) then
    raise exception 'nobody who has left has a chat account' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger chat_identity_is_of_the_present before insert on chat_identity
  for each row execute function refuse_link_of_absent();
create trigger chat_identity_is_fixed before update on chat_identity for each row execute function fix_value(
  'id', 'person_id', 'provider', 'account', 'user_id', 'linked_at', 'linked_by');
create trigger chat_identity_stays_revoked before update on chat_identity for each row execute function keep_value(
  'revoked_at', 'revoked_by', 'revoke_ground');
alter table chat_identity enable always trigger chat_identity_is_of_the_present;
alter table chat_identity enable always trigger chat_identity_is_fixed;
alter table chat_identity enable always trigger chat_identity_stays_revoked;

-- Whoever leaves leaves nothing open behind, whichever way they left: no account, no session, no code.
create function revoke_who_left() returns trigger language plpgsql as $$
begin
  update chat_identity set revoked_at = present_time(), revoke_ground = 'left'
    where person_id = new.id and revoked_at is null;
  update chat_link_code set expires_at = least(expires_at, present_time()) where person_id = new.id and used_at is null;
  delete from session where sess ->> 'personId' = new.id::text;
  return new;
end $$;
create trigger person_leaves_nothing_open after update of active on person for each row
  when (old.active and not new.active) execute function revoke_who_left();
alter table person enable always trigger person_leaves_nothing_open;

-- An offer is a code to follow and one to type; using either uses both.
alter table chat_link_code
  add column offer_id uuid,
  add column issued_by uuid references person (id),
  add column issued_at timestamptz;
create index chat_link_code_person on chat_link_code (person_id, provider);

-- What an account pressed before anybody knew whose it is: carried out once when it is linked.
create table pending_press (
  id uuid primary key,
  provider text not null check (provider in ('telegram', 'slack')),
  account text not null,
  user_id text not null,
  grant_hash text not null references action_token (hash),
  pressed_at timestamptz not null,
  taken_at timestamptz
);
create unique index one_pending_press on pending_press (provider, account, user_id) where taken_at is null;

-- When somebody last said anything, whichever way.
create table last_answer (
  person_id uuid not null references person (id),
  provider text not null check (provider in ('telegram', 'slack', 'web')),
  at timestamptz not null,
  primary key (person_id, provider)
);
create index action_token_used on action_token (message_id, used_at) where used_at is not null;

create table drill (
  id uuid primary key,
  unit_id uuid not null references unit (id),
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  -- Empty for the one of the month that the system holds.
  held_by uuid references person (id),
  held_at timestamptz not null
);
create unique index one_drill_a_month on drill (unit_id, month) where held_by is null;
create index drill_unit on drill (unit_id, held_at desc);
create table drill_call (
  drill_id uuid not null references drill (id),
  person_id uuid not null references person (id),
  answered_at timestamptz,
  door text check (door in ('telegram', 'slack', 'web')),
  primary key (drill_id, person_id),
  check ((answered_at is null) = (door is null))
);
create trigger drill_is_kept before update or delete on drill for each row execute function refuse_change();
create trigger drill_call_is_fixed before update on drill_call for each row execute function fix_value(
  'drill_id', 'person_id');
create trigger drill_call_stays_answered before update on drill_call for each row execute function keep_value(
  'answered_at', 'door');
create trigger drill_call_is_not_deleted before delete on drill_call for each row execute function refuse_change();
alter table drill enable always trigger drill_is_kept;
alter table drill_call enable always trigger drill_call_is_fixed;
alter table drill_call enable always trigger drill_call_stays_answered;
alter table drill_call enable always trigger drill_call_is_not_deleted;

-- The bots: what they are called, which process listens and since when, when another one got in between.
create table chat_account (
  provider text not null check (provider in ('telegram', 'slack')),
  account text not null,
  name text not null,
  mode text not null,
  leader text,
  beat_at timestamptz not null,
  conflict_at timestamptz,
  conflicts integer not null default 0,
  primary key (provider, account)
);

create table rejected_hook (
  provider text primary key check (provider in ('telegram', 'slack')),
  count bigint not null,
  last_at timestamptz not null
);

-- Nobody is left to read it, and nobody else needs to: over, with the reason in last_error.
do $$
declare given text;
begin
  select pg_get_constraintdef(oid) into strict given from pg_constraint
    where conrelid = 'message'::regclass and conname = 'message_state_check';
  if given !~ '''ended''' then
    execute 'alter table message drop constraint message_state_check';
    execute 'alter table message add constraint message_state_check ' || regexp_replace(given, '''held''::text', '''held''::text, ''ended''::text');
  end if;
end $$;

grant select, insert, update on pending_press, last_answer, drill_call, chat_account, rejected_hook to yaohao_office;
grant select, insert on drill to yaohao_office;
`;

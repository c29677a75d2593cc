import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Devices that are told by their browser's push service that something waits in the web inbox. */
export class WebPush1789000000057 implements MigrationInterface {
  name = 'WebPush1789000000057';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- The key that this installation shows to push services, made once where the settings name none.
create table push_key (
  id integer primary key default 1 check (id = 1),
  public_key text not null check (public_key ~ '^B[A-Za-z0-9_-]{86}$'),
  private_sealed bytea not null,
  made_at timestamptz not null
);
create trigger push_key_is_kept before update or delete on push_key for each row execute function refuse_change();
create trigger push_key_is_not_emptied before truncate on push_key execute function refuse_change();
alter table push_key enable always trigger push_key_is_kept;
alter table push_key enable always trigger push_key_is_not_emptied;
grant select, insert on push_key to yaohao_office;

create table push_subscription (
  id uuid primary key,
  person_id uuid not null references person (id),
  -- Of any push service, never without TLS; this machine only for tests.
  endpoint text not null check (length(endpoint) <= 2000
    and endpoint ~ '^(https://[^/@[:space:]]+|http://127\\.0\\.0\\.1(:[0-9]+)?)/[^[:space:]]*$'),
  p256dh text not null check (p256dh ~ '^B[A-Za-z0-9_-]{86}$'),
  auth_sealed bytea not null,
  -- Under which of our keys the browser subscribed: no other one may speak to it.
  server_key text not null check (server_key ~ '^B[A-Za-z0-9_-]{86}$'),
  label text not null check (length(label) between 1 and 60),
  made_at timestamptz not null,
  -- What is owed: a push is while less was sent than wanted. However many cards come, it stays one.
  wanted integer not null default 0,
  sent integer not null default 0 check (sent <= wanted),
  -- More than a reminder.
  urgent boolean not null default false,
  -- What it is about broke through quiet hours already: another try waits for nobody's sleep.
  loud boolean not null default false,
  due_at timestamptz not null default clock_timestamp(),
  -- The push service's own wish, or the distance to the push before.
  not_before timestamptz not null default clock_timestamp(),
  attempt integer not null default 0,
  tries integer not null default 0,
  lease_until timestamptz,
  last_sent_at timestamptz,
  last_failed_at timestamptz,
  last_failure text check (length(last_failure) <= 40),
  ended_at timestamptz,
  end_reason text check (end_reason in ('gone', 'self', 'signed-out', 'left', 'moved', 'renewed', 'rekeyed')),
  check ((ended_at is null) = (end_reason is null)),
  check ((last_failed_at is null) = (last_failure is null))
);
-- A phone tells one person: whoever turned notifications on there last.
create unique index push_endpoint_is_one_persons on push_subscription (endpoint) where ended_at is null;
create index push_subscription_live on push_subscription (person_id) where ended_at is null;
create index push_owed on push_subscription (due_at) where ended_at is null and sent < wanted;
create trigger push_subscription_is_fixed before update on push_subscription for each row execute function fix_value(
  'id', 'person_id', 'endpoint', 'p256dh', 'auth_sealed', 'server_key', 'label', 'made_at');
create trigger push_subscription_stays_ended before update on push_subscription for each row execute function keep_value(
  'ended_at', 'end_reason');
create trigger push_subscription_is_not_deleted before delete on push_subscription for each row execute function refuse_change();
create function refuse_push_to_absent() returns trigger language plpgsql as $$
begin
  if not exists (select from person where id = new.person_id and active) then
    raise exception 'nobody who has left is told anything' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger push_subscription_is_of_the_present before insert on push_subscription
  for each row execute function refuse_push_to_absent();
create function end_pushes_of_who_left() returns trigger language plpgsql as $$
begin
  update push_subscription set ended_at = present_time(), end_reason = 'left'
    where person_id = new.id and ended_at is null;
  return new;
end $$;
create trigger person_is_pushed_no_more after update of active on person for each row
  when (old.active and not new.active) execute function end_pushes_of_who_left();
alter table push_subscription enable always trigger push_subscription_is_fixed;
alter table push_subscription enable always trigger push_subscription_stays_ended;
alter table push_subscription enable always trigger push_subscription_is_not_deleted;
alter table push_subscription enable always trigger push_subscription_is_of_the_present;
alter table person enable always trigger person_is_pushed_no_more;
grant select, insert, update on push_subscription to yaohao_office;
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is reached where, the messages owed, the buttons shown and what came in. */
export class Chat1789000000007 implements MigrationInterface {
  name = 'Chat1789000000007';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
create table chat_identity (
  id uuid primary key,
  person_id uuid not null references person (id),
  provider text not null check (provider in ('telegram', 'slack', 'web')),
  account text not null,
  user_id text not null,
  -- The private chat with this person; null until it is known.
  chat text,
  reachable boolean not null default true,
  linked_at timestamptz not null,
  revoked_at timestamptz
);
create unique index one_person_per_account on chat_identity (provider, account, user_id) where revoked_at is null;
create unique index one_account_per_person on chat_identity (person_id, provider, account) where revoked_at is null;

create table chat_group (
  id uuid primary key,
  provider text not null check (provider in ('telegram', 'slack', 'web')),
  account text not null,
  chat text not null,
  title text not null,
  unit_id uuid not null references unit (id),
  unique (provider, account, chat)
);

create table chat_link_code (
  code_hash text primary key,
  person_id uuid not null references person (id),
  provider text not null,
  expires_at timestamptz not null,
  attempts integer not null default 0,
  used_at timestamptz
);

-- Outbox and list of copies in one: a message owed, sent, and kept up to date.
create table message (
  id uuid primary key,
  number bigint generated always as identity unique,
  person_id uuid references person (id),
  group_id uuid references chat_group (id),
  card text not null,
  about_type text not null,
  about_id uuid not null,
  vars jsonb not null default '{}',
  class text not null check (class in ('action', 'notice', 'reminder')),
  dedupe_key text unique,
  state text not null default 'pending' check (state in ('pending', 'sending', 'sent', 'failed', 'unknown', 'held')),
  desired_version integer not null default 1,
  sent_version integer not null default 0,
  sent_hash text,
  provider text,
  account text,
  chat text,
  provider_ref text,
  locale text,
  resent integer not null default 0,
  attempt integer not null default 0,
  lease_until timestamptz,
  next_try_at timestamptz not null,
  last_error text,
  created_at timestamptz not null,
  sent_at timestamptz,
  check ((person_id is null) <> (group_id is null)),
  check (state <> 'sent' or provider_ref is not null)
);
create index message_due on message (next_try_at) where state in ('pending', 'sending', 'unknown') or sent_version < desired_version;
create index message_about on message (about_type, about_id);
create index message_person on message (person_id, created_at desc);

-- When the next message may go to a chat or out of an account: platforms refuse those who hurry.
create table chat_pace (key text primary key, free_at timestamptz not null);

create table action_token (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  message_id uuid references message (id),
  action text not null,
  about_type text not null,
  about_id uuid not null,
  seen_version integer not null,
  card_hash text,
  person_id uuid references person (id),
  command_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index action_token_message on action_token (message_id);

-- A form in progress in a chat that has none: the next answer of this person fills the next field.
create table chat_form (
  id uuid primary key,
  person_id uuid not null references person (id),
  provider text not null,
  chat text not null,
  prompt_ref text,
  action text not null,
  about_type text not null,
  about_id uuid not null,
  seen_version integer not null,
  card_hash text,
  command_id uuid not null,
  answers jsonb not null default '{}',
  expires_at timestamptz not null,
  done_at timestamptz
);

create table inbox (
  event_key text primary key,
  provider text not null,
  account text not null,
  actor text,
  kind text not null,
  body jsonb not null,
  received_at timestamptz not null,
  handled_at timestamptz,
  outcome text
);

-- What the web chat shows: the adapter 'sends' a card by writing it here.
create table web_post (
  id uuid primary key,
  chat text not null,
  locale text not null,
  card jsonb not null,
  posted_at timestamptz not null,
  edited_at timestamptz
);
create index web_post_chat on web_post (chat, posted_at);

create trigger inbox_is_not_deleted before delete on inbox for each row execute function refuse_change();
create trigger message_is_not_deleted before delete on message for each row execute function refuse_change();
alter table inbox enable always trigger inbox_is_not_deleted;
alter table message enable always trigger message_is_not_deleted;
`;

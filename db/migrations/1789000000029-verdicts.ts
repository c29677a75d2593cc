import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Verdicts that wait a minute, deputies of those who decide, and the second factor for what weighs more. */
export class Verdicts1789000000029 implements MigrationInterface {
  name = 'Verdicts1789000000029';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- What somebody decided and may still undo. Nothing of it is carried out before due_at.
create table held_verdict (
  id uuid primary key,
  about_type text not null check (about_type in ('recusal', 'substitution')),
  about_id uuid not null,
  person_id uuid not null references person (id),
  -- Whose right it was, where a deputy decided.
  for_id uuid references person (id),
  verdict text not null check (verdict in ('approve', 'reject')),
  -- What was chosen with it: the reason, whom to appoint.
  given jsonb not null,
  door text not null,
  seen_version integer,
  card_hash text references shown_card,
  held_at timestamptz not null,
  due_at timestamptz not null check (due_at > held_at),
  state text not null default 'held' check (state in ('held', 'undone', 'concluded', 'lapsed')),
  ended_at timestamptz,
  -- Why it lapsed: the refusal that its conclusion met.
  refusal jsonb,
  check ((state = 'held') = (ended_at is null)),
  check ((state = 'lapsed') = (refusal is not null)),
  check (for_id <> person_id),
  -- Undone within the minute; concluded after it, and not before.
  check (state <> 'undone' or ended_at < due_at),
  check (state not in ('concluded', 'lapsed') or ended_at >= due_at)
);
create unique index one_held_verdict on held_verdict (about_type, about_id) where state = 'held';
create index held_verdict_about on held_verdict (about_type, about_id);
create trigger held_verdict_is_fixed before update on held_verdict for each row execute function fix_value(
  'id', 'about_type', 'about_id', 'person_id', 'for_id', 'verdict', 'given', 'door', 'seen_version', 'card_hash',
  'held_at', 'due_at');
create trigger held_verdict_moves_on before update on held_verdict for each row execute function keep_path(
  'held>undone', 'held>concluded', 'held>lapsed');
create trigger held_verdict_is_settled before update on held_verdict for each row execute function keep_settled(
  'undone', 'concluded', 'lapsed');
create trigger held_verdict_is_not_deleted before delete on held_verdict for each row execute function refuse_change();
create trigger held_verdict_is_not_emptied before truncate on held_verdict execute function refuse_change();
alter table held_verdict enable always trigger held_verdict_is_fixed;
alter table held_verdict enable always trigger held_verdict_moves_on;
alter table held_verdict enable always trigger held_verdict_is_settled;
alter table held_verdict enable always trigger held_verdict_is_not_deleted;
alter table held_verdict enable always trigger held_verdict_is_not_emptied;
grant select, insert, update on held_verdict to yaohao_office;

-- A number that people can read out, whose right it was, and the verdict that it came from.
alter table decision add column number bigint generated always as identity unique;
alter table decision add column for_id uuid references person (id);
alter table decision add column held_id uuid unique references held_verdict;
alter table decision add check (for_id <> person_id);

-- Nobody decides over a verdict that can still be undone.
create function refuse_hasty() returns trigger language plpgsql as $$
begin
  if exists (select 1 from held_verdict where about_type = new.about_type and about_id = new.about_id
      and state = 'held') then
    raise exception 'a verdict about this can still be undone' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger decision_waits before insert on decision for each row execute function refuse_hasty();
alter table decision enable always trigger decision_waits;

-- 代为审批: somebody decides in the place of another for a time. R-128: a deputy of nobody's own matters.
create table deputy (
  id uuid primary key,
  principal_id uuid not null references person (id),
  deputy_id uuid not null references person (id),
  role text not null check (role in ('approver', 'head')),
  unit_id uuid not null references unit (id),
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  reason text not null check (reason <> ''),
  named_by uuid not null references person (id),
  named_at timestamptz not null,
  ended_by uuid references person (id),
  ended_at timestamptz,
  check (deputy_id <> principal_id),
  check ((ended_by is null) = (ended_at is null))
);
create index deputy_of on deputy (deputy_id) where ended_at is null;
create trigger deputy_is_fixed before update on deputy for each row execute function fix_value(
  'id', 'principal_id', 'deputy_id', 'role', 'unit_id', 'starts_on', 'ends_on', 'reason', 'named_by', 'named_at');
create trigger deputy_is_kept before update on deputy for each row execute function keep_value('ended_by', 'ended_at');
create trigger deputy_is_not_deleted before delete on deputy for each row execute function refuse_change();
create trigger deputy_is_not_emptied before truncate on deputy execute function refuse_change();
alter table deputy enable always trigger deputy_is_fixed;
alter table deputy enable always trigger deputy_is_kept;
alter table deputy enable always trigger deputy_is_not_deleted;
alter table deputy enable always trigger deputy_is_not_emptied;
grant select, insert, update on deputy to yaohao_office;

-- R-128: nobody decides through a deputy what they may not decide themselves.
create function refuse_own_matter() returns trigger language plpgsql as $$
begin
  if exists (select 1 from recusal where id = new.about_id and inspector_id = new.for_id)
      or exists (select 1 from substitution where id = new.about_id and new.for_id in (requester_id, replaced_id)) then
    raise exception 'nobody decides their own matter through a deputy' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger decision_is_nobodys_own before insert on decision for each row when (new.for_id is not null)
  execute function refuse_own_matter();
alter table decision enable always trigger decision_is_nobodys_own;

-- A second factor (RFC 6238): the secret is sealed; a step that was used is never taken again.
create table authenticator (
  person_id uuid primary key references person (id),
  secret_sealed bytea not null,
  made_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  failures integer not null default 0,
  locked_until timestamptz
);
create function keep_step() returns trigger language plpgsql as $$
begin
  if new.secret_sealed = old.secret_sealed and new.last_step < old.last_step then
    raise exception 'a code that was used is not taken again' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger authenticator_moves_on before update on authenticator for each row execute function keep_step();
alter table authenticator enable always trigger authenticator_moves_on;
grant select, insert, update on authenticator to yaohao_office;

-- Somebody proved themselves for one thing; it serves one act within its time.
create table step_up (
  id uuid primary key,
  person_id uuid not null references person (id),
  about_type text not null,
  about_id uuid not null,
  at timestamptz not null,
  expires_at timestamptz not null check (expires_at > at),
  used_at timestamptz check (used_at <= expires_at)
);
create index step_up_about on step_up (person_id, about_type, about_id) where used_at is null;
create trigger step_up_is_fixed before update on step_up for each row execute function fix_value(
  'id', 'person_id', 'about_type', 'about_id', 'at', 'expires_at');
create trigger step_up_is_kept before update on step_up for each row execute function keep_value('used_at');
create trigger step_up_is_not_deleted before delete on step_up for each row execute function refuse_change();
alter table step_up enable always trigger step_up_is_fixed;
alter table step_up enable always trigger step_up_is_kept;
alter table step_up enable always trigger step_up_is_not_deleted;
grant select, insert, update on step_up to yaohao_office;
`;

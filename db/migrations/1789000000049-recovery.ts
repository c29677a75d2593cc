import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Recovery codes of a second factor, and its reset by two administrators. */
export class Recovery1789000000049 implements MigrationInterface {
  name = 'Recovery1789000000049';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- Each serves once, in the place of a code of the authenticator; newer ones and a reset end the earlier ones.
create table recovery_code (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  person_id uuid not null references person (id),
  made_at timestamptz not null,
  used_at timestamptz,
  ended_at timestamptz,
  check (num_nonnulls(used_at, ended_at) <= 1)
);
create index recovery_code_left on recovery_code (person_id) where used_at is null and ended_at is null;
create trigger recovery_code_is_fixed before update on recovery_code for each row execute function fix_value(
  'hash', 'person_id', 'made_at');
create trigger recovery_code_is_kept before update on recovery_code for each row execute function keep_value(
  'used_at', 'ended_at');
create trigger recovery_code_is_not_deleted before delete on recovery_code for each row execute function refuse_change();
alter table recovery_code enable always trigger recovery_code_is_fixed;
alter table recovery_code enable always trigger recovery_code_is_kept;
alter table recovery_code enable always trigger recovery_code_is_not_deleted;
grant select, insert, update on recovery_code to yaohao_office;

-- One administrator asks, a second one decides, and neither for themselves.
create table authenticator_reset (
  id uuid primary key,
  person_id uuid not null references person (id),
  reason text not null check (reason ~ '[^[:space:]]' and length(reason) <= 500),
  requested_by uuid not null references person (id) check (requested_by <> person_id),
  requested_at timestamptz not null,
  state text not null default 'requested' check (state in ('requested', 'approved', 'rejected')),
  decided_by uuid references person (id) check (decided_by not in (person_id, requested_by)),
  decided_at timestamptz check (decided_at >= requested_at),
  check ((state = 'requested') = (decided_by is null)),
  check ((decided_by is null) = (decided_at is null))
);
create unique index one_open_reset on authenticator_reset (person_id) where state = 'requested';
create trigger reset_is_fixed before update on authenticator_reset for each row execute function fix_value(
  'id', 'person_id', 'reason', 'requested_by', 'requested_at');
create trigger reset_is_kept before update on authenticator_reset for each row execute function keep_value(
  'decided_by', 'decided_at');
create trigger reset_is_not_deleted before delete on authenticator_reset for each row execute function refuse_change();
alter table authenticator_reset enable always trigger reset_is_fixed;
alter table authenticator_reset enable always trigger reset_is_kept;
alter table authenticator_reset enable always trigger reset_is_not_deleted;
grant select, insert, update on authenticator_reset to yaohao_office;

-- An authenticator that was confirmed is let go of, or changed, upon two words only.
create function refuse_lone_reset() returns trigger language plpgsql as $$
begin
  if (new.confirmed_at is distinct from old.confirmed_at or new.secret_sealed <> old.secret_sealed)
      and not exists (select from authenticator_reset r
        where r.person_id = old.person_id and r.state = 'approved' and r.decided_at >= old.confirmed_at) then
    raise exception 'an authenticator is reset by two administrators' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger authenticator_is_not_reset_alone before update on authenticator for each row
  when (old.confirmed_at is not null) execute function refuse_lone_reset();
alter table authenticator enable always trigger authenticator_is_not_reset_alone;
`;

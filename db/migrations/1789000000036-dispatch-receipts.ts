import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A dispatch waits for its executing unit to react, and the unit's word that it has it; more to consent to. */
export class DispatchReceipts1789000000036 implements MigrationInterface {
  name = 'DispatchReceipts1789000000036';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- R-102: whoever was sent a task and does nothing about it is reminded of it, and the coordinator told. A
-- mark on the blacklist and a draft of rules are decided like whatever else waits for a second person.
-- Each list is widened as it stands.
do $$
declare found record;
begin
  for found in select c.conname as name, c.conrelid::regclass::text as tab,
      regexp_replace(pg_get_constraintdef(c.oid), 'ARRAY\\[', 'ARRAY[' || w.more || ', ') as def
    from (values ('obligation_kind_check', '''dispatch''::text'),
      ('decision_about_type_check', '''flag''::text, ''profile''::text')) w (name, more)
    join pg_constraint c on c.conname = w.name
  loop
    execute format('alter table %s drop constraint %I', found.tab, found.name);
    execute format('alter table %s add constraint %I %s', found.tab, found.name, found.def);
  end loop;
end $$;

-- 确认收到: a planner of the executing unit says that the unit has what was dispatched to it.
create table dispatch_receipt (
  obligation_id uuid primary key references obligation (id),
  person_id uuid not null references person (id),
  at timestamptz not null
);
create function refuse_stray_receipt() returns trigger language plpgsql as $$
begin
  if not exists (select from obligation where id = new.obligation_id and kind = 'dispatch') then
    raise exception 'only a dispatch is acknowledged' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger dispatch_receipt_is_of_dispatch before insert on dispatch_receipt for each row
  execute function refuse_stray_receipt();
create trigger dispatch_receipt_is_kept before update or delete on dispatch_receipt for each row
  execute function refuse_change();
create trigger dispatch_receipt_is_not_emptied before truncate on dispatch_receipt execute function refuse_change();
alter table dispatch_receipt enable always trigger dispatch_receipt_is_of_dispatch;
alter table dispatch_receipt enable always trigger dispatch_receipt_is_kept;
alter table dispatch_receipt enable always trigger dispatch_receipt_is_not_emptied;
grant select, insert on dispatch_receipt to yaohao_office;

-- A version of a profile is named by one id where a card or a decision is about it.
alter table profile_version add column id uuid not null default gen_random_uuid() unique;
`;

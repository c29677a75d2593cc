import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 公示与更正: why and by whom a result is withheld, corrections that the principal head signs, the register of
 * what was overdue, and the receipts of the platforms on which a result was entered.
 */
export class Corrections1789000000043 implements MigrationInterface {
  name = 'Corrections1789000000043';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- Each list is widened as it stands: others widen it, too.
do $$
declare found record;
begin
  for found in select c.conname as name, c.conrelid::regclass::text as tab,
      regexp_replace(pg_get_constraintdef(c.oid), 'ARRAY\\[', 'ARRAY[' || w.more || ', ') as def
    from (values ('decision_about_type_check', '''correction''::text'),
      ('held_verdict_about_type_check', '''correction''::text')) w (name, more)
    join pg_constraint c on c.conname = w.name
  loop
    execute format('alter table %s drop constraint %I', found.tab, found.name);
    execute format('alter table %s add constraint %I %s', found.tab, found.name, found.def);
  end loop;
end $$;

-- R-159: a result is withheld on a ground, by somebody, and says so where it stands.
alter table disclosure add column ground text;
alter table disclosure add column withheld_by uuid references person (id);
alter table disclosure add column withheld_at timestamptz;
alter table disclosure disable trigger disclosure_is_settled;
update disclosure d set ground = split_part(v.reason, ': ', 1), withheld_by = v.person_id, withheld_at = v.decided_at
from decision v where d.state = 'withheld' and d.result_id is not null
  and v.about_type = 'disclosure' and v.about_id = d.id;
alter table disclosure enable always trigger disclosure_is_settled;
alter table disclosure add constraint disclosure_is_withheld_on_a_ground check (
  (state = 'withheld' and result_id is not null)
    = (ground is not null and withheld_by is not null and withheld_at is not null));

-- R-166: an error in what was published is corrected with a new copy beside the old one, once the
-- principal head has signed. What was asked for stays as it was asked.
create table correction (
  id uuid primary key,
  disclosure_id uuid not null references disclosure (id),
  number integer not null check (number >= 1),
  -- Found by the unit itself, or by the review of an objection (R-169).
  origin text not null check (origin in ('found', 'objection')),
  objection_id uuid,
  changes jsonb not null check (jsonb_typeof(changes) = 'object' and changes <> '{}'::jsonb),
  proof text not null check (proof <> ''),
  public_note text not null check (public_note <> ''),
  decider text not null check (decider in ('approver', 'head', 'unit', 'principal', 'above')),
  state text not null default 'requested' check (state in ('requested', 'approved', 'rejected')),
  requested_by uuid not null references person (id),
  requested_at timestamptz not null,
  decided_by uuid references person (id),
  decided_at timestamptz,
  decision_reason text not null default '',
  version integer not null default 1,
  constraint correction_number_key unique (disclosure_id, number),
  check ((state = 'requested') = (decided_by is null and decided_at is null)),
  check ((origin = 'objection') = (objection_id is not null)),
  check (decided_by <> requested_by)
);
create unique index one_open_correction on correction (disclosure_id) where state = 'requested';
create trigger correction_is_fixed before update on correction for each row execute function fix_value(
  'id', 'disclosure_id', 'number', 'origin', 'objection_id', 'changes', 'proof', 'public_note', 'decider',
  'requested_by', 'requested_at');
create trigger correction_begins before insert on correction for each row execute function refuse_late_beginning('requested');
create trigger correction_moves_on before update on correction for each row execute function keep_path(
  'requested>approved', 'requested>rejected');
create trigger correction_is_settled before update on correction for each row execute function keep_settled(
  'approved', 'rejected');
create trigger correction_is_not_deleted before delete on correction for each row execute function refuse_change();
create trigger correction_is_not_emptied before truncate on correction execute function refuse_change();

-- Only what is public is corrected, and a head signs with a mandate of that day.
create function refuse_idle_correction() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and not exists (select from disclosure where id = new.disclosure_id and state = 'published') then
    raise exception 'only what is published is corrected' using errcode = 'YH001';
  end if;
  if new.state = 'approved' and new.decider in ('principal', 'above') and not exists (
      select from role_assignment r join unit h on h.id = r.unit_id
        join disclosure d on d.id = new.disclosure_id join inspection n on n.id = d.inspection_id
        join unit u on u.id = n.unit_id
      where r.person_id = new.decided_by and r.role = 'head' and starts_with(u.path, h.path)) then
    raise exception 'a correction is signed by a head' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger correction_is_signed before insert or update on correction for each row
  execute function refuse_idle_correction();
alter table correction enable always trigger correction_is_fixed;
alter table correction enable always trigger correction_begins;
alter table correction enable always trigger correction_moves_on;
alter table correction enable always trigger correction_is_settled;
alter table correction enable always trigger correction_is_not_deleted;
alter table correction enable always trigger correction_is_not_emptied;
alter table correction enable always trigger correction_is_signed;
grant select, insert, update on correction to yaohao_office;

-- 逾期登记, R-197: what was not done by its day, and who answers for it. Nobody changes it or takes it off.
create table overdue (
  id uuid primary key,
  obligation_id uuid not null unique references obligation (id),
  kind text not null,
  about_type text not null,
  about_id uuid not null,
  unit_id uuid not null references unit (id),
  label text not null,
  due_on date not null,
  rule text not null,
  -- Null where nobody was in charge of the unit on that day.
  responsible_id uuid references person (id),
  registered_at timestamptz not null,
  check ((registered_at at time zone 'Asia/Shanghai')::date > due_on)
);
create table overdue_reason (
  id uuid primary key,
  overdue_id uuid not null references overdue (id),
  reason text not null check (reason <> ''),
  given_by uuid not null references person (id),
  given_at timestamptz not null
);
create index overdue_reason_of on overdue_reason (overdue_id);

-- Who answers for a unit: its own head, or the nearest one above.
create function head_in_charge(of_unit uuid, on_day date) returns uuid stable language sql as $$
  select r.person_id from role_assignment r join unit h on h.id = r.unit_id join person p on p.id = r.person_id and p.active
    join unit u on u.id = of_unit
  where r.role = 'head' and starts_with(u.path, h.path) and r.valid_from <= on_day
    and (r.valid_to is null or r.valid_to >= on_day)
  order by length(h.path) desc, r.valid_from, r.person_id limit 1
$$;

-- The one way into the register, of what is open past its day and of what was done after it.
create function register_overdue(which uuid, at timestamptz) returns uuid language sql as $$
  insert into overdue (id, obligation_id, kind, about_type, about_id, unit_id, label, due_on, rule, responsible_id, registered_at)
  select gen_random_uuid(), o.id, o.kind, o.about_type, o.about_id, u.id, coalesce(nullif(o.label, ''), n.code, ''), o.due_on,
    o.rule, coalesce(o.person_id, head_in_charge(u.id, o.due_on)), at
  from obligation o left join disclosure d on o.kind = 'disclosure' and d.id = o.about_id
    left join inspection n on n.id = d.inspection_id join unit u on u.id = coalesce(o.unit_id, n.unit_id)
  where o.id = which and (coalesce(o.met_at, at) at time zone 'Asia/Shanghai')::date > o.due_on
  on conflict (obligation_id) do nothing returning id
$$;
create function register_met_late() returns trigger language plpgsql as $$
begin
  if (new.met_at at time zone 'Asia/Shanghai')::date > new.due_on then
    perform register_overdue(new.id, new.met_at);
  end if;
  return null;
end $$;
create trigger obligation_met_late after update on obligation for each row
  when (old.state = 'open' and new.state = 'met') execute function register_met_late();
alter table obligation enable always trigger obligation_met_late;

-- 录入回执, R-158, R-162: where a result was entered besides, under which code, with the receipt of that platform.
create table channel_receipt (
  id uuid primary key,
  disclosure_id uuid not null references disclosure (id),
  -- Which copy was entered: after a correction the new one is entered anew.
  notice_number integer not null check (notice_number >= 1),
  channel text not null,
  code text not null check (code <> ''),
  receipt text not null check (receipt <> ''),
  entered_on date not null,
  recorded_by uuid not null references person (id),
  recorded_at timestamptz not null,
  constraint one_receipt_each unique (disclosure_id, notice_number, channel)
);
create function refuse_unmatched_code() returns trigger language plpgsql as $$
begin
  if not exists (select from disclosure d join inspection n on n.id = d.inspection_id
        join public_notice p on p.kind = 'result' and p.ref = n.code and p.number = new.notice_number
      where d.id = new.disclosure_id and d.state = 'published' and p.body -> 'subject' ->> 'uscc' = new.code) then
    raise exception 'a result is entered under the code of its subject' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger channel_receipt_is_matched before insert on channel_receipt for each row execute function refuse_unmatched_code();
alter table channel_receipt enable always trigger channel_receipt_is_matched;

do $$
declare name text;
begin
  foreach name in array array['overdue', 'overdue_reason', 'channel_receipt'] loop
    execute format('create trigger %1$s_is_kept before update or delete on %1$s for each row execute function refuse_change()', name);
    execute format('create trigger %1$s_is_not_emptied before truncate on %1$s execute function refuse_change()', name);
    execute format('alter table %1$s enable always trigger %1$s_is_kept', name);
    execute format('alter table %1$s enable always trigger %1$s_is_not_emptied', name);
    execute format('grant select, insert on %s to yaohao_office', name);
  end loop;
end $$;
`;

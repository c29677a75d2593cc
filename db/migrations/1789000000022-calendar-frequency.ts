import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is owed beside disclosures, with whom to remind of it; the calendar of working days as a table;
 * the tasks that the scheduler proposes.
 */
export class CalendarFrequency1789000000022 implements MigrationInterface {
  name = 'CalendarFrequency1789000000022';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- A standing obligation hangs on no visit: it says itself whose it is, whom to remind and how often.
alter table obligation drop constraint obligation_kind_check;
alter table obligation add constraint obligation_kind_check check (kind in (
  'disclosure', 'licence', 'plan-due', 'plan-filing', 'coverage', 'frequency', 'staleness'));
alter table obligation add column period text not null default '';
alter table obligation add column unit_id uuid references unit (id);
alter table obligation add column person_id uuid references person (id);
alter table obligation add column label text not null default '';
alter table obligation add column roles text[] not null default '{}';
alter table obligation add column clock_from date;
alter table obligation add column overdue_every integer check (overdue_every > 0);
alter table obligation add constraint standing_obligation_is_whole check (kind = 'disclosure' or (
  unit_id is not null and clock_from is not null and overdue_every is not null and label <> ''));
-- The same thing is owed anew in every period: a licence that was renewed, the plan of the next year.
alter table obligation drop constraint obligation_kind_about_id_key;
create unique index obligation_of_period on obligation (kind, about_id, period);
create index obligation_open on obligation (due_on) where state = 'open';
create trigger standing_obligation_is_kept before update on obligation for each row execute function keep_value(
  'period', 'unit_id', 'person_id');
alter table obligation enable always trigger standing_obligation_is_kept;

-- R-080 重大节假日、重点时期、重点区域加强抽查: when and where one more draw is owed, by which document.
create table boost_window (
  id uuid primary key,
  unit_id uuid not null references unit (id),
  kind text not null check (kind in ('holiday', 'key-period', 'key-area')),
  name text not null check (name <> ''),
  categories text[] not null check (cardinality(categories) > 0),
  area text check (area <> ''),
  starts_on date not null,
  ends_on date not null,
  document text not null check (document <> ''),
  entered_by uuid not null references person (id),
  entered_at timestamptz not null,
  check (ends_on >= starts_on),
  check (kind <> 'key-area' or area is not null)
);
create index boost_window_unit on boost_window (unit_id, starts_on);
create trigger boost_window_is_kept before update or delete on boost_window for each row execute function refuse_change();
create trigger boost_window_is_not_emptied before truncate on boost_window execute function refuse_change();
alter table boost_window enable always trigger boost_window_is_kept;
alter table boost_window enable always trigger boost_window_is_not_emptied;
grant select, insert on boost_window to yaohao_office;

-- The calendar of working days, version by version: what was entered is not changed, but followed by another.
create table calendar_year (
  id uuid primary key,
  year integer not null check (year between 2000 and 2999),
  number integer not null check (number > 0),
  source text not null check (source <> ''),
  reason text not null default '',
  entered_by uuid references person (id),
  entered_at timestamptz not null,
  unique (year, number)
);
create table calendar_day (
  calendar_id uuid not null references calendar_year (id),
  day date not null,
  kind text not null check (kind in ('holiday', 'make-up')),
  name text not null default '',
  primary key (calendar_id, day)
);
create function refuse_stray_day() returns trigger language plpgsql as $$
begin
  if extract(year from new.day) <> (select year from calendar_year where id = new.calendar_id) then
    raise exception 'a day of another year is no part of the calendar' using errcode = 'YH001';
  end if;
  if new.kind = 'make-up' and extract(isodow from new.day) < 6 then
    raise exception 'only a weekend day is worked in another''s stead' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger calendar_day_is_of_its_year before insert on calendar_day for each row execute function refuse_stray_day();
create trigger calendar_year_is_kept before update or delete on calendar_year for each row execute function refuse_change();
create trigger calendar_year_is_not_emptied before truncate on calendar_year execute function refuse_change();
create trigger calendar_day_is_kept before update or delete on calendar_day for each row execute function refuse_change();
create trigger calendar_day_is_not_emptied before truncate on calendar_day execute function refuse_change();
alter table calendar_day enable always trigger calendar_day_is_of_its_year;
alter table calendar_year enable always trigger calendar_year_is_kept;
alter table calendar_year enable always trigger calendar_year_is_not_emptied;
alter table calendar_day enable always trigger calendar_day_is_kept;
alter table calendar_day enable always trigger calendar_day_is_not_emptied;
grant select, insert on calendar_year, calendar_day to yaohao_office;

-- 处理决定 about the problem that a visit found: 阳城 counts the days to its disclosure from this day on.
create table handling_decision (
  inspection_id uuid primary key references inspection (id),
  decided_on date not null,
  decision text not null check (decision <> ''),
  document text not null default '',
  decided_by uuid not null references person (id),
  decided_at timestamptz not null
);
create trigger handling_decision_is_kept before update or delete on handling_decision for each row execute function refuse_change();
create trigger handling_decision_is_not_emptied before truncate on handling_decision execute function refuse_change();
alter table handling_decision enable always trigger handling_decision_is_kept;
alter table handling_decision enable always trigger handling_decision_is_not_emptied;
grant select, insert on handling_decision to yaohao_office;
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What waits for a second person outside the draw: who wrote a plan and so does not approve it, a decision
 * for each time that something was asked, an item whose day is set, and a task that was not consented to.
 */
export class Consents1789000000025 implements MigrationInterface {
  name = 'Consents1789000000025';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- Whoever drafted a plan or a line of it, by hand or by a file, approves it no more than who handed it in.
alter table plan add column author_ids uuid[] not null default '{}';
update plan set author_ids = array(select distinct e.actor_id from event e where e.about_type = 'plan'
    and e.about_id = plan.id::text and e.type in ('plan.drafted', 'plan.amended') and e.actor_id is not null)
  where state = 'draft';
alter table plan add constraint plan_is_approved_by_no_author
  check (approved_by is null or not approved_by = any (author_ids));

create function note_plan_author() returns trigger language plpgsql as $$
declare who uuid := nullif(current_setting('yaohao.actor', true), '')::uuid;
begin
  if tg_table_name = 'plan' then
    if who is not null then new.author_ids := array[who]; end if;
    return new;
  end if;
  update plan set author_ids = author_ids || who
    where id = coalesce(new.plan_id, old.plan_id) and state = 'draft' and not who = any (author_ids);
  return null;
end $$;
create trigger plan_has_author before insert on plan for each row execute function note_plan_author();
create trigger plan_line_has_author after insert or update or delete on plan_line
  for each row execute function note_plan_author();
alter table plan enable always trigger plan_has_author;
alter table plan_line enable always trigger plan_line_has_author;

-- A plan can be handed in again and an agreement has two sides: one decision for each of these parts.
alter table decision drop constraint decision_about_type_check;
alter table decision add constraint decision_about_type_check check (about_type in (
  'recusal', 'substitution', 'disclosure', 'plan', 'exclusion', 'campaign', 'deployment', 'pool-agreement'));
alter table decision add column part text not null default '';
alter table decision drop constraint decision_about_type_about_id_key;
alter table decision add constraint decision_about_type_about_id_key unique (about_type, about_id, part);

-- What waits for consent is reminded of.
alter table obligation drop constraint obligation_kind_check;
alter table obligation add constraint obligation_kind_check check (kind in (
  'disclosure', 'licence', 'plan-due', 'plan-filing', 'coverage', 'frequency', 'staleness', 'consent'));

-- R-027: a version whose day lies ahead is released now and put in force on that day; whoever changes it
-- in between has it released again.
alter table item add column scheduled_by uuid references person (id);
alter table item add column scheduled_at timestamptz;
alter table item add constraint item_is_scheduled_for_a_day
  check ((scheduled_by is null) = (scheduled_at is null) and (scheduled_at is null or effective_on is not null));
create function keep_scheduled_item() returns trigger language plpgsql as $$
begin
  if old.scheduled_at is not null and new.state = 'draft'
      and to_jsonb(old) - 'scheduled_by' - 'scheduled_at' is distinct from to_jsonb(new) - 'scheduled_by' - 'scheduled_at' then
    new.scheduled_by := null;
    new.scheduled_at := null;
  end if;
  return new;
end $$;
create trigger item_is_scheduled_as_it_stands before update on item for each row execute function keep_scheduled_item();
alter table item enable always trigger item_is_scheduled_as_it_stands;
create index item_scheduled on item (effective_on) where state = 'draft' and scheduled_at is not null;

-- R-062: without consent to a draw ordered apart its task ends, and no other way.
create or replace function refuse_undeployed() returns trigger language plpgsql as $$
declare consent text;
begin
  if old.state <> 'configured' or new.state = 'configured' then return new; end if;
  select state into consent from deployment where task_id = new.id;
  if (new.state = 'void') is distinct from (consent is not distinct from 'rejected')
      or consent not in ('approved', 'rejected') then
    raise exception 'a draw ordered apart waits for consent' using errcode = 'YH001';
  end if;
  return new;
end $$;
`;

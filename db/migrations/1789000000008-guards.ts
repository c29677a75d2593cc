import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is fixed stays fixed: announcements, results, published items and decided requests. */
export class Guards1789000000008 implements MigrationInterface {
  name = 'Guards1789000000008';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- Once a column has a value of legal weight it keeps it, whoever runs the update.
create function keep_value() returns trigger language plpgsql as $$
declare name text;
begin
  foreach name in array tg_argv loop
    if to_jsonb(old) -> name <> 'null'::jsonb and to_jsonb(old) -> name is distinct from to_jsonb(new) -> name then
      raise exception '%.% is fixed and cannot be changed', tg_table_name, name using errcode = 'YH001';
    end if;
  end loop;
  return new;
end $$;

create trigger draw_is_kept before update on draw for each row execute function keep_value(
  'id', 'code', 'kind', 'task_id', 'inspection_id', 'substitution_id', 'input_hash', 'input', 'frozen_at',
  'announcement', 'announced_at', 'reveal_by', 'seed', 'result', 'label', 'drawn_at', 'confirmed_by',
  'confirmed_at', 'void_reason', 'voided_at');
alter table draw enable always trigger draw_is_kept;

create trigger entropy_source_is_kept before update on entropy_source for each row execute function keep_value(
  'draw_id', 'position', 'kind', 'person_id', 'unit_id', 'commitment', 'committed_at', 'value', 'value_sealed', 'opened_at');
alter table entropy_source enable always trigger entropy_source_is_kept;

create trigger recusal_is_kept before update on recusal for each row execute function keep_value(
  'id', 'inspection_id', 'seat_id', 'inspector_id', 'ground', 'requested_at', 'decided_by', 'decided_at', 'decision_reason');
alter table recusal enable always trigger recusal_is_kept;

create trigger substitution_is_kept before update on substitution for each row execute function keep_value(
  'id', 'inspection_id', 'seat_id', 'replaced_id', 'requester_id', 'recusal_id', 'reason', 'method', 'requested_at',
  'decided_by', 'decided_at', 'decision_reason', 'substitute_id', 'done_at');
alter table substitution enable always trigger substitution_is_kept;

create trigger seat_is_kept before update on seat for each row execute function keep_value(
  'id', 'inspection_id', 'number', 'unit_id', 'inspector_id', 'draw_id', 'appointed_by', 'assigned_at', 'accepted_at', 'ended_at');
alter table seat enable always trigger seat_is_kept;

create trigger disclosure_is_kept before update on disclosure for each row execute function keep_value(
  'id', 'inspection_id', 'approved_by', 'approved_at', 'published_at');
alter table disclosure enable always trigger disclosure_is_kept;

-- A frozen task keeps its parameters.
create function keep_frozen_task() returns trigger language plpgsql as $$
begin
  if old.state <> 'configured' and (to_jsonb(old) - 'state' - 'version' - 'closed_on')
      is distinct from (to_jsonb(new) - 'state' - 'version' - 'closed_on') then
    raise exception 'a frozen task keeps its parameters' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger task_is_kept before update on task for each row execute function keep_frozen_task();
alter table task enable always trigger task_is_kept;

create function keep_frozen_strata() returns trigger language plpgsql as $$
begin
  if exists (select 1 from task where id = coalesce(new.task_id, old.task_id) and state <> 'configured') then
    raise exception 'the strata of a frozen task are fixed' using errcode = 'YH001';
  end if;
  return coalesce(new, old);
end $$;
create trigger stratum_is_kept before insert or update on stratum for each row execute function keep_frozen_strata();
create trigger task_item_is_kept before insert or update or delete on task_item for each row execute function keep_frozen_strata();
alter table stratum enable always trigger stratum_is_kept;
alter table task_item enable always trigger task_item_is_kept;

-- A published item is replaced by its next version, never edited.
create function keep_published_item() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (to_jsonb(old) - 'state') is distinct from (to_jsonb(new) - 'state') then
    raise exception 'a published item is fixed' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger item_is_kept before update on item for each row execute function keep_published_item();
alter table item enable always trigger item_is_kept;

-- Nobody is seated or arrives while they have an open interest in the subject. One that comes on file
-- after the seating does not end the seat: it keeps its holder from the visit until they are recused.
create function refuse_interested() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from interest i join inspection n on n.id = new.inspection_id join subject s on s.id = n.subject_id
    where i.inspector_id = new.inspector_id and i.uscc = s.uscc and i.ended_at is null
  ) then
    raise exception 'an inspector with an interest takes no part (%)', tg_table_name using errcode = 'YH002';
  end if;
  return new;
end $$;
create trigger seat_has_no_interest before insert on seat for each row execute function refuse_interested();
create trigger check_in_has_no_interest before insert on check_in for each row execute function refuse_interested();
alter table seat enable always trigger seat_has_no_interest;
alter table check_in enable always trigger check_in_has_no_interest;
`;

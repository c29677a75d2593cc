import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An interest that comes on file when the result of an announced draw of people could be known already
 * does not undo the draw: it is for recusal. And what needs consent begins without it.
 */
export class LateInterests1789000000016 implements MigrationInterface {
  name = 'LateInterests1789000000016';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- Nobody is seated with an open interest in the subject that was on file before the draw's entropy could
-- be known. Whoever could void a draw later would choose by its result; who is seated with a later
-- interest is kept from the visit until they are recused.
create function refuse_interested_seat() returns trigger language plpgsql as $$
declare known_at timestamptz;
begin
  select min(coalesce(round_at, opened_at)) into known_at from entropy_source where draw_id = new.draw_id;
  if exists (
    select 1 from interest i join inspection n on n.id = new.inspection_id join subject s on s.id = n.subject_id
    where i.inspector_id = new.inspector_id and i.uscc = s.uscc and i.ended_at is null
      and (known_at is null or i.declared_at < known_at)
  ) then
    raise exception 'an inspector with an interest takes no part (%)', tg_table_name using errcode = 'YH002';
  end if;
  return new;
end $$;
drop trigger seat_has_no_interest on seat;
create trigger seat_has_no_interest before insert on seat for each row execute function refuse_interested_seat();
alter table seat enable always trigger seat_has_no_interest;

-- A proposal is asked for before anybody consents to it.
create function refuse_settled_proposal() returns trigger language plpgsql as $$
begin
  if new.state <> 'requested' then
    raise exception 'a proposal begins without consent' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger proposal_begins before insert on proposal for each row execute function refuse_settled_proposal();
alter table proposal enable always trigger proposal_begins;

-- Whoever asks a department to take part does not answer for it, but enters its letter.
create function refuse_own_answer() returns trigger language plpgsql as $$
begin
  if new.state = 'confirmed' and old.state = 'asked' and new.letter_no is null
      and exists (select 1 from task where id = new.task_id and set_by = new.answered_by) then
    raise exception 'nobody answers for the department that they asked' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger task_participant_answers before update on task_participant for each row execute function refuse_own_answer();
alter table task_participant enable always trigger task_participant_answers;
`;

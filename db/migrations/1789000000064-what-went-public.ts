import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Nothing goes public, or goes public otherwise, past its approval and its correction. */
export class WhatWentPublic1789000000064 implements MigrationInterface {
  name = 'WhatWentPublic1789000000064';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- R-163: who was at a visit, in a seat or beside the team (R-044); none of them approves what was found there.
create view visit_party as
  select inspection_id, inspector_id from seat union select inspection_id, inspector_id from companion;
grant select on visit_party to yaohao_office;
create function refuse_approval_of_party() returns trigger language plpgsql as $$
begin
  if exists (select from visit_party where inspection_id = new.inspection_id
      and inspector_id in (new.approved_by, new.withheld_by)) then
    raise exception 'nobody approves what they inspected' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger disclosure_is_approved_outside before update on disclosure for each row
  when (old.state = 'pending' and new.state <> 'pending') execute function refuse_approval_of_party();
alter table disclosure enable always trigger disclosure_is_approved_outside;

-- R-165: what a department has made public of a result says what was signed; no other result takes its place.
create function refuse_result_beside_part() returns trigger language plpgsql as $$
begin
  if exists (select from disclosure_part where disclosure_id = new.id) then
    raise exception 'a part of this result is public' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger disclosure_keeps_what_is_public before update on disclosure for each row
  when (new.result_id is distinct from old.result_id) execute function refuse_result_beside_part();
alter table disclosure enable always trigger disclosure_keeps_what_is_public;

-- R-163, R-165, R-166: a result goes public once it is approved, of the whole or of a department's part, and a
-- further copy with each correction that was signed. The owner of the tables restores and moves; whoever holds the
-- office's log-in does neither.
create function refuse_unapproved_copy() returns trigger language plpgsql as $$
declare whole disclosure;
begin
  if (select relowner::regrole::text from pg_class where oid = tg_relid) = quote_ident(current_user) then return new; end if;
  select d.* into whole from disclosure d join inspection n on n.id = d.inspection_id
  where n.code = new.ref or exists (select from disclosure_part p
    join inspection_task v on v.inspection_id = n.id and v.task_id = p.task_id
    where p.disclosure_id = d.id
      and new.ref = v.code || case when p.department > 1 then '-D' || p.department else '' end)
  limit 1;
  if whole.id is null or (whole.state <> 'published'
      and not exists (select from disclosure_part where disclosure_id = whole.id)) then
    raise exception 'a result goes public when it is approved' using errcode = 'YH001';
  end if;
  if new.number > 1 + (select count(*) from correction where disclosure_id = whole.id and state = 'approved') then
    raise exception 'what is public is corrected by a signature' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger public_notice_is_approved before insert on public_notice for each row
  when (new.kind = 'result') execute function refuse_unapproved_copy();
alter table public_notice enable always trigger public_notice_is_approved;
`;

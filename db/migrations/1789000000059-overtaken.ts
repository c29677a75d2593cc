import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was overtaken is not acted upon: a notice with a copy that was corrected, a form under a signature. */
export class Overtaken1789000000059 implements MigrationInterface {
  name = 'Overtaken1789000000059';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- R-181, R-165: a notice that holds a copy which was corrected before it went out is never sent; it stays on
-- file beside the one that took its place.
alter table bureau_notice
  add column superseded_by uuid references bureau_notice (id),
  add column superseded_at timestamptz,
  add check ((superseded_by is null) = (superseded_at is null)),
  add check (superseded_by is null or sent_on is null),
  add check (superseded_by <> id);
create trigger bureau_notice_stays_superseded before update on bureau_notice for each row execute function keep_value(
  'superseded_by', 'superseded_at');
create function refuse_other_successor() returns trigger language plpgsql as $$
begin
  if not exists (select from bureau_notice n where n.id = new.superseded_by and n.recipient = new.recipient
      and coalesce(n.inspection_id, n.flag_id) = coalesce(new.inspection_id, new.flag_id) and n.made_at >= new.made_at) then
    raise exception 'a notice gives way to a later one on the same matter to the same bureau' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger bureau_notice_gives_way before update on bureau_notice for each row
  when (new.superseded_by is not null and old.superseded_by is null) execute function refuse_other_successor();
alter table bureau_notice enable always trigger bureau_notice_stays_superseded;
alter table bureau_notice enable always trigger bureau_notice_gives_way;

-- R-142: what somebody has signed, was found by these forms; another one comes with another result.
create function refuse_form_under_signature() returns trigger language plpgsql as $$
begin
  if exists (select from result r join signature g on g.result_id = r.id where r.inspection_id = new.inspection_id
      and r.number = (select max(number) from result where inspection_id = new.inspection_id)) then
    raise exception 'a form is not changed under a signature' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger visit_form_is_before_signatures before insert on visit_form for each row
  execute function refuse_form_under_signature();
alter table visit_form enable always trigger visit_form_is_before_signatures;
`;

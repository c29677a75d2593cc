import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * a complaint that is not about inspectors is said to be none, not to be unfounded. R-197: the register names
 * whoever a case or a review is given to when it is late, not whom it was given to first.
 */
export class Supervision1789000000065 implements MigrationInterface {
  name = 'Supervision1789000000065';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
alter table complaint drop constraint complaint_finding_check;
alter table complaint add constraint complaint_finding_check check (
  finding in ('founded', 'unfounded', 'passed-on', 'out-of-scope'));

create or replace function register_overdue(which uuid, at timestamptz) returns uuid language sql as $$
  insert into overdue (id, obligation_id, kind, about_type, about_id, unit_id, label, due_on, rule, responsible_id, registered_at)
  select gen_random_uuid(), o.id, o.kind, o.about_type, o.about_id, u.id, coalesce(nullif(o.label, ''), n.code, ''), o.due_on,
    o.rule, coalesce(c.owner_id, j.reviewer_id, o.person_id, head_in_charge(u.id, o.due_on)), at
  from obligation o left join disclosure d on o.kind = 'disclosure' and d.id = o.about_id
    left join inspection n on n.id = d.inspection_id join unit u on u.id = coalesce(o.unit_id, n.unit_id)
    left join case_file c on o.about_type = 'case' and c.id = o.about_id
    left join objection j on o.about_type = 'objection' and j.id = o.about_id
  where o.id = which and (coalesce(o.met_at, at) at time zone 'Asia/Shanghai')::date > o.due_on
  on conflict (obligation_id) do nothing returning id
$$;
`;

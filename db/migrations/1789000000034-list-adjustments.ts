import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 及时公布调整情况: no version of an item comes into force in the place of another without the public's copy.
 * What plans and campaigns say of joint draws.
 */
export class ListAdjustments1789000000034 implements MigrationInterface {
  name = 'ListAdjustments1789000000034';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- R-027, R-028: when the transaction ends that puts it in force, the newest copy of the list names it.
create function refuse_unpublished_adjustment() returns trigger language plpgsql as $$
begin
  if new.state = 'published'
    and exists (select 1 from item earlier where earlier.unit_id = new.unit_id and earlier.code = new.code
      and earlier.version < new.version and earlier.published_at is not null)
    and not coalesce((select n.body -> 'items' @> jsonb_build_array(jsonb_build_object(
        'code', new.code, 'version', new.version)) from public_notice n join unit u on u.code = n.ref
      where n.kind = 'items' and u.id = new.unit_id order by n.number desc limit 1), false) then
    raise exception 'an adjustment of the list is published' using errcode = 'YH001';
  end if;
  return null;
end $$;
create constraint trigger item_adjustment_is_published after insert or update of state on item
  deferrable initially deferred for each row execute function refuse_unpublished_adjustment();
alter table item enable always trigger item_adjustment_is_published;

-- P-18: why several items of the same subjects are not drawn together, and which departments a campaign unites.
alter table plan add column joint_reason text not null default '';
alter table campaign add column departments text[] not null default '{}';
create trigger campaign_departments_are_fixed before update on campaign
  for each row execute function fix_value('departments');
alter table campaign enable always trigger campaign_departments_are_fixed;
`;

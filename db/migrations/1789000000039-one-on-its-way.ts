import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One message at a time to each reader, and pressed copies before everything else. */
export class OneOnItsWay1789000000039 implements MigrationInterface {
  name = 'OneOnItsWay1789000000039';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- Whatever a dead worker held is given back first, as each sweep does.
update message set state = case when provider_ref is null then 'unknown' else 'sent' end,
  sent_hash = null, lease_until = null, last_error = 'lease', next_try_at = clock_timestamp()
where state = 'sending' and lease_until < clock_timestamp();
-- Two workers cannot write to the same reader at once, whatever they believe.
create unique index one_on_its_way on message (coalesce(person_id, group_id)) where state = 'sending';
create index message_booked on message (slot_at) where slot_at is not null;
-- When somebody last pressed this copy: they look at it and wait.
alter table message add column pressed_at timestamptz;
`;

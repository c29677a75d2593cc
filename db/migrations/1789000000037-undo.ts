import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every approval waits its minute: disclosures, proposals and what is consented to as well. */
export class Undo1789000000037 implements MigrationInterface {
  name = 'Undo1789000000037';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
alter table held_verdict drop constraint held_verdict_about_type_check;
alter table held_verdict add constraint held_verdict_about_type_check check (about_type in (
  'recusal', 'substitution', 'disclosure', 'proposal', 'plan', 'exclusion', 'campaign', 'deployment',
  'pool-agreement', 'flag', 'profile'));

-- A word about a proposal is a decision like the others: with its number, its card and its receipt.
alter table decision drop constraint decision_about_type_check;
alter table decision add constraint decision_about_type_check check (about_type in (
  'recusal', 'substitution', 'disclosure', 'proposal', 'plan', 'exclusion', 'campaign', 'deployment',
  'pool-agreement', 'flag', 'profile'));

-- Nobody speaks about a proposal over a verdict that can still be undone.
create function refuse_hasty_consent() returns trigger language plpgsql as $$
begin
  if exists (select 1 from held_verdict where about_type = 'proposal' and about_id = new.proposal_id
      and state = 'held') then
    raise exception 'a verdict about this can still be undone' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger consent_waits before insert on consent for each row execute function refuse_hasty_consent();
alter table consent enable always trigger consent_waits;

-- A link of before to the second factor works no longer than one of today.
update action_token set expires_at = least(expires_at, created_at + interval '30 minutes')
where action = 'step-up' and used_at is null;
`;

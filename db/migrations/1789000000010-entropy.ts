import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Public sources of randomness (draw.md §2): rounds of drand and results of lotteries, named in the
 * announcement before they exist. Their values verify themselves, or two people vouch for them; a draw
 * happens only when all of its sources are in.
 */
export class Entropy1789000000010 implements MigrationInterface {
  name = 'Entropy1789000000010';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- What the draws of people of a task wait for; settled with the freeze like its other parameters.
alter table task add column people_entropy text not null default 'secret'
  check (people_entropy in ('drand', 'secret'));

alter table entropy_source
  add column network text,
  add column round bigint check (round >= 1),
  add column round_at timestamptz,
  add column signature bytea check (octet_length(signature) = 48),
  add column name text,
  add column drawn_on date,
  add column bits integer check (bits >= 0),
  add column entered_text text,
  add column entered_by uuid references person (id),
  add column entered_at timestamptz,
  add column confirmed_by uuid references person (id),
  add constraint drand_has_network check ((kind = 'drand') = (network is not null)),
  add constraint drand_has_round check ((round is null) = (round_at is null) and (kind = 'drand' or round is null)),
  add constraint drand_has_signature check ((signature is not null) = (kind = 'drand' and value is not null)),
  -- The randomness of a round is the SHA-256 of its signature, and it is not there before its time.
  add constraint drand_is_verified check (kind <> 'drand' or value is null
    or (round is not null and value = sha256(signature) and opened_at >= round_at)),
  add constraint lottery_is_named check ((kind = 'lottery') = (name is not null)
    and (kind = 'lottery') = (drawn_on is not null) and (kind = 'lottery') = (bits is not null)),
  add constraint lottery_is_entered check ((entered_text is null) = (entered_at is null)
    and (kind = 'lottery' or (entered_text is null and confirmed_by is null))
    and (kind <> 'lottery' or (entered_text is null) = (entered_by is null))
    and (kind in ('drand', 'lottery') or entered_by is null)),
  -- Two people, each for themselves.
  add constraint two_people_vouch check (entered_by <> confirmed_by),
  add constraint lottery_is_confirmed check (kind <> 'lottery' or value is null
    or (confirmed_by is not null and value = convert_to(entered_text, 'UTF8')
      and (opened_at at time zone 'Asia/Shanghai')::date >= drawn_on)),
  add constraint value_has_time check (value is null or opened_at is not null);

create unique index one_beacon_per_draw on entropy_source (draw_id) where kind = 'drand';
create unique index one_result_of_a_lottery on entropy_source (draw_id, name, drawn_on) where kind = 'lottery';

create trigger entropy_source_stays before update on entropy_source for each row execute function keep_value(
  'round', 'round_at', 'signature', 'confirmed_by');
create trigger entropy_source_is_named before update on entropy_source for each row execute function fix_value(
  'network', 'name', 'drawn_on', 'bits');
alter table entropy_source enable always trigger entropy_source_stays;
alter table entropy_source enable always trigger entropy_source_is_named;

-- A public value comes in while its draw waits for it, never before the announcement or after the draw;
-- what was entered is corrected only until a second person has confirmed it.
create function refuse_untimely_value() returns trigger language plpgsql as $$
begin
  if old.value is not null and (old.entered_text, old.entered_by, old.entered_at)
      is distinct from (new.entered_text, new.entered_by, new.entered_at) then
    raise exception 'the value of this source is settled' using errcode = 'YH001';
  end if;
  if new.kind in ('drand', 'lottery') and (new.value, new.entered_text) is distinct from (old.value, old.entered_text)
      and not exists (select 1 from draw where id = new.draw_id and state = 'announced') then
    raise exception 'this draw waits for no value' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger entropy_source_value_is_in_time before update on entropy_source
  for each row execute function refuse_untimely_value();
alter table entropy_source enable always trigger entropy_source_value_is_in_time;

-- A source comes without its public value. A draw of people has one source; a round lies ahead of it.
create function refuse_present_value() returns trigger language plpgsql as $$
begin
  if new.kind in ('drand', 'lottery') and (new.value is not null or new.entered_text is not null) then
    raise exception 'a public value cannot exist before its draw is announced' using errcode = 'YH001';
  end if;
  if new.kind = 'drand' and exists (select 1 from draw where id = new.draw_id and kind <> 'subjects'
      and (new.round_at is null or new.round_at < announced_at + interval '10 minutes')) then
    raise exception 'the round of a draw lies ten minutes ahead of its announcement' using errcode = 'YH001';
  end if;
  if exists (select 1 from draw d join entropy_source e on e.draw_id = d.id where d.id = new.draw_id and d.kind <> 'subjects') then
    raise exception 'a draw of people has one source' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger entropy_source_lies_ahead before insert on entropy_source
  for each row execute function refuse_present_value();
alter table entropy_source enable always trigger entropy_source_lies_ahead;

-- At the announcement every source is settled and none can be known: somebody besides the organisation
-- contributes, rounds are ten minutes ahead, lotteries are drawn on a later day.
create function refuse_unsettled_sources() returns trigger language plpgsql as $$
begin
  if new.kind = 'subjects' and old.state = 'frozen' and new.state = 'announced' and (
    not exists (select 1 from entropy_source where draw_id = new.id and kind <> 'secret')
    or exists (select 1 from entropy_source where draw_id = new.id and (
      (kind in ('reveal', 'secret') and commitment is null)
      or (kind = 'drand' and (round_at is null or round_at < new.announced_at + interval '10 minutes'))
      or (kind = 'lottery' and drawn_on <= (new.announced_at at time zone 'Asia/Shanghai')::date)))
  ) then
    raise exception 'the sources of this draw are not settled' using errcode = 'YH001';
  end if;
  if old.state = 'announced' and new.state = 'drawn' and (
    not exists (select 1 from entropy_source where draw_id = new.id)
    or exists (select 1 from entropy_source where draw_id = new.id
      and value is null and (kind <> 'secret' or value_sealed is null))
  ) then
    raise exception 'a draw waits for all of its sources' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger draw_has_its_sources before update on draw for each row execute function refuse_unsettled_sources();
alter table draw enable always trigger draw_has_its_sources;
`;

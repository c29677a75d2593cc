import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who takes part in a visit other than by its match: experts beside the team, direct
 * assignment, a pool joined with the neighbouring area, third parties.
 */
export class Experts1789000000013 implements MigrationInterface {
  name = 'Experts1789000000013';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- 专家库. No inspector and nobody who signs in: an expert can hold no seat and sign no result.
create table expert (
  id uuid primary key,
  serial integer generated always as identity unique,
  name text not null check (name <> ''),
  organisation text not null check (organisation <> ''),
  skills text[] not null check (cardinality(skills) > 0),
  unit_id uuid not null references unit (id),
  active boolean not null default true,
  registered_by uuid not null references person (id),
  registered_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1
);
create table expert_interest (
  id uuid primary key,
  expert_id uuid not null references expert (id),
  uscc text not null check (uscc ~ '^[0-9A-Z]{18}$'),
  nature text not null check (nature <> ''),
  declared_by uuid not null references person (id),
  declared_at timestamptz not null,
  ended_by uuid references person (id),
  ended_at timestamptz,
  check ((ended_by is null) = (ended_at is null))
);
create unique index one_open_expert_interest on expert_interest (expert_id, uscc) where ended_at is null;

-- 呈批: something beside the draw that somebody asks for and somebody else consents to, with what was
-- counted when it was asked.
create table proposal (
  id uuid primary key,
  kind text not null check (kind in ('direct-assignment', 'neighbour-pool', 'expert')),
  task_id uuid not null references task (id),
  inspection_id uuid references inspection (id),
  neighbour_id uuid references unit (id),
  expert_id uuid references expert (id),
  -- The team to be, its lead first.
  member_ids uuid[] not null default '{}',
  eligible integer check (eligible >= 0),
  threshold integer check (threshold > 0),
  reason text not null check (reason <> ''),
  state text not null default 'requested' check (state in ('requested', 'approved', 'rejected')),
  requested_by uuid not null references person (id),
  requested_at timestamptz not null,
  decided_at timestamptz,
  version integer not null default 1,
  check ((state = 'requested') = (decided_at is null)),
  check ((kind = 'direct-assignment') = (cardinality(member_ids) > 0)),
  check ((kind = 'direct-assignment') = (eligible is not null and threshold is not null)),
  -- R-117: only where too few are eligible, by the counts on file.
  constraint pool_is_too_small check (kind <> 'direct-assignment' or eligible < threshold),
  check ((kind = 'neighbour-pool') = (neighbour_id is not null)),
  check ((kind = 'expert') = (expert_id is not null)),
  check ((kind = 'neighbour-pool') = (inspection_id is null))
);
create unique index one_open_assignment on proposal (inspection_id) where kind = 'direct-assignment' and state = 'requested';
create unique index one_neighbour_at_a_time on proposal (task_id, neighbour_id) where kind = 'neighbour-pool' and state <> 'rejected';
create unique index one_invitation_at_a_time on proposal (inspection_id, expert_id) where kind = 'expert' and state <> 'rejected';

-- One word of each side, for ever. The neighbour's side is asked for a joined pool only.
create table consent (
  proposal_id uuid not null references proposal (id),
  side text not null check (side in ('own', 'neighbour')),
  verdict text not null check (verdict in ('approve', 'reject')),
  person_id uuid not null references person (id),
  reason text not null default '',
  seen_version integer,
  door text not null,
  card_hash text,
  decided_at timestamptz not null,
  primary key (proposal_id, side),
  constraint one_side_each unique (proposal_id, person_id),
  check (verdict = 'approve' or reason <> '')
);

-- Four eyes: nobody consents to what they asked for, or to being assigned; a head who proposes to join
-- pools speaks for the own side with it.
create function refuse_own_consent() returns trigger language plpgsql as $$
declare asked proposal;
begin
  select * into asked from proposal where id = new.proposal_id;
  if asked.state <> 'requested' then
    raise exception 'this proposal is settled' using errcode = 'YH001';
  end if;
  if new.side = 'neighbour' and asked.kind <> 'neighbour-pool' then
    raise exception 'there is no neighbour to ask' using errcode = 'YH001';
  end if;
  if new.person_id = any (asked.member_ids)
      or (new.person_id = asked.requested_by and not (asked.kind = 'neighbour-pool' and new.side = 'own')) then
    raise exception 'nobody consents to their own proposal' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger consent_is_of_another before insert on consent for each row execute function refuse_own_consent();
create trigger consent_is_kept before update or delete on consent for each row execute function refuse_change();
create trigger consent_is_not_emptied before truncate on consent execute function refuse_change();
alter table consent enable always trigger consent_is_of_another;
alter table consent enable always trigger consent_is_kept;
alter table consent enable always trigger consent_is_not_emptied;

-- What is approved has the word of every side.
create function refuse_without_consent() returns trigger language plpgsql as $$
begin
  if old.state = 'requested' and new.state = 'approved' and
      (select count(*) from consent where proposal_id = new.id and verdict = 'approve')
        < (case new.kind when 'neighbour-pool' then 2 else 1 end) then
    raise exception 'a side has not consented' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger proposal_has_consent before update on proposal for each row execute function refuse_without_consent();
create trigger proposal_is_fixed before update on proposal for each row execute function fix_value(
  'id', 'kind', 'task_id', 'inspection_id', 'neighbour_id', 'expert_id', 'member_ids', 'eligible', 'threshold',
  'reason', 'requested_by', 'requested_at');
create trigger proposal_moves_on before update on proposal for each row execute function keep_path(
  'requested>approved', 'requested>rejected');
create trigger proposal_is_settled before update on proposal for each row execute function keep_settled(
  'approved', 'rejected');
create trigger proposal_is_not_deleted before delete on proposal for each row execute function refuse_change();
create trigger proposal_is_not_emptied before truncate on proposal execute function refuse_change();
alter table proposal enable always trigger proposal_has_consent;
alter table proposal enable always trigger proposal_is_fixed;
alter table proposal enable always trigger proposal_moves_on;
alter table proposal enable always trigger proposal_is_settled;
alter table proposal enable always trigger proposal_is_not_deleted;
alter table proposal enable always trigger proposal_is_not_emptied;

-- A seat without a draw has a substitution that appoints, or an approved direct assignment.
alter table seat add column proposal_id uuid references proposal (id);
alter table seat add check (proposal_id is null or appointed_by is not null);
create trigger seat_proposal_is_fixed before update on seat for each row execute function fix_value('proposal_id');
alter table seat enable always trigger seat_proposal_is_fixed;
create function refuse_unassigned() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from added a where a.appointed_by is not null
      and not exists (select 1 from proposal p where p.id = a.proposal_id and p.kind = 'direct-assignment'
        and p.state = 'approved' and p.inspection_id = a.inspection_id and a.inspector_id = any (p.member_ids))
      and not exists (select 1 from substitution u join seat o on o.id = u.seat_id
        where u.method = 'appointment' and u.state = 'approved' and a.proposal_id is null
          and o.inspection_id = a.inspection_id and o.number = a.number and not o.active)
  ) then
    raise exception 'nobody is seated without a draw, a substitution or an approved assignment' using errcode = 'YH001';
  end if;
  return null;
end $$;
create trigger seat_is_assigned after insert on seat referencing new table as added
  for each statement execute function refuse_unassigned();
alter table seat enable always trigger seat_is_assigned;

-- An expert beside a team: drawn, or appointed by an approved proposal; never in the team.
alter table draw drop constraint draw_kind_check;
alter table draw add constraint draw_kind_check check (kind in ('subjects', 'match', 'substitution', 'expert'));
create unique index one_live_expert_draw on draw (inspection_id) where kind = 'expert' and state = 'announced';
create table expert_seat (
  id uuid primary key,
  inspection_id uuid not null references inspection (id),
  expert_id uuid not null references expert (id),
  mode text not null check (mode in ('draw', 'appointment')),
  draw_id uuid references draw (id),
  proposal_id uuid references proposal (id),
  assigned_at timestamptz not null,
  unique (inspection_id, expert_id),
  check ((mode = 'draw') = (draw_id is not null)),
  check ((mode = 'appointment') = (proposal_id is not null))
);
create function refuse_unfit_expert() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from expert_interest i join inspection n on n.id = new.inspection_id join subject s on s.id = n.subject_id
    where i.expert_id = new.expert_id and i.uscc = s.uscc and i.ended_at is null
  ) then
    raise exception 'an expert with an interest takes no part' using errcode = 'YH002';
  end if;
  if new.proposal_id is not null and not exists (select 1 from proposal p where p.id = new.proposal_id
      and p.kind = 'expert' and p.state = 'approved' and p.inspection_id = new.inspection_id
      and p.expert_id = new.expert_id) then
    raise exception 'an expert is appointed with consent' using errcode = 'YH001';
  end if;
  if new.draw_id is not null and not exists (select 1 from draw d where d.id = new.draw_id
      and d.kind = 'expert' and d.seed is not null and d.inspection_id = new.inspection_id) then
    raise exception 'an expert is drawn by a draw of this visit' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger expert_seat_is_lawful before insert on expert_seat for each row execute function refuse_unfit_expert();
create trigger expert_seat_is_kept before update or delete on expert_seat for each row execute function refuse_change();
create trigger expert_seat_is_not_emptied before truncate on expert_seat execute function refuse_change();
alter table expert_seat enable always trigger expert_seat_is_lawful;
alter table expert_seat enable always trigger expert_seat_is_kept;
alter table expert_seat enable always trigger expert_seat_is_not_emptied;

create trigger expert_is_fixed before update on expert for each row execute function fix_value(
  'id', 'serial', 'unit_id', 'registered_by', 'registered_at');
create trigger expert_is_not_deleted before delete on expert for each row execute function refuse_change();
create trigger expert_is_not_emptied before truncate on expert execute function refuse_change();
create trigger expert_interest_is_fixed before update on expert_interest for each row execute function fix_value(
  'id', 'expert_id', 'uscc', 'nature', 'declared_by', 'declared_at');
create trigger expert_interest_is_kept before update on expert_interest for each row execute function keep_value(
  'ended_by', 'ended_at');
create trigger expert_interest_is_not_deleted before delete on expert_interest for each row execute function refuse_change();
create trigger expert_interest_is_not_emptied before truncate on expert_interest execute function refuse_change();
alter table expert enable always trigger expert_is_fixed;
alter table expert enable always trigger expert_is_not_deleted;
alter table expert enable always trigger expert_is_not_emptied;
alter table expert_interest enable always trigger expert_interest_is_fixed;
alter table expert_interest enable always trigger expert_interest_is_kept;
alter table expert_interest enable always trigger expert_interest_is_not_deleted;
alter table expert_interest enable always trigger expert_interest_is_not_emptied;

-- 依法委托第三方: what was entrusted to whom, and who pays. Never a member of a team.
create table third_party (
  id uuid primary key,
  inspection_id uuid not null references inspection (id),
  body text not null check (body <> ''),
  contract text not null check (contract <> ''),
  scope text not null check (scope <> ''),
  cost_owner text not null check (cost_owner in ('entrusting-unit')),
  unit_id uuid not null references unit (id),
  recorded_by uuid not null references person (id),
  recorded_at timestamptz not null
);
create trigger third_party_is_kept before update or delete on third_party for each row execute function refuse_change();
create trigger third_party_is_not_emptied before truncate on third_party execute function refuse_change();
alter table third_party enable always trigger third_party_is_kept;
alter table third_party enable always trigger third_party_is_not_emptied;

grant select, insert, update on expert, expert_interest, proposal to yaohao_office;
grant select, insert on consent, expert_seat, third_party to yaohao_office;
grant usage on all sequences in schema public to yaohao_office;
`;

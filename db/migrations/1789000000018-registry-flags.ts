/** What is noted of subjects and people beside their rows: flags, ended interests, joint registries of branches. */
export const flagsSql = `
-- R-040, R-057, R-073: what raises or lowers how often somebody is inspected, each with its source, reason,
-- evidence and days. subject.grade, .risk, .blacklisted and .abnormal show what is in force today: a flag is
-- put there when it begins and taken off when it lapses. An import writes these columns itself; where they
-- come from is told by the batch of their version.
create table subject_flag (
  id uuid primary key,
  subject_id uuid not null references subject (id),
  kind text not null check (kind in ('grade', 'risk', 'blacklisted', 'abnormal', 'discredited',
    'seriously-discredited', 'serious-violation', 'public-concern', 'complaints', 'special-industry', 'key-area',
    'fire-hazard', 'penalty', 'past-fire')),
  value text not null default '',
  source text not null check (source <> ''),
  reason text not null check (reason <> ''),
  evidence text not null default '',
  starts_on date not null,
  -- The last day on which it holds; open until somebody ends it.
  ends_on date,
  state text not null default 'in-force' check (state in ('requested', 'in-force', 'rejected')),
  recorded_by uuid not null references person (id),
  recorded_at timestamptz not null,
  decided_by uuid references person (id),
  decided_at timestamptz,
  decision_reason text not null default '',
  ended_by uuid references person (id),
  ended_at timestamptz,
  end_reason text not null default '',
  -- When it was put on the subject and taken off again, and what stood there before.
  begun_at timestamptz,
  lapsed_at timestamptz,
  before text not null default '',
  version integer not null default 1,
  check (ends_on is null or ends_on >= starts_on),
  check ((kind in ('grade', 'risk')) = (value <> '')),
  check (kind <> 'grade' or value in ('A', 'B', 'C')),
  -- A blacklist has an approver, who is not whoever asked for it, and an end.
  check (kind <> 'blacklisted' or state <> 'in-force' or decided_by is not null),
  check (kind <> 'blacklisted' or ends_on is not null),
  check (decided_by <> recorded_by),
  check ((decided_by is null) = (decided_at is null)),
  check (state <> 'rejected' or decision_reason <> ''),
  check ((ended_by is null) = (ended_at is null)),
  check (ended_at is null or end_reason <> ''),
  check (lapsed_at is null or begun_at is not null)
);
create unique index one_open_flag on subject_flag (subject_id, kind)
  where state = 'requested' or (state = 'in-force' and ends_on is null);
create index subject_flag_subject on subject_flag (subject_id, kind, starts_on);
create index subject_flag_due on subject_flag (starts_on) where lapsed_at is null and state = 'in-force';
create trigger subject_flag_is_fixed before update on subject_flag for each row execute function fix_value(
  'id', 'subject_id', 'kind', 'value', 'source', 'reason', 'evidence', 'starts_on', 'recorded_by', 'recorded_at');
create trigger subject_flag_is_settled before update on subject_flag for each row execute function keep_value(
  'decided_by', 'decided_at', 'ended_by', 'ended_at', 'begun_at', 'lapsed_at');
create trigger subject_flag_moves_on before update on subject_flag for each row execute function keep_path(
  'requested>in-force', 'requested>rejected');
create trigger subject_flag_is_not_deleted before delete on subject_flag for each row execute function refuse_change();
create trigger subject_flag_is_not_emptied before truncate on subject_flag execute function refuse_change();
alter table subject_flag enable always trigger subject_flag_is_fixed;
alter table subject_flag enable always trigger subject_flag_is_settled;
alter table subject_flag enable always trigger subject_flag_moves_on;
alter table subject_flag enable always trigger subject_flag_is_not_deleted;
alter table subject_flag enable always trigger subject_flag_is_not_emptied;

-- Who ended an interest, and why; whoever declared it themselves stands in declared_by.
alter table interest
  add column declared_by uuid references person (id),
  add column ended_by uuid references person (id),
  add column end_reason text not null default '',
  add constraint interest_end_has_reason check (ended_by is null or (ended_at is not null and end_reason <> ''));
create trigger interest_end_is_kept before update on interest for each row execute function keep_value(
  'declared_by', 'ended_by');
alter table interest enable always trigger interest_end_is_kept;

-- R-047 仙游方案 二(一)2: two branches keep one registry of inspectors, when the heads of both consent.
create table pool_agreement (
  id uuid primary key,
  unit_id uuid not null references unit (id),
  partner_id uuid not null references unit (id),
  reason text not null check (reason <> ''),
  requested_by uuid not null references person (id),
  requested_at timestamptz not null,
  own_by uuid references person (id),
  own_at timestamptz,
  partner_by uuid references person (id),
  partner_at timestamptz,
  state text not null default 'requested' check (state in ('requested', 'in-force', 'rejected', 'ended')),
  ended_by uuid references person (id),
  ended_at timestamptz,
  end_reason text not null default '',
  version integer not null default 1,
  check (unit_id <> partner_id),
  check (own_by <> partner_by),
  check ((own_by is null) = (own_at is null) and (partner_by is null) = (partner_at is null)),
  check (state <> 'in-force' or (own_by is not null and partner_by is not null)),
  check ((state in ('rejected', 'ended')) = (ended_at is not null and ended_by is not null and end_reason <> ''))
);
create unique index one_open_agreement on pool_agreement (least(unit_id, partner_id), greatest(unit_id, partner_id))
  where state in ('requested', 'in-force');
create function refuse_settled_agreement() returns trigger language plpgsql as $$
begin
  if new.state <> 'requested' or new.partner_by is not null then
    raise exception 'an agreement begins without the other side''s consent' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger pool_agreement_begins before insert on pool_agreement for each row execute function refuse_settled_agreement();
create trigger pool_agreement_is_fixed before update on pool_agreement for each row execute function fix_value(
  'id', 'unit_id', 'partner_id', 'reason', 'requested_by', 'requested_at');
create trigger pool_agreement_has_consent before update on pool_agreement for each row execute function keep_value(
  'own_by', 'own_at', 'partner_by', 'partner_at', 'ended_by', 'ended_at');
create trigger pool_agreement_moves_on before update on pool_agreement for each row execute function keep_path(
  'requested>in-force', 'requested>rejected', 'in-force>ended');
create trigger pool_agreement_is_not_deleted before delete on pool_agreement for each row execute function refuse_change();
create trigger pool_agreement_is_not_emptied before truncate on pool_agreement execute function refuse_change();
alter table pool_agreement enable always trigger pool_agreement_begins;
alter table pool_agreement enable always trigger pool_agreement_is_fixed;
alter table pool_agreement enable always trigger pool_agreement_has_consent;
alter table pool_agreement enable always trigger pool_agreement_moves_on;
alter table pool_agreement enable always trigger pool_agreement_is_not_deleted;
alter table pool_agreement enable always trigger pool_agreement_is_not_emptied;

grant select, insert, update on subject_flag, pool_agreement to yaohao_office;
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 全过程记录: when the visit is, what the subject was told, which documents and recordings there are, what it confirms. */
export class VisitRecord1789000000052 implements MigrationInterface {
  name = 'VisitRecord1789000000052';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const kept = (table: string): string => `
create trigger ${table}_is_kept before update or delete on ${table} for each row execute function refuse_change();
create trigger ${table}_is_not_emptied before truncate on ${table} execute function refuse_change();
alter table ${table} enable always trigger ${table}_is_kept;
alter table ${table} enable always trigger ${table}_is_not_emptied;
grant select, insert on ${table} to yaohao_office;`;

const sql = `
-- R-149: a file can be a document of the visit, also one that is signed after the result was entered.
alter table evidence drop constraint evidence_purpose_check;
alter table evidence add constraint evidence_purpose_check check (purpose in ('visit', 'request', 'document'));

-- R-139: the day and the time of a visit, as its lead fixes them; a change says why.
create table visit_time (
  id uuid primary key,
  inspection_id uuid not null references inspection (id),
  number integer not null check (number >= 1),
  starts_at timestamptz not null,
  reason text not null default '' check (length(reason) <= 500),
  set_by uuid not null references person (id),
  door text not null,
  set_at timestamptz not null,
  unique (inspection_id, number),
  check (number = 1 or reason <> '')
);

-- R-146, R-151: what was handed to the subject, word for word, and how, when and to whom.
create table subject_notice (
  id uuid primary key,
  inspection_id uuid not null references inspection (id),
  number integer not null check (number >= 1),
  content jsonb not null,
  -- SHA-256 of the RFC 8785 form of the content.
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  way text not null check (way in ('in-person', 'left', 'mail', 'electronic')),
  recipient text not null check (recipient <> '' and length(recipient) <= 100),
  capacity text not null check (capacity in ('legal-representative', 'responsible', 'agent', 'employee')),
  witness text not null default '' check (length(witness) <= 200),
  -- The number of what was posted, the address to which it was sent.
  reference text not null default '' check (length(reference) <= 200),
  delivered_at timestamptz not null,
  recorded_by uuid not null references person (id),
  door text not null,
  recorded_at timestamptz not null,
  unique (inspection_id, number),
  check (way <> 'left' or witness <> ''),
  check (way not in ('mail', 'electronic') or reference <> ''),
  check (delivered_at <= recorded_at)
);

-- R-149: a document of the visit: a file that was sent, or what was written here.
create table visit_document (
  id uuid primary key,
  inspection_id uuid not null references inspection (id),
  number integer not null check (number >= 1),
  kind text not null check (kind in ('site-check', 'statement-defence', 'rights-notice', 'check-record', 'signed-record')),
  evidence_id uuid references evidence (id),
  content text not null default '' check (length(content) <= 8000),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  made_by uuid not null references person (id),
  door text not null,
  made_at timestamptz not null,
  unique (inspection_id, number),
  check (evidence_id is not null or content <> '')
);

-- R-149: a recording in sound or pictures: of which step, by which device, where its file is kept.
create table visit_recording (
  id uuid primary key,
  inspection_id uuid not null references inspection (id),
  number integer not null check (number >= 1),
  step text not null check (step in ('key')),
  scene text not null check (scene <> '' and length(scene) <= 300),
  device text not null check (device <> '' and length(device) <= 100),
  begun_at timestamptz not null,
  ended_at timestamptz not null check (ended_at >= begun_at),
  kept_at text not null check (kept_at <> '' and length(kept_at) <= 300),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  recorded_by uuid not null references person (id),
  door text not null,
  recorded_at timestamptz not null,
  unique (inspection_id, number),
  unique (inspection_id, hash),
  check (ended_at <= recorded_at)
);

-- R-152: that the subject refused, hid the truth or deceived; what of it stands in which result.
create table subject_conduct (
  id uuid primary key,
  inspection_id uuid not null references inspection (id),
  number integer not null check (number >= 1),
  kind text not null check (kind in ('refused', 'concealed', 'falsified')),
  fact text not null check (fact <> '' and length(fact) <= 1000),
  recorded_by uuid not null references person (id),
  door text not null,
  recorded_at timestamptz not null,
  unique (inspection_id, number)
);
create table result_conduct (
  result_id uuid not null references result (id),
  conduct_id uuid not null references subject_conduct (id),
  primary key (result_id, conduct_id)
);

-- R-143: the subject confirms a result, or refuses to before a witness.
create table subject_confirmation (
  id uuid primary key,
  inspection_id uuid not null references inspection (id),
  result_id uuid not null unique references result (id),
  result_hash text not null,
  outcome text not null check (outcome in ('confirmed', 'refused')),
  person text not null check (person <> '' and length(person) <= 100),
  capacity text not null check (capacity in ('legal-representative', 'responsible', 'agent', 'employee')),
  -- What the subject has to say: its statement and defence.
  statement text not null default '' check (length(statement) <= 2000),
  reason text not null default '' check (length(reason) <= 500),
  witness text not null default '' check (length(witness) <= 200),
  recorded_by uuid not null references person (id),
  door text not null,
  recorded_at timestamptz not null,
  check (outcome <> 'refused' or (reason <> '' and witness <> ''))
);

-- R-142: with whose signatures a result was closed where the rules do not ask for everybody's.
create table visit_closing (
  result_id uuid primary key references result (id),
  inspection_id uuid not null references inspection (id),
  signatures integer not null check (signatures >= 2),
  rule text not null check (rule <> ''),
  closed_at timestamptz not null
);

-- R-150: what a third party cost, out of which budget; who entrusts pays.
create table third_party_cost (
  id uuid primary key,
  third_party_id uuid not null references third_party (id),
  number integer not null check (number >= 1),
  amount_fen bigint not null check (amount_fen > 0),
  budget text not null check (budget <> '' and length(budget) <= 200),
  voucher text not null default '' check (length(voucher) <= 100),
  payer_id uuid not null references unit (id),
  recorded_by uuid not null references person (id),
  recorded_at timestamptz not null,
  unique (third_party_id, number)
);
${[
  'visit_time',
  'subject_notice',
  'visit_document',
  'visit_recording',
  'subject_conduct',
  'result_conduct',
  'subject_confirmation',
  'visit_closing',
  'third_party_cost',
]
  .map(kept)
  .join('')}

-- R-139: nobody but the lead fixes the time.
create function refuse_stray_time() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from seat where inspection_id = new.inspection_id and inspector_id = new.set_by and active and lead) then
    raise exception 'the lead fixes the time of a visit' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger visit_time_is_the_leads before insert on visit_time for each row execute function refuse_stray_time();
alter table visit_time enable always trigger visit_time_is_the_leads;

-- A file of another visit proves nothing of this one.
create function refuse_stray_paper() returns trigger language plpgsql as $$
begin
  if new.evidence_id is not null and not exists (select 1 from evidence
      where id = new.evidence_id and inspection_id = new.inspection_id and purpose <> 'request') then
    raise exception 'a document is a file of its own visit' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger visit_document_is_of_the_visit before insert on visit_document for each row execute function refuse_stray_paper();
alter table visit_document enable always trigger visit_document_is_of_the_visit;

-- R-143: what is confirmed is the newest result as it stands, before somebody of the team who was there.
create function refuse_stray_confirmation() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from result r where r.id = new.result_id and r.inspection_id = new.inspection_id
      and r.hash = new.result_hash
      and r.number = (select max(number) from result where inspection_id = new.inspection_id)) then
    raise exception 'the subject confirms the result as it stands' using errcode = 'YH001';
  end if;
  if not exists (select 1 from seat s join check_in c on c.inspection_id = s.inspection_id and c.inspector_id = s.inspector_id
      where s.inspection_id = new.inspection_id and s.inspector_id = new.recorded_by) then
    raise exception 'the subject confirms before the team' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger subject_confirmation_is_of_the_result before insert on subject_confirmation for each row execute function refuse_stray_confirmation();
alter table subject_confirmation enable always trigger subject_confirmation_is_of_the_result;

-- R-152: what stands in a result was seen at its visit.
create function refuse_stray_conduct() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from result r join subject_conduct c on c.inspection_id = r.inspection_id
      where r.id = new.result_id and c.id = new.conduct_id) then
    raise exception 'conduct belongs to the result of its visit' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger result_conduct_is_of_the_visit before insert on result_conduct for each row execute function refuse_stray_conduct();
alter table result_conduct enable always trigger result_conduct_is_of_the_visit;

-- R-150: who entrusted pays, and nobody else.
create function refuse_other_payer() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from third_party where id = new.third_party_id and unit_id = new.payer_id) then
    raise exception 'who entrusts pays' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger third_party_cost_is_the_entrusters before insert on third_party_cost for each row execute function refuse_other_payer();
alter table third_party_cost enable always trigger third_party_cost_is_the_entrusters;

-- R-142, R-163: as before, but for a result that was closed with fewer signatures by the bureau's rules:
-- then its lead and one more have signed.
create or replace function refuse_unsigned_disclosure() returns trigger language plpgsql as $$
begin
  if old.state <> 'pending' or new.state = 'pending' or new.result_id is null then return new; end if;
  if exists (select 1 from visit_closing where result_id = new.result_id) then
    if (select count(*) from signature where result_id = new.result_id) < 2
        or not exists (select 1 from signature g join seat s on s.inspector_id = g.inspector_id
          and s.inspection_id = new.inspection_id and s.active and s.lead where g.result_id = new.result_id) then
      raise exception 'a result is disclosed when its lead and another have signed' using errcode = 'YH001';
    end if;
  elsif not exists (select 1 from seat where inspection_id = new.inspection_id and active)
      or exists (select 1 from seat s where s.inspection_id = new.inspection_id and s.active
        and not exists (select 1 from signature g where g.result_id = new.result_id and g.inspector_id = s.inspector_id)
        and not exists (select 1 from seat_release r where r.seat_id = s.id)) then
    raise exception 'a result is disclosed when all have signed' using errcode = 'YH001';
  end if;
  if exists (select 1 from seat where inspection_id = new.inspection_id and inspector_id = new.approved_by) then
    raise exception 'nobody approves what they inspected' using errcode = 'YH001';
  end if;
  return new;
end $$;
`;

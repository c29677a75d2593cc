import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Inspections, their teams, recusals, substitutions, results, signatures and disclosures. */
export class Inspection1789000000005 implements MigrationInterface {
  name = 'Inspection1789000000005';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
create table inspection (
  id uuid primary key,
  code text not null unique,
  task_id uuid not null references task (id),
  subject_id uuid not null references subject (id),
  unit_id uuid not null references unit (id),
  state text not null default 'assigned' check (state in ('assigned', 'accepted', 'started', 'submitted',
    'signed', 'published', 'withheld')),
  version integer not null default 1,
  created_at timestamptz not null,
  started_at timestamptz,
  signed_on date,
  unique (task_id, subject_id)
);

-- The category a visit's subject had when its pool was frozen: whatever the registry says later, this
-- decides who may visit, what is checked and what is disclosed.
create view visit_category as
  select n.id as inspection_id, g.filter ->> 'category' as category
  from inspection n join pool_entry p on p.task_id = n.task_id and p.subject_id = n.subject_id
    join stratum g on g.task_id = p.task_id and g.number = p.stratum;

create table seat (
  id uuid primary key,
  inspection_id uuid not null references inspection (id),
  number integer not null check (number >= 1),
  unit_id uuid not null references unit (id),
  inspector_id uuid not null references inspector (person_id),
  lead boolean not null default false,
  active boolean not null default true,
  draw_id uuid references draw (id),
  appointed_by uuid references person (id),
  assigned_at timestamptz not null,
  accepted_at timestamptz,
  ended_at timestamptz,
  version integer not null default 1,
  check (active = (ended_at is null)),
  check ((draw_id is null) <> (appointed_by is null))
);
create unique index one_active_seat on seat (inspection_id, inspector_id) where active;
create unique index one_holder_per_seat on seat (inspection_id, number) where active;
create unique index one_lead on seat (inspection_id) where active and lead;
create index seat_inspector on seat (inspector_id) where active;

create table recusal (
  id uuid primary key,
  inspection_id uuid not null references inspection (id),
  seat_id uuid not null references seat (id),
  inspector_id uuid not null references inspector (person_id),
  ground text not null check (ground in ('kinship', 'employment', 'ownership', 'dispute', 'other')),
  note text not null default '',
  state text not null default 'requested' check (state in ('requested', 'approved', 'rejected')),
  -- The head is asked where no approver is left who may decide.
  decider text not null default 'approver' check (decider in ('approver', 'head')),
  requested_at timestamptz not null,
  decided_by uuid references person (id),
  decided_at timestamptz,
  decision_reason text,
  version integer not null default 1,
  check (decided_by <> inspector_id),
  check ((state in ('approved', 'rejected')) = (decided_by is not null and decided_at is not null)),
  check (state <> 'rejected' or decision_reason <> ''),
  check (ground <> 'other' or note <> '')
);
create unique index one_open_recusal on recusal (seat_id) where state = 'requested';

create table substitution (
  id uuid primary key,
  inspection_id uuid not null references inspection (id),
  seat_id uuid not null references seat (id),
  replaced_id uuid not null references inspector (person_id),
  requester_id uuid not null references person (id),
  recusal_id uuid unique references recusal (id),
  reason text not null check (reason in ('transfer', 'conflict', 'health', 'recusal', 'other')),
  note text not null default '',
  state text not null default 'requested' check (state in
    ('requested', 'approved', 'rejected', 'done')),
  method text not null check (method in ('draw', 'appointment')),
  decider text not null default 'approver' check (decider in ('approver', 'head')),
  requested_at timestamptz not null,
  decided_by uuid references person (id),
  decided_at timestamptz,
  decision_reason text,
  substitute_id uuid references inspector (person_id),
  done_at timestamptz,
  version integer not null default 1,
  check (decided_by <> requester_id and decided_by <> replaced_id),
  check (substitute_id is null or (decided_by <> substitute_id and substitute_id <> replaced_id)),
  check ((state in ('approved', 'rejected', 'done')) = (decided_by is not null and decided_at is not null)),
  check (state <> 'rejected' or decision_reason <> ''),
  check ((state = 'done') = (substitute_id is not null and done_at is not null)),
  check ((reason = 'recusal') = (recusal_id is not null)),
  check (reason <> 'other' or note <> '')
);
create unique index one_open_substitution on substitution (seat_id) where state in ('requested', 'approved');

alter table draw add foreign key (inspection_id) references inspection (id);
alter table draw add foreign key (substitution_id) references substitution (id);

-- One decision per request, for ever: the second insert fails, whatever the code above it believes.
create table decision (
  id uuid primary key,
  about_type text not null check (about_type in ('recusal', 'substitution', 'disclosure')),
  about_id uuid not null,
  verdict text not null check (verdict in ('approve', 'reject')),
  person_id uuid not null references person (id),
  reason text not null default '',
  seen_version integer,
  door text not null,
  card_hash text,
  decided_at timestamptz not null,
  unique (about_type, about_id)
);

create table check_in (
  inspection_id uuid not null references inspection (id),
  inspector_id uuid not null references inspector (person_id),
  licence_no text not null,
  at timestamptz not null,
  place text,
  primary key (inspection_id, inspector_id)
);

create table result (
  id uuid primary key,
  inspection_id uuid not null references inspection (id),
  number integer not null check (number >= 1),
  finding text not null check (finding in ('clear', 'unreachable', 'unpublicised', 'falsified',
    'rectification', 'obstructed', 'pending', 'other')),
  answers jsonb not null,
  note text not null default '',
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  submitted_by uuid not null references person (id),
  submitted_at timestamptz not null,
  unique (inspection_id, number),
  check (finding <> 'other' or note <> '')
);

create table signature (
  result_id uuid not null references result (id),
  inspector_id uuid not null references inspector (person_id),
  result_hash text not null,
  door text not null,
  card_hash text,
  signed_at timestamptz not null,
  primary key (result_id, inspector_id)
);

create table disclosure (
  id uuid primary key,
  inspection_id uuid not null unique references inspection (id),
  -- Null while the visit of a task that has closed has no signed result: its disclosure is owed all the same.
  result_id uuid references result (id),
  state text not null default 'pending' check (state in ('pending', 'published', 'withheld')),
  clock_from date,
  due_on date,
  provisional boolean not null default false,
  rule text not null default '',
  approved_by uuid references person (id),
  approved_at timestamptz,
  published_at timestamptz,
  version integer not null default 1,
  check ((state = 'published') = (approved_by is not null and approved_at is not null)),
  check ((state = 'published') = (published_at is not null)),
  check (state = 'pending' or result_id is not null)
);
`;

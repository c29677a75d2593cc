import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Draws of subjects, of teams and of substitutes: announcement, entropy, result. */
export class Draw1789000000004 implements MigrationInterface {
  name = 'Draw1789000000004';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
create table draw (
  id uuid primary key,
  code text not null unique check (code ~ '^[A-Z0-9-]{1,64}$'),
  kind text not null check (kind in ('subjects', 'match', 'substitution')),
  task_id uuid not null references task (id),
  inspection_id uuid,
  substitution_id uuid,
  state text not null default 'frozen' check (state in ('frozen', 'announced', 'drawn', 'confirmed', 'void')),
  -- Pool root, or the SHA-256 of the canonical input of a match.
  input_hash text not null check (input_hash ~ '^[0-9a-f]{64}$'),
  input jsonb not null,
  predecessor text,
  frozen_at timestamptz not null,
  announcement jsonb,
  announced_at timestamptz,
  reveal_by timestamptz,
  seed text check (seed ~ '^[0-9a-f]{64}$'),
  result jsonb,
  label text check (label in ('verifiable', 'witnessed', 'unverifiable')),
  drawn_at timestamptz,
  confirmed_by uuid references person (id),
  confirmed_at timestamptz,
  void_reason text,
  voided_by uuid references person (id),
  voided_at timestamptz,
  version integer not null default 1,
  check ((announcement is null) = (announced_at is null)),
  check (state not in ('announced', 'drawn', 'confirmed') or announcement is not null),
  check (state not in ('drawn', 'confirmed') or (seed is not null and result is not null and drawn_at is not null)),
  check ((state = 'confirmed') = (confirmed_at is not null)),
  check ((state = 'void') = (voided_at is not null)),
  check (state <> 'void' or void_reason is not null),
  check ((kind = 'substitution') = (substitution_id is not null))
);
create unique index one_draw_per_pool on draw (task_id) where kind = 'subjects';
create unique index one_live_match on draw (task_id) where kind = 'match' and state <> 'void';
create unique index one_live_redraw on draw (substitution_id) where kind = 'substitution' and state <> 'void';

create table entropy_source (
  draw_id uuid not null references draw (id),
  position integer not null check (position >= 0),
  kind text not null check (kind in ('drand', 'lottery', 'reveal', 'secret')),
  person_id uuid references person (id),
  unit_id uuid references unit (id),
  commitment text check (commitment ~ '^[0-9a-f]{64}$'),
  committed_at timestamptz,
  value bytea,
  value_sealed bytea,
  opened_at timestamptz,
  primary key (draw_id, position),
  unique (draw_id, person_id),
  unique (draw_id, commitment),
  check ((kind = 'reveal') = (person_id is not null)),
  -- SHA-256 of what is opened equals what was committed to, whoever writes the row.
  check (value is null or kind not in ('reveal', 'secret') or encode(sha256(value), 'hex') = commitment)
);

create table drawn_subject (
  draw_id uuid not null references draw (id),
  stratum integer not null,
  rank integer not null check (rank >= 1),
  record_id text not null,
  subject_id uuid not null references subject (id),
  primary key (draw_id, stratum, rank),
  unique (draw_id, record_id)
);
`;

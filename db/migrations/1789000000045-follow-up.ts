import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 后续监管: cases, their measures and referrals, notices to other bureaus, the public's blacklist and credit copies. */
export class FollowUp1789000000045 implements MigrationInterface {
  name = 'FollowUp1789000000045';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not migrated away: roll forward.');
  }
}

const sql = `
-- Each list is widened as it stands: others widen it, too.
do $$
declare found record;
begin
  for found in select c.conname as name, c.conrelid::regclass::text as tab,
      regexp_replace(pg_get_constraintdef(c.oid), 'ARRAY\\[', 'ARRAY[' || w.more || ', ') as def
    from (values
      ('obligation_kind_check', '''case''::text, ''rectification''::text, ''referral''::text, ''criminal-transfer''::text, ''bureau-notice''::text'),
      ('decision_about_type_check', '''case''::text'),
      ('held_verdict_about_type_check', '''case''::text'),
      ('public_notice_kind_check', '''blacklist''::text, ''credit''::text')) w (name, more)
    join pg_constraint c on c.conname = w.name
  loop
    execute format('alter table %s drop constraint %I', found.tab, found.name);
    execute format('alter table %s add constraint %I %s', found.tab, found.name, found.def);
  end loop;
end $$;

-- R-175: what an inspection found, or another department handed over (R-178), until it is dealt with.
create table case_file (
  id uuid primary key,
  code text not null unique,
  kind text not null check (kind in ('rectification', 'pending', 'non-cooperation', 'inbound')),
  inspection_id uuid references inspection (id),
  -- The result that it was opened with; null for what came in from outside.
  result_id uuid references result (id),
  subject_id uuid references subject (id),
  subject_name text not null check (subject_name <> ''),
  -- The unit that follows up, by the bureau's rule, and who of it.
  unit_id uuid not null references unit (id),
  owner_id uuid references person (id),
  rule text not null,
  due_on date not null,
  provisional boolean not null,
  -- What it is about; of one that came in: from whom, by which document, on which day.
  content text not null default '',
  from_body text not null default '',
  document_no text not null default '',
  received_on date,
  profile_slug text not null,
  profile_version integer not null,
  -- R-177: suspected crime, why, and by when the law wants it handed over.
  criminal boolean not null default false,
  criminal_reason text not null default '',
  transfer_due_on date,
  criminal_by uuid references person (id),
  criminal_at timestamptz,
  state text not null default 'open' check (state in ('open', 'closing', 'closed')),
  -- How it is to be closed: asked for by one person, agreed to by another; which asking it is.
  closing integer not null default 0,
  outcome text check (outcome in ('rectified', 'penalised', 'referred', 'transferred', 'unfounded', 'handled', 'result-changed')),
  outcome_note text not null default '',
  outcome_document text not null default '',
  asked_by uuid references person (id),
  asked_at timestamptz,
  closed_by uuid references person (id),
  closed_at timestamptz,
  opened_by uuid references person (id),
  opened_at timestamptz not null,
  version integer not null default 1,
  unique (inspection_id, kind),
  check ((kind = 'inbound') = (inspection_id is null)),
  check (kind <> 'inbound' or (from_body <> '' and document_no <> '' and received_on is not null)),
  check (not criminal or (criminal_reason <> '' and transfer_due_on is not null and criminal_by is not null)),
  check (state = 'open' or outcome is not null),
  check ((state = 'closed') = (closed_at is not null)),
  check (closed_by is null or closed_by <> asked_by)
);
create index case_file_unit on case_file (unit_id, due_on) where state <> 'closed';
create trigger case_file_is_fixed before update on case_file for each row execute function fix_value(
  'id', 'code', 'kind', 'inspection_id', 'subject_id', 'subject_name', 'rule', 'content', 'from_body',
  'document_no', 'received_on', 'profile_slug', 'profile_version', 'opened_by', 'opened_at');
create trigger case_file_is_kept before update on case_file for each row execute function keep_value(
  'criminal_by', 'criminal_at', 'transfer_due_on', 'closed_by', 'closed_at');
create trigger case_file_moves_on before update on case_file for each row execute function keep_path(
  'open>closing', 'closing>open', 'closing>closed', 'open>closed');
create trigger case_file_is_settled before update on case_file for each row execute function keep_settled('closed');
create trigger case_file_is_not_deleted before delete on case_file for each row execute function refuse_change();
create trigger case_file_is_not_emptied before truncate on case_file execute function refuse_change();
alter table case_file enable always trigger case_file_is_fixed;
alter table case_file enable always trigger case_file_is_kept;
alter table case_file enable always trigger case_file_moves_on;
alter table case_file enable always trigger case_file_is_settled;
alter table case_file enable always trigger case_file_is_not_deleted;
alter table case_file enable always trigger case_file_is_not_emptied;
grant select, insert, update on case_file to yaohao_office;

-- R-179: what was ordered, step by step, until when, and what was found when it was looked at again.
create table case_measure (
  case_id uuid not null references case_file (id),
  number integer not null,
  measure text not null check (measure in ('rectify', 'suspend', 'revoke')),
  ordered_on date not null,
  due_on date not null check (due_on >= ordered_on),
  document_no text not null check (document_no <> ''),
  note text not null default '',
  -- Why the steps before it were left out.
  skip_reason text not null default '',
  ordered_by uuid not null references person (id),
  ordered_at timestamptz not null,
  reviewed_on date check (reviewed_on >= ordered_on),
  met boolean,
  review_note text,
  reviewed_by uuid references person (id),
  reviewed_at timestamptz,
  primary key (case_id, number),
  check ((met is null) = (reviewed_on is null)),
  check ((met is null) = (reviewed_by is null)),
  check ((met is null) = (reviewed_at is null))
);
create trigger case_measure_is_fixed before update on case_measure for each row execute function fix_value(
  'case_id', 'number', 'measure', 'ordered_on', 'due_on', 'document_no', 'note', 'skip_reason', 'ordered_by',
  'ordered_at');
create trigger case_measure_is_kept before update on case_measure for each row execute function keep_value(
  'reviewed_on', 'met', 'review_note', 'reviewed_by', 'reviewed_at');
create trigger case_measure_is_not_deleted before delete on case_measure for each row execute function refuse_change();
create trigger case_measure_is_not_emptied before truncate on case_measure execute function refuse_change();
alter table case_measure enable always trigger case_measure_is_fixed;
alter table case_measure enable always trigger case_measure_is_kept;
alter table case_measure enable always trigger case_measure_is_not_deleted;
alter table case_measure enable always trigger case_measure_is_not_emptied;
grant select, insert, update on case_measure to yaohao_office;

-- R-176, R-177: handed on to another department or to who pursues crimes, and the receipt that came back.
create table referral (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  number integer not null,
  receiver_kind text not null check (receiver_kind in ('department', 'judicial', 'public-security', 'own')),
  receiver text not null check (receiver <> ''),
  content text not null check (content <> ''),
  document_no text not null check (document_no <> ''),
  sent_on date not null,
  due_on date not null,
  sent_by uuid not null references person (id),
  sent_at timestamptz not null,
  receipt_no text,
  received_on date check (received_on >= sent_on),
  receipt_by uuid references person (id),
  receipt_at timestamptz,
  unique (case_id, number),
  check ((receipt_no is null) = (received_on is null)),
  check ((receipt_no is null) = (receipt_by is null)),
  check ((receipt_no is null) = (receipt_at is null))
);
create trigger referral_is_fixed before update on referral for each row execute function fix_value(
  'id', 'case_id', 'number', 'receiver_kind', 'receiver', 'content', 'document_no', 'sent_on', 'due_on', 'sent_by',
  'sent_at');
create trigger referral_is_kept before update on referral for each row execute function keep_value(
  'receipt_no', 'received_on', 'receipt_by', 'receipt_at');
create trigger referral_is_not_deleted before delete on referral for each row execute function refuse_change();
create trigger referral_is_not_emptied before truncate on referral execute function refuse_change();
alter table referral enable always trigger referral_is_fixed;
alter table referral enable always trigger referral_is_kept;
alter table referral enable always trigger referral_is_not_deleted;
alter table referral enable always trigger referral_is_not_emptied;
grant select, insert, update on referral to yaohao_office;
-- The files that went with it: evidence of the visit.
create table referral_file (
  referral_id uuid not null references referral (id),
  evidence_id uuid not null references evidence (id),
  hash text not null,
  primary key (referral_id, evidence_id)
);
create trigger referral_file_is_kept before update or delete on referral_file for each row execute function refuse_change();
create trigger referral_file_is_not_emptied before truncate on referral_file execute function refuse_change();
alter table referral_file enable always trigger referral_file_is_kept;
alter table referral_file enable always trigger referral_file_is_not_emptied;
grant select, insert on referral_file to yaohao_office;

-- Nobody closes what the law does not let them close, whichever way it is written.
create function refuse_early_closing() returns trigger language plpgsql as $$
begin
  if new.state <> 'closed' or old.state = 'closed' or new.outcome = 'result-changed' then return new; end if;
  if new.criminal and not exists (select from referral r where r.case_id = new.id
      and r.receiver_kind in ('judicial', 'public-security', 'own')) then
    raise exception 'a suspected crime has not been handed over' using errcode = 'YH001';
  end if;
  if exists (select from case_measure m where m.case_id = new.id and m.met is null) then
    raise exception 'a measure that was ordered has not been looked at again' using errcode = 'YH001';
  end if;
  return new;
end $$;
create trigger case_file_is_not_closed_early before update on case_file for each row execute function refuse_early_closing();
alter table case_file enable always trigger case_file_is_not_closed_early;

-- R-175: a result that leaves something to be done goes nowhere without its case.
create function refuse_without_case() returns trigger language plpgsql as $$
declare wanted text;
begin
  select case finding when 'rectification' then 'rectification' when 'pending' then 'pending'
      when 'obstructed' then 'non-cooperation' end into wanted
    from result where inspection_id = new.id order by number desc limit 1;
  if wanted is not null
      and not exists (select from case_file where inspection_id = new.id and kind = wanted) then
    raise exception 'a finding that is to be followed up has no case' using errcode = 'YH001';
  end if;
  return null;
end $$;
create constraint trigger inspection_has_its_case after update on inspection deferrable initially deferred
  for each row when (old.state <> new.state and new.state in ('signed', 'approved', 'published', 'withheld'))
  execute function refuse_without_case();
alter table inspection enable always trigger inspection_has_its_case;

-- R-181: a result that was disclosed is passed on to another bureau; what went out is kept as it was.
create table bureau_notice (
  id uuid primary key,
  inspection_id uuid references inspection (id),
  flag_id uuid references subject_flag (id),
  recipient text not null,
  unit_id uuid not null references unit (id),
  rule text not null,
  body jsonb not null,
  body_hash text not null,
  due_on date not null,
  made_at timestamptz not null,
  sent_on date,
  sent_document text,
  sent_by uuid references person (id),
  sent_at timestamptz,
  receipt_no text,
  received_on date check (received_on >= sent_on),
  receipt_by uuid references person (id),
  receipt_at timestamptz,
  check (num_nonnulls(inspection_id, flag_id) = 1),
  check ((sent_on is null) = (sent_by is null) and (sent_on is null) = (sent_at is null)),
  check ((receipt_no is null) = (received_on is null) and (receipt_no is null) = (receipt_by is null)),
  check (receipt_no is null or sent_on is not null)
);
create unique index bureau_notice_once on bureau_notice (coalesce(inspection_id, flag_id), recipient, body_hash);
create trigger bureau_notice_is_fixed before update on bureau_notice for each row execute function fix_value(
  'id', 'inspection_id', 'flag_id', 'recipient', 'unit_id', 'rule', 'body', 'body_hash', 'made_at');
create trigger bureau_notice_is_kept before update on bureau_notice for each row execute function keep_value(
  'sent_on', 'sent_document', 'sent_by', 'sent_at', 'receipt_no', 'received_on', 'receipt_by', 'receipt_at');
create trigger bureau_notice_is_not_deleted before delete on bureau_notice for each row execute function refuse_change();
create trigger bureau_notice_is_not_emptied before truncate on bureau_notice execute function refuse_change();
alter table bureau_notice enable always trigger bureau_notice_is_fixed;
alter table bureau_notice enable always trigger bureau_notice_is_kept;
alter table bureau_notice enable always trigger bureau_notice_is_not_deleted;
alter table bureau_notice enable always trigger bureau_notice_is_not_emptied;
grant select, insert, update on bureau_notice to yaohao_office;

-- R-182: who took which credit file, and what it said.
create table credit_export (
  id uuid primary key,
  unit_id uuid not null references unit (id),
  kind text not null,
  lines integer not null,
  hash text not null,
  person_id uuid not null references person (id),
  at timestamptz not null
);
create trigger credit_export_is_kept before update or delete on credit_export for each row execute function refuse_change();
create trigger credit_export_is_not_emptied before truncate on credit_export execute function refuse_change();
alter table credit_export enable always trigger credit_export_is_kept;
alter table credit_export enable always trigger credit_export_is_not_emptied;
grant select, insert on credit_export to yaohao_office;

-- R-184: a café on the blacklist answers with the person responsible for it; what it rests on is a file.
alter table subject_flag add column responsible text not null default '';
create table subject_flag_file (
  flag_id uuid not null references subject_flag (id),
  evidence_id uuid not null references evidence (id),
  hash text not null,
  primary key (flag_id, evidence_id)
);
create trigger subject_flag_file_is_kept before update or delete on subject_flag_file for each row execute function refuse_change();
create trigger subject_flag_file_is_not_emptied before truncate on subject_flag_file execute function refuse_change();
alter table subject_flag_file enable always trigger subject_flag_file_is_kept;
alter table subject_flag_file enable always trigger subject_flag_file_is_not_emptied;
grant select, insert on subject_flag_file to yaohao_office;
create trigger subject_flag_names_who_answers before update on subject_flag for each row execute function fix_value('responsible');
alter table subject_flag enable always trigger subject_flag_names_who_answers;
`;

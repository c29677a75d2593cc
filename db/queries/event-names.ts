/** What people call a thing that an event is about: a code or a name, by the kind of thing. `i.id` is its id. */
const names: Record<string, string> = {
  inspection: visit('i.id'),
  task: `select code from task where id = i.id`,
  draw: `select code from draw where id = i.id`,
  subject: `select name from subject where id = i.id`,
  person: person('i.id'),
  account: person('i.id'),
  leave: person('(select inspector_id from leave where id = i.id)'),
  deputy: person('(select deputy_id from deputy where id = i.id)'),
  unit: unit('i.id'),
  participant: unit('(select unit_id from task_participant where id = i.id)'),
  expert: `select name from expert where id = i.id`,
  item: `select name from item where id = i.id`,
  form: `select name from checklist_form where id = i.id`,
  plan: `select u.name || ' ' || p.year from plan p join unit u on u.id = p.unit_id where p.id = i.id`,
  flag: `select s.name from subject_flag f join subject s on s.id = f.subject_id where f.id = i.id`,
  recusal: visit('(select inspection_id from recusal where id = i.id)'),
  substitution: visit('(select inspection_id from substitution where id = i.id)'),
  result: visit('(select inspection_id from result where id = i.id)'),
  disclosure: visit('(select inspection_id from disclosure where id = i.id)'),
  correction: visit(
    '(select d.inspection_id from correction c join disclosure d on d.id = c.disclosure_id where c.id = i.id)',
  ),
  'third-party': visit('(select inspection_id from third_party where id = i.id)'),
  objection: `select receipt_no from objection where id = i.id`,
  complaint: `select receipt_no from complaint where id = i.id`,
  case: `select code from case_file where id = i.id`,
  exclusion: `select code from exclusion where id = i.id`,
  campaign: `select code from campaign where id = i.id`,
  proposal: `select coalesce(v.code, t.code) from proposal p join task t on t.id = p.task_id
    left join inspection v on v.id = p.inspection_id where p.id = i.id`,
  deployment: `select code from task where id = i.id`,
  archive: `select t.code from archive_package a join task t on t.id = a.task_id where a.id = i.id`,
  profile: `select name from profile_version where id = i.id`,
  'pool-agreement': `select u.name || '、' || v.name from pool_agreement p join unit u on u.id = p.unit_id
    join unit v on v.id = p.partner_id where p.id = i.id`,
  delegation: unit('(select to_unit_id from delegation where id = i.id)'),
  digest: `select to_char(week_on, 'YYYY-MM-DD') from digest where id = i.id`,
  'bureau-notice': `select recipient from bureau_notice where id = i.id`,
  import: `select file_name from import_job where id = i.id`,
  obligation: `select label from obligation where id = i.id`,
  overdue: `select label from overdue where id = i.id`,
};

function visit(id: string): string {
  return `select code from inspection where id = ${id}`;
}

function person(id: string): string {
  return `select name from person where id = ${id}`;
}

function unit(id: string): string {
  return `select name from unit where id = ${id}`;
}

/** SQL for the name of what the event `e` is about; null where it has none, or is gone. */
export const eventName = `(select case e.about_type ${Object.entries(names)
  .map(([kind, name]) => `when '${kind}' then (${name})`)
  .join(' ')} end
  from (select case when e.about_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then e.about_id::uuid end as id) i)`;

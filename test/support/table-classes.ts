/**
 * Every table of the schema and what keeps a change of it from going unseen, with the reason. A new table
 * is placed here: `told` where the office's log-in changes it with an event or not at all; `kept` where rows are only
 * ever added, and what they belong to is told; `versioned` where the database keeps each version by itself;
 * `technical` where nothing legal rests on it.
 */
export type TableClass = 'told' | 'kept' | 'versioned' | 'technical';

type Placing = { class: TableClass; reason: string; tables: string };

const placings: Placing[] = [
  {
    class: 'told',
    reason: 'who decides, and what the rules of the bureau are',
    tables:
      'profile_version role_assignment unit person inspector delegation deputy calendar_year calendar_day boost_window',
  },
  {
    class: 'told',
    reason: 'what may be inspected, and how often',
    tables:
      'item plan plan_line plan_channel plan_filing plan_closing campaign campaign_item exclusion deployment pool_agreement subject_flag subject_flag_file',
  },
  {
    class: 'told',
    reason: 'from the task to who goes there',
    tables:
      'task task_item task_unit task_participant task_participant_item stratum draw entropy_source rotation_dispatch dispatch_receipt inspection inspection_task seat seat_release recusal substitution companion consent proposal expert expert_seat expert_interest interest leave request_file work_scheme',
  },
  {
    class: 'told',
    reason: 'the visit and its record',
    tables:
      'check_in check_in_place checklist_form visit_form visit_time visit_document visit_recording visit_closing visit_end subject_notice subject_conduct subject_confirmation evidence result result_conduct signature third_party third_party_cost',
  },
  {
    class: 'told',
    reason: 'what becomes public, what is said against it, what follows',
    tables:
      'disclosure disclosure_part public_notice decision handling_decision channel_receipt channel_file correction correction_file objection complaint intake_file declined_intake case_file case_measure referral referral_file bureau_notice credit_export obligation overdue_reason archive_package',
  },
  {
    class: 'told',
    reason: 'who stands behind a press, and with what proof',
    tables: 'account chat_identity held_verdict step_up authenticator_reset',
  },
  {
    class: 'kept',
    reason: 'the trail itself, its order and its signed state',
    tables: 'event event_seal event_to_seal checkpoint',
  },
  {
    class: 'kept',
    reason: 'many rows of one draw, whose own row is told and whose hashes cover them',
    tables: 'pool_entry pool_key drawn_subject rotation_batch transcript',
  },
  {
    class: 'kept',
    reason: 'bytes under their hash; what names them is told',
    tables: 'evidence_blob evidence_taken',
  },
  {
    class: 'kept',
    reason:
      'a trail of its own: each answer with who gave it, when and where; the result made of them is told',
    tables: 'checklist_edit',
  },
  {
    class: 'kept',
    reason: 'that a step of a term was taken or missed; the term is told',
    tables: 'reminder overdue digest',
  },
  {
    class: 'kept',
    reason: 'what somebody was shown or told, beside the change that led to it',
    tables: 'shown_card message_step intake_status import_batch drill',
  },
  {
    class: 'versioned',
    reason:
      'imports of a hundred thousand rows: the database keeps who changed each of them and when (migration 18)',
    tables: 'subject',
  },
  {
    class: 'kept',
    reason: 'written by the database alone, from what is told or kept',
    tables: 'subject_version inspector_version public_result',
  },
  {
    class: 'technical',
    reason: 'what was done once is not done again: kept for its result, undeletable',
    tables: 'command_log counter',
  },
  {
    class: 'technical',
    reason: 'files on their way into the registries; what lands is versioned or told',
    tables: 'import_job import_chunk import_progress import_refusal import_row import_subject',
  },
  {
    class: 'technical',
    reason: 'a log-in’s own state: attempts, codes, sessions; what is done with it is told',
    tables:
      'authenticator recovery_code session action_token pending_press chat_link_code link_claim',
  },
  {
    class: 'technical',
    reason: 'carrying messages: what they say follows from what is told',
    tables:
      'message inbox chat_account chat_form chat_group chat_pace last_answer web_post rejected_hook quiet_hours drill_call push_key push_subscription',
  },
  {
    class: 'technical',
    reason: 'that somebody wants to be reminded later; the term itself is told and does not move',
    tables: 'snooze',
  },
  {
    class: 'technical',
    reason:
      'handed in by a stranger on the portal, whose log-in writes no events; taking it in is told',
    tables: 'intake',
  },
  {
    class: 'technical',
    reason: 'the machine’s own: its pulse, its migrations, the clock of the demo',
    tables: 'heartbeat migrations demo_clock',
  },
];

/** The placing of each table; a table in two placings is an error. */
export function tableClasses(): Map<string, { class: TableClass; reason: string }> {
  const found = new Map<string, { class: TableClass; reason: string }>();
  for (const { tables, reason, ...placing } of placings) {
    for (const table of tables.split(' ')) {
      if (found.has(table)) throw new Error(`${table} is placed twice`);
      found.set(table, { class: placing.class, reason });
    }
  }
  return found;
}

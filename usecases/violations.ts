import { Refusal, type RefusalCode, type RefusalDetails } from '../domain/refusal.ts';

/**
 * What it means for a person when the database turns their row down. Locks and checks come first; these
 * are the ways that remain: a file at odds with the registry, or somebody who came a moment earlier.
 */
export const uniqueConstraints: Record<string, [RefusalCode, RefusalDetails?]> = {
  one_open_recusal: ['request-open'],
  one_open_substitution: ['request-open'],
  one_open_correction: ['request-open'],
  correction_number_key: ['stale'],
  decision_about_type_about_id_key: ['illegal-step'],
  check_in_pkey: ['illegal-step'],
  signature_pkey: ['illegal-step'],
  result_inspection_id_number_key: ['stale'],
  one_visit_per_subject: ['illegal-step'],
  one_draw_per_pool: ['illegal-step'],
  one_live_match: ['illegal-step'],
  one_open_assignment: ['already-proposed'],
  one_neighbour_at_a_time: ['already-proposed'],
  one_invitation_at_a_time: ['already-proposed'],
  one_live_expert_draw: ['already-proposed'],
  one_open_expert_interest: ['already-proposed'],
  expert_seat_inspection_id_expert_id_key: ['already-proposed'],
  consent_pkey: ['illegal-step'],
  one_side_each: ['forbidden'],
  one_live_redraw: ['illegal-step'],
  entropy_source_draw_id_commitment_key: ['commitment-taken'],
  one_profile_draft: ['stale'],
  profile_version_pkey: ['stale'],
  one_plan_in_force: ['stale'],
  plan_unit_id_year_number_key: ['stale'],
  one_item_in_force: ['stale'],
  item_unit_id_code_version_key: ['stale'],
  one_form_draft: ['stale'],
  one_form_in_force: ['stale'],
  checklist_form_unit_id_code_version_key: ['stale'],
  subject_uscc_key: ['bad-input', { field: '统一社会信用代码' }],
  inspector_badge_no_key: ['bad-input', { field: '警号' }],
  inspector_licence_no_key: ['bad-input', { field: '执法证号' }],
  inspector_id_number_index_key: ['bad-input', { field: '身份证号' }],
};

// The errors that triggers raise (db/migrations): evidence is fixed; whoever has an interest stays
// away; a second visit has a reason.
const raised: Record<string, RefusalCode> = {
  YH001: 'illegal-step',
  YH002: 'interest-on-file',
  YH003: 'second-visit',
  YH005: 'disclosed-once',
};

/** The refusal that an error of the database stands for; nothing when it is a fault of ours. */
export function refusalOf(error: unknown): Refusal | undefined {
  const { code = '', constraint = '' } = error as { code?: string; constraint?: string };
  if (code === '23505' && uniqueConstraints[constraint]) {
    return new Refusal(...uniqueConstraints[constraint]);
  }
  return raised[code] && new Refusal(raised[code]);
}

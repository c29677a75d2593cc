/**
 * A request that the rules turn down. Shown to the person who asked, in their language, by the
 * text `refusal.<code>`; never retried, never logged as an error.
 */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly details: RefusalDetails;

  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** What the refusal is about: names, numbers and articles for the text. Never personal data. */
export type RefusalDetails = Record<string, string | number>;

/** Every reason to refuse; `locales/` holds a text for each. */
export type RefusalCode =
  // anywhere
  | 'forbidden'
  | 'illegal-step'
  | 'stale'
  | 'already-decided'
  | 'not-found'
  | 'bad-input'
  | 'busy'
  // files
  | 'file-unreadable'
  // lists, plan, task
  | 'item-not-published'
  | 'plan-not-published'
  | 'ratio-above-limit'
  | 'team-too-small'
  | 'window-reversed'
  | 'window-outside-plan'
  | 'draw-pending'
  | 'item-outside-plan'
  | 'quota-above-limit'
  | 'pool-altered'
  | 'pool-empty'
  | 'pool-too-small'
  | 'subject-in-two-strata'
  // what a list or plan has to say, and how it is changed
  | 'item-incomplete'
  | 'item-kind-not-allowed'
  | 'draft-open'
  | 'plan-empty'
  | 'plan-incomplete'
  | 'plan-not-adjustable'
  | 'adjustment-unexplained'
  | 'line-lowered'
  | 'uplift-reversed'
  | 'coverage-below-floor'
  | 'receipt-required'
  | 'channel-missing'
  | 'year-short'
  // inspections outside the draw, campaigns
  | 'exclusion-ground-unknown'
  | 'exclusion-body-missing'
  | 'exclusion-body-unknown'
  | 'exclusion-not-safety'
  | 'exclusion-is-listed'
  | 'exclusion-afterwards'
  | 'exclusion-reason-short'
  | 'exclusion-baseless'
  | 'exclusion-day'
  | 'campaign-on-listed-item'
  | 'campaign-outside-days'
  | 'report-early'
  | 'report-open'
  // modes, weights, rotation
  | 'mode-not-allowed'
  | 'open-draw-selects'
  | 'open-draw-incomplete'
  | 'ratio-below-floor'
  | 'weights-need-quota'
  | 'rotation-unsealed'
  | 'rotation-weighted'
  | 'rotation-not-ruled'
  | 'rotation-too-long'
  | 'batches-too-many'
  | 'overlap-undecided'
  | 'second-visit'
  | 'merged-elsewhere'
  // draw
  | 'witnesses-too-few'
  | 'witnesses-same-unit'
  | 'commitments-missing'
  | 'commitment-mismatch'
  | 'not-a-witness'
  | 'commitment-taken'
  | 'already-committed'
  | 'already-revealed'
  | 'reveal-too-late'
  | 'receipt-too-early'
  | 'receipt-sealed'
  // sources of a draw
  | 'sources-missing'
  | 'not-a-source'
  | 'beacon-unreadable'
  | 'beacon-length'
  | 'beacon-no-point'
  | 'beacon-not-signed'
  | 'beacon-other-round'
  | 'beacon-randomness'
  | 'beacon-too-early'
  | 'lottery-malformed'
  | 'lottery-no-draw-day'
  | 'lottery-too-early'
  | 'lottery-mismatch'
  | 'already-entered'
  | 'not-entered'
  // joint tasks and leave
  | 'participant-outside-plan'
  | 'participants-overlap'
  | 'participant-items-missing'
  | 'participant-too-few'
  | 'participant-answers-itself'
  | 'participants-unanswered'
  | 'answer-awaited'
  | 'leave-recorded'
  // registries
  | 'effective-outside'
  // match and team
  | 'match-infeasible'
  | 'request-open'
  | 'interest-on-file'
  | 'nobody-decides'
  | 'no-eligible-substitute'
  | 'substitute-unfit'
  | 'no-designation'
  | 'team-invalid'
  | 'direct-not-allowed'
  | 'direct-pool-sufficient'
  | 'direct-joint'
  | 'neighbour-not-allowed'
  | 'neighbour-not-apart'
  | 'already-proposed'
  | 'expert-not-allowed'
  | 'no-expert'
  | 'third-party-not-allowed'
  | 'not-a-member'
  | 'outside-window'
  | 'reason-required'
  | 'one-check-in'
  | 'not-checked-in'
  | 'answers-missing'
  | 'checklist-empty'
  | 'not-all-signed'
  | 'personal-data'
  | 'licence-expired'
  | 'finding-contradicted'
  // doors
  | 'sign-in-failed'
  | 'account-locked'
  | 'unknown-person'
  | 'not-your-button'
  | 'button-expired'
  | 'link-refused';

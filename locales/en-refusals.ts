import { citeEn } from './cite.ts';
import { personalNumbers } from './en-personal-data.ts';
import { remediesIn } from './en-staffing.ts';

type V = Record<string, string | number>;

/** Why something was turned down, what article says so, and what one can do. */
export const refusals = {
  ...personalNumbers,
  'refusal.forbidden': ({ rule }: V) =>
    `You may not do this${citeEn(rule)}. Please ask ${rule ? 'whoever decides it' : 'the approver of your unit'}.`,
  'refusal.illegal-step': (_: V) =>
    'This cannot be done in the present state; somebody may have done it already. Please look at the newest card.',
  'refusal.stale': (_: V) =>
    'Something has changed in the meantime. Please look at the newest card first.',
  'refusal.already-decided': ({ by, at }: V) =>
    `Already decided by ${by} on ${at}; nothing was changed.`,
  'refusal.not-found': (_: V) => 'No such record.',
  'refusal.bad-input': ({ field, by }: V) =>
    `Not filled in correctly: ${field || 'please check'}${citeEn(by)}.`,
  'refusal.busy': (_: V) => 'The system is busy, please try again.',
  'refusal.file-unreadable': ({ reason }: V) => `The file cannot be read: ${reason ?? ''}`,
  'refusal.item-not-published': ({ item, rule }: V) =>
    `Item “${item}” is not published and cannot be used${citeEn(rule)}. Publish the item list first.`,
  'refusal.item-overtaken': ({ item, rule }: V) =>
    `Item “${item}” was revised or retired after the task was set up; nobody is drawn for it${citeEn(rule)}. Set the task up anew.`,
  'refusal.line-overtaken': ({ line, rule }: V) =>
    `The plan was adjusted after the task was set up and no longer has “${line}” as it was${citeEn(rule)}. Set the task up anew.`,
  'refusal.plan-not-published': ({ rule }: V) =>
    `The annual plan is not published, so no task can be set up${citeEn(rule)}. Publish the plan first.`,
  'refusal.ratio-above-limit': ({ item, limit, rule }: V) =>
    `The ratio exceeds the limit of ${limit}% for the general item “${item}”${citeEn(rule)}.`,
  'refusal.team-too-small': ({ min, rule }: V) =>
    `At least ${min} inspectors for each subject${citeEn(rule)}.`,
  'refusal.window-reversed': (_: V) => 'The end lies before the start; please correct it.',
  'refusal.window-outside-plan': ({ from, to, rule }: V) =>
    `The window must lie within the plan's (${from} to ${to})${citeEn(rule)}.`,
  'refusal.draw-pending': ({ code }: V) =>
    `The bureau's earlier draw ${code} is not finished; finish or void it before freezing another pool.`,
  'refusal.item-outside-plan': ({ item, rule }: V) =>
    `The task must include the item of its plan line, “${item}”${citeEn(rule)}.`,
  'refusal.quota-above-limit': ({ stratum, quota, limit, rule }: V) =>
    `Stratum “${stratum}” would draw ${quota} subjects, above the limit of ${limit}% for general items${citeEn(rule)}. Lower its ratio or minimum.`,
  'refusal.pool-too-small': ({ stratum, eligible, least, rule }: V) =>
    `Stratum “${stratum}” has ${eligible} subjects that may be drawn, fewer than ${least}: that would name them${citeEn(rule)}. Widen it.`,
  'refusal.pool-altered': ({ code }: V) =>
    `The pool or the ratios of ${code} differ from its announcement, so there is no draw. Leave everything as it is and report it; the draw may be voided with approval.`,
  'refusal.pool-empty': ({ stratum }: V) =>
    `Stratum “${stratum}” has no subject that may be drawn.`,
  'refusal.subject-in-two-strata': ({ first, second }: V) =>
    `Strata “${first}” and “${second}” overlap; a subject belongs to one stratum only.`,
  'refusal.witnesses-too-few': (_: V) => 'At least 2 witnesses are needed.',
  'refusal.witnesses-same-unit': (_: V) => 'The witnesses must come from different units.',
  'refusal.commitments-missing': ({ names }: V) => `Not committed yet: ${names}.`,
  'refusal.commitment-mismatch': (_: V) =>
    'The revealed number does not match the announced commitment and was not used. Use the browser in which you committed.',
  'refusal.not-a-witness': (_: V) => 'A witness must hold that role and not have set the task up.',
  'refusal.commitment-taken': (_: V) =>
    'Somebody has committed to the same number; make a new one.',
  'refusal.already-committed': (_: V) => 'You have committed already; that cannot be changed.',
  'refusal.already-revealed': (_: V) => 'You have revealed already.',
  'refusal.reveal-too-late': ({ by }: V) => `The time to reveal is over (${by}).`,
  'refusal.receipt-too-early': ({ code }: V) =>
    `The draw ${code} has no result yet, so there are no receipts. Please come back after it.`,
  'refusal.receipt-sealed': ({ code }: V) =>
    `The draw ${code} is still sealed: a receipt now would tell who is to be inspected. Please come back when the inspections are done.`,
  'refusal.match-infeasible': ({ text, en }: V) => `No complete match exists: ${en ?? text}`,
  'refusal.request-open': (_: V) => 'A request is already waiting for a decision.',
  'refusal.interest-on-file': (_: V) =>
    'You have an interest in this subject on file and may take no part in the visit. Please ask for recusal.',
  'refusal.nobody-decides': ({ rule }: V) =>
    `There is nobody who could decide this${citeEn(rule)}, so nothing was submitted. Please ask the administrator to appoint one.`,
  'refusal.no-eligible-substitute': ({ rule, remedies }: V) =>
    `Nobody else is eligible to follow${citeEn(rule)}, so this cannot be approved. You can: ${remediesIn(remedies)}.`,
  'refusal.outside-window': ({ from, to }: V) =>
    `The task runs from ${from} to ${to}; outside it nobody can accept a visit or check in.`,
  'refusal.not-a-member': (_: V) => 'You are not a member of this team.',
  'refusal.reason-required': ({ rule }: V) => `Please give a reason${citeEn(rule)}.`,
  'refusal.one-check-in': ({ have, need, rule }: V) =>
    `${have} checked in, at least ${need} needed${citeEn(rule)} before a result can be entered.`,
  'refusal.not-checked-in': ({ rule }: V) =>
    `You have not checked in at this visit, so you cannot sign${citeEn(rule)}. Please check in there or, if you cannot come, apply to be replaced.`,
  'refusal.answers-missing': ({ count, rule }: V) =>
    `${count} points are still open; everything is finished in one visit${citeEn(rule)}.`,
  'refusal.checklist-empty': (_: V) =>
    'This visit has no items to check, so no result can be entered. Please ask whoever set up the task.',
  'refusal.not-all-signed': ({ names, rule }: V) => `Not signed yet: ${names}${citeEn(rule)}.`,
  'refusal.sign-in-failed': (_: V) => 'User name or password is not right.',
  'refusal.account-locked': ({ minutes }: V) =>
    `Too many wrong passwords: the account is locked. Try again in ${minutes} minutes or ask the administrator.`,
  'refusal.licence-expired': ({ on, rule }: V) =>
    `Your licence has expired (${on || 'not on file'}), so you may not inspect${citeEn(rule)}. Please renew it or ask for a substitution.`,
  'refusal.finding-contradicted': ({ count }: V) =>
    `${count} points of the checklist have a problem, so “No problem found” cannot be the finding.`,
  'refusal.unknown-person': (_: V) =>
    'This account is not linked to a person. Please ask the administrator for a link code.',
  'refusal.not-your-button': (_: V) =>
    'This card was sent to somebody else; you cannot act for them. The press was recorded.',
  'refusal.button-expired': (_: V) => 'This button is no longer valid. Please use the newest card.',
  'refusal.link-refused': (_: V) =>
    'The link code is wrong, expired or used. Please ask the administrator for a new one.',
};

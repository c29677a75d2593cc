import type { Day } from './calendar.ts';
import { cite } from './profile/cite.ts';
import type { Profile } from './profile/profile.ts';
import { Refusal } from './refusal.ts';

/**
 * 异议: handed in, under review, reviewed, answered. Nothing leads from one to the next but one over; a review is
 * given to somebody else where whoever was to do it left or became party to it.
 */
export const objectionStates = {
  received: { assign: 'reviewing' },
  reviewing: { assign: 'reviewing', review: 'decided' },
  decided: { reply: 'answered' },
  answered: {},
} as const;
export type ObjectionState = keyof typeof objectionStates;

/** What a review comes to: the result stands, it has an error, or who objects may not, or to no result. */
export const outcomes = ['stands', 'error', 'inadmissible'] as const;
export type ReviewOutcome = (typeof outcomes)[number];

/** How the answer reaches whoever objected. */
export const replyWays = ['portal', 'post', 'in-person', 'telephone'] as const;
export type ReplyWay = (typeof replyWays)[number];

/** 投诉, R-151: handed in, looked into. */
export const complaintStates = { received: { conclude: 'concluded' }, concluded: {} } as const;

/** What the supervision found: something, nothing, something for whoever disciplines, or nothing about inspectors. */
export const complaintFindings = ['founded', 'unfounded', 'passed-on', 'out-of-scope'] as const;
export type ComplaintFinding = (typeof complaintFindings)[number];

/** One of the two terms as whoever objected sees it. */
type Clock = { dueOn: Day; provisional: boolean; days: number; rule: string };

/** How something that was handed in stands, as its status page tells it; no name and no way to reach anybody. */
export type IntakeStatus = {
  kind: 'objection' | 'complaint';
  receiptNo: string;
  ref: string;
  receivedOn: Day;
  state: ObjectionState | 'concluded' | 'declined';
  /** Why it was not taken up: no such result, or the bureau's rules open no such way. */
  declined?: 'no-result' | 'closed';
  review?: Clock & {
    doneOn?: Day;
    outcome?: ReviewOutcome;
    grounds?: string;
    /** Of an error: whether the principal head has signed its correction. */
    correction?: 'requested' | 'approved' | 'rejected';
  };
  reply?: Clock & { doneOn?: Day; text?: string };
  finding?: ComplaintFinding;
  answer?: string;
};

/** refuses (`reviewer-in-team`) a reviewer who was of the team, ever, or has an interest in the subject. */
export function refuseOwnReview(reviewerId: string, partyIds: string[], profile: Profile): void {
  if (!partyIds.includes(reviewerId)) return;
  throw new Refusal('reviewer-in-team', { rule: cite(profile, 'objection.reviewDays') });
}

/** refuses (`review-missing`) to answer, and so to close, what nobody has reviewed. */
export function refuseUnreviewed(state: string, profile: Profile): void {
  if (state !== 'received' && state !== 'reviewing') return;
  throw new Refusal('review-missing', { rule: cite(profile, 'objection.reviewDays') });
}

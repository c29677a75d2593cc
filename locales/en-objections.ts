import type { objections as zh } from './zh-objections.ts';

type V = Record<string, string | number>;

/** Objections and complaints in the office, in English. */
export const objections: typeof zh = {
  'state.objection.received': () => 'needs a reviewer',
  'state.objection.reviewing': () => 'under review',
  'state.objection.decided': () => 'reviewed, to be answered',
  'state.objection.answered': () => 'answered',
  'state.complaint.received': () => 'to be looked into',
  'state.complaint.concluded': () => 'concluded',
  'review-outcome.stands': () => 'the result stands',
  'review-outcome.error': () => 'an error, to be corrected',
  'review-outcome.inadmissible': () => 'not an objection to a result, not taken up',
  'complaint-finding.founded': () => 'founded',
  'complaint-finding.unfounded': () => 'unfounded',
  'complaint-finding.out-of-scope': () => 'not about inspectors',
  'complaint-finding.passed-on': () => 'passed on to the disciplinary office',
  'reply-way.portal': () => 'status page of the public site',
  'reply-way.post': () => 'by post',
  'reply-way.in-person': () => 'in person',
  'reply-way.telephone': () => 'by telephone',
  'card.objection.title': ({ state }: V) => `Objection to a result · ${state}`,
  'card.objection.receipt': () => 'Receipt number',
  'card.objection.received': () => 'Received',
  'card.objection.content': () => 'What is objected to',
  'card.objection.content.hidden': () => 'It holds personal data: read it in the panel',
  'card.objection.files': () => 'Files with it',
  'card.objection.reviewer': () => 'Reviewer',
  'card.objection.outcome': () => 'Outcome of the review',
  'card.objection.ask.assign': () =>
    'Name a reviewer who was not of the team and has no interest in the subject, or review it yourself.',
  'card.objection.ask.review': () =>
    'Please review it. An error goes to the principal head at once, who signs the correction.',
  'card.objection.ask.reply': () =>
    'Tell whoever objected what the review came to, and record what proves the delivery.',
  'card.objection.in-review': () => 'It is being reviewed.',
  'card.objection.not-yours': () =>
    'You were of the team or have an interest, and take no part in the review.',
  'card.objection.correction.requested': () =>
    'The correction waits for the signature of the principal head.',
  'card.objection.correction.approved': () =>
    'The correction is signed by the principal head and published.',
  'card.objection.correction.rejected': () => 'The principal head turned the correction down.',
  'card.objection.answered': ({ day }: V) => `Answered on ${day}, closed.`,
  'card.complaint.title': ({ state }: V) => `Complaint about inspectors · ${state}`,
  'card.complaint.finding': () => 'Finding',
  'card.complaint.only-you': () =>
    'For the supervision only. Read it in the panel; never pass it to the team it is about.',
  'button.objection': () => 'Open the objection',
  'button.complaint': () => 'Open the complaint',
  'button.objection.take-up': () => 'I review it',
  'button.objection.stands': () => 'The result stands',
  'button.objection.error': () => 'There is an error',
  'button.objection.reply': () => 'Record the answer',
  'note.objection.take-up': () => 'You review it. Its outcome is due within the term.',
  'about.objection': () => 'Objection',
  'note.objection.stands': () => 'Your outcome is given. You can undo it within a minute.',
  'note.objection.error': () =>
    'Your outcome is given. You can undo it within a minute; then the principal head is asked to sign the correction.',
  'note.objection.reply': () => 'The answer is on file; the objection is closed.',
  'form.objection.stands': () => 'The result stands',
  'form.objection.error': () => 'An error, to be corrected',
  'form.objection.reply': () => 'Answer the objection',
  'form.objection.grounds': () => 'Grounds (shown to whoever objected)',
  'form.objection.proof': () => 'What is wrong and what proves it (shown to whoever objected)',
  'form.objection.finding': () => 'The right finding',
  'form.objection.public-note': () => 'Note on the correction for the public',
  'form.objection.words': () => 'Answer (shown to whoever objected)',
  'form.objection.way': () => 'How it was delivered',
  'form.objection.delivery': () =>
    'Proof of delivery (postal number, who signed, time of the call)',
  'obligation.objection-review': () => 'Objection to a result to be reviewed',
  'obligation.objection-review.do': () =>
    'Please name a reviewer from outside the team; the review is due within its term.',
  'obligation.objection-reply': () => 'Outcome of a review to be answered',
  'obligation.objection-reply.do': () =>
    'Please tell whoever objected what the review came to, and record the delivery.',
  'health.sweep.open-cases': () => 'open follow-up cases that were overlooked',
  'health.sweep.take-intake': () => 'objections and complaints handed in on the portal',
  'event.intake.declined': ({ who }: V) => `${who} declined something handed in on the portal`,
  'event.objection.received': ({ who, what }: V) => `${who} put objection ${what} on file`,
  'event.objection.assigned': ({ who, what }: V) =>
    `${who} named the reviewer of objection ${what}`,
  'event.objection.reviewed': ({ who, what }: V) => `${who} reviewed objection ${what}`,
  'event.objection.answered': ({ who, what }: V) => `${who} answered objection ${what}`,
  'event.complaint.received': ({ who, what }: V) => `${who} put complaint ${what} on file`,
  'event.complaint.concluded': ({ who, what }: V) => `${who} concluded complaint ${what}`,
  'refusal.reviewer-in-team': ({ rule }: V) =>
    `Nobody who was of the team or has an interest in the subject reviews it. (${rule})`,
  'refusal.review-missing': ({ rule }: V) =>
    `There is no outcome of a review yet: it cannot be answered and closed. (${rule})`,
  'refusal.result-not-public': () =>
    'No result of that inspection is public, so nothing can be objected to. Check its number.',
  'panel.way.objections': () => 'Objections',
  'panel.way.complaints': () => 'Complaints',
  'panel.objections.title': () => 'Objections to results',
  'panel.objections.lead': () =>
    'Reviewed within the term from the day of receipt, by nobody of the team; answered within the term from the outcome.',
  'panel.objections.none': () =>
    'No objections. What is handed in on the public site is on file here within a minute.',
  'panel.objections.due': () => 'Due',
  'panel.objections.open': () => 'Open',
  'panel.objections.closed': () => 'Closed',
  'panel.objection.submitter': () => 'Who objects',
  'panel.objection.contact': () => 'How to reach them',
  'panel.objection.hidden': () => 'for those who review and answer it only',
  'panel.objection.files': () => 'Files with it',
  'panel.objection.grounds': () => 'Grounds',
  'panel.objection.reply': () => 'Answer',
  'panel.objection.reply-proof': () => 'Proof of delivery',
  'panel.objection.assign': () => 'Name the reviewer',
  'panel.objection.assign.hint': () =>
    'Whoever was of the team or has an interest is not on the list.',
  'panel.objection.review': () => 'Outcome of the review',
  'panel.objection.review.submit': () => 'Record the outcome',
  'panel.objection.if-error': () => 'Where there is an error (only what is wrong)',
  'panel.objection.unchanged': () => 'finding unchanged',
  'panel.objection.note': () => 'The note should read',
  'panel.objection.delivery-files': () =>
    'Files that prove it (pictures or PDF, in place of words)',
  'panel.objection.deliveries': () => 'Files that prove the delivery',
  'panel.objection.reply.submit': () => 'Record the answer and close',
  'panel.objection.replied-on': () => 'Answered on',
  'panel.objection.register': () => 'Register an objection on paper',
  'panel.objection.register.lead': () =>
    'What came in person or by post is entered here; its term runs from the day it was received.',
  'panel.objection.code': () => 'Number of the inspection',
  'panel.objection.received-on': () => 'Received on',
  'panel.done.objection-assigned': ({ reviewer }: V) => `The reviewer is ${reviewer}.`,
  'panel.done.objection-answered': () => 'The answer is on file; the objection is closed.',
  'panel.done.objection-registered': () => 'The objection is on file; its term runs.',
  'panel.declined.title': () => 'Objections not taken up',
  'panel.declined.lead': () =>
    'They are about no published result; who sent them reads the reason on the status page. Everything is kept.',
  'panel.declined.reason': () => 'Why not',
  'panel.declined.submitter': () => 'Sent by',
  'panel.declined.content': () => 'Content',
  'panel.complaints.title': () => 'Complaints about inspectors',
  'panel.complaints.lead': () =>
    'Read and looked into by the supervision alone; nobody of the team concerned sees or handles one.',
  'panel.complaints.none': () => 'No complaints.',
  'panel.complaint.conclude': () => 'Finding',
  'panel.complaint.note': () => 'What was looked into (internal)',
  'panel.complaint.answer': () => 'Answer (shown to whoever complained)',
  'panel.complaint.submitter': () => 'Who complains',
  'panel.complaint.content': () => 'What they say',
  'panel.complaint.ref': () => 'Inspection concerned',
  'panel.complaint.anonymous': () => 'anonymous',
  'panel.complaint.submit': () => 'Conclude',
  'panel.done.complaint-concluded': () =>
    'The complaint is concluded; whoever complained reads the answer with their receipt.',
};

type V = Record<string, string | number>;

/** Texts of what follows an inspection: cases, measures, referrals, notices to other bureaus. */
export const cases = {
  'case-kind.rectification': () => 'rectification ordered',
  'case-kind.pending': () => 'to be handled',
  'case-kind.non-cooperation': () => 'non-cooperation',
  'case-kind.inbound': () => 'handed over by others',
  'measure.rectify': () => 'rectification by a deadline',
  'measure.suspend': () => 'suspension of business',
  'measure.revoke': () => 'permit revoked',
  'outcome.rectified': () => 'rectified',
  'outcome.penalised': () => 'administrative penalty imposed',
  'outcome.referred': () => 'referred to the competent department',
  'outcome.transferred': () => 'handed over for prosecution',
  'outcome.unfounded': () => 'found untrue',
  'outcome.handled': () => 'handled by law',
  'outcome.result-changed': () => 'result changed, nothing left to follow up',
  'receiver.department': () => 'another department',
  'receiver.judicial': () => 'judicial organs',
  'receiver.public-security': () => 'public security',
  'receiver.own': () => 'the bureau itself',
  'state.case.open': () => 'open',
  'state.case.closing': () => 'closing asked for',
  'state.case.closed': () => 'closed',
  'about.case': () => 'closing of a follow-up case',
  'card.case.title.rectification': ({ code }: V) => `Follow-up: rectification ${code}`,
  'card.case.title.pending': ({ code }: V) => `Follow-up: to be handled ${code}`,
  'card.case.title.non-cooperation': ({ code }: V) => `Follow-up: non-cooperation ${code}`,
  'card.case.title.inbound': ({ code }: V) => `Follow-up: handed over by others ${code}`,
  'card.case.open': () =>
    'Deal with it in time, and record what was rectified, referred and decided.',
  'card.case.met': () => 'Looked at again: rectified. You can ask for closing.',
  'card.case.unmet': () => 'Not rectified in time. Please take the next measure of the law.',
  'card.case.closing': () => 'Closing was asked for and waits for a second person.',
  'card.case.closed': ({ at, outcome }: V) => `Closed on ${at}: ${outcome}.`,
  'card.case.criminal': ({ day }: V) =>
    `Suspected crime: to be handed over by ${day}. The case cannot be closed before.`,
  'card.case.from': () => 'Handed over by',
  'card.case.owner': () => 'Responsible',
  'card.case.measure': () => 'Measure',
  'card.case.measure.value': ({ measure, day }: V) => `${measure}, by ${day}`,
  'card.case.do': () =>
    'Measures, referrals and closing are under “Follow-up” in the panel; reminders come before the last day.',
  'card.consent.title.case': ({ state }: V) => `Closing of a case · ${state}`,
  'card.consent.ask.case': () =>
    'Please decide. Whoever asked cannot agree; nothing is closed before it is dealt with.',
  'card.consent.then.case': () => 'The case is closed.',
  'panel.waiting.page.case': () => 'Open the case',
  'card.closing.case': () => 'Case',
  'card.closing.kind': () => 'From',
  'card.closing.measures': () => 'Measures',
  'card.closing.measures.value': ({ total, met }: V) => `${total}, of which ${met} found met`,
  'card.closing.referrals': () => 'Referrals',
  'card.closing.referrals.value': ({ total, received }: V) => `${total}, receipts ${received}`,
  'card.closing.outcome': () => 'Outcome',
  'card.closing.document': () => 'Document',
  'button.case': () => 'Open the case',
  'button.case.order-measure': () => 'Record a measure',
  'button.referral.send': () => 'Record a referral',
  'form.case.order-measure': () => 'Measure',
  'form.case.due-on': () => 'Last day',
  'form.case.term': ({ days, day }: V) => `${days} working days, until ${day}`,
  'form.case.skip-reason': () => 'Why the step before is left out',
  'form.referral.send': () => 'Referral',
  'form.referral.receiver-kind': () => 'Kind of receiver',
  'form.referral.receiver': () => 'Receiver',
  'form.referral.content': () => 'What is handed on',
  'note.case.order-measure': () =>
    'The measure is recorded; its review is asked for after the last day.',
  'note.referral.send': () => 'The referral is recorded; its receipt is owed.',
  'button.case.review': () => 'Record the review',
  'form.case.review': () => 'Review',
  'form.case.met': () => 'Found',
  'form.case.met.yes': () => 'rectified',
  'form.case.met.no': () => 'not rectified in time',
  'form.case.note': () => 'Note',
  'note.case.review': () => 'The review is recorded.',
  'obligation.case': () => 'Follow-up case to be dealt with',
  'obligation.case.do': () =>
    'Please deal with it, then ask to close it; a second person has to agree.',
  'obligation.rectification': () => 'Review of a rectification',
  'obligation.rectification.do': () =>
    'Please look at it again and record what you found; if it is not rectified, take the next measure.',
  'obligation.referral': () => 'Receipt of a referral awaited',
  'obligation.referral.do': () => 'Please ask the receiving department and record its receipt.',
  'obligation.criminal-transfer': () => 'Suspected crime to be handed over',
  'obligation.criminal-transfer.do': () =>
    'Please hand it over and record it; the case cannot be closed before.',
  'obligation.bureau-notice': () => 'Result to be passed on to another bureau',
  'obligation.bureau-notice.do': () => 'Please pass the result on and record the receipt.',
  'event.case.opened-late': ({ code }: V) =>
    `Follow-up case ${code} was opened afterwards: when the result was signed there were no cases`,
  'event.case.opened': ({ who, code }: V) => `${who} opened follow-up case ${code}`,
  'event.case.assigned': ({ who, code }: V) => `${who} gave case ${code} to somebody`,
  'event.case.measure-ordered': ({ who, code }: V) => `${who} ordered a measure in case ${code}`,
  'event.case.reviewed': ({ who, code }: V) => `${who} recorded a review of case ${code}`,
  'event.case.flagged-criminal': ({ who, code }: V) =>
    `${who} marked case ${code} as a suspected crime`,
  'event.case.closing-asked': ({ who, code }: V) => `${who} asked for closing of case ${code}`,
  'event.case.decided': ({ who, code }: V) => `${who} decided on the closing of case ${code}`,
  'event.case.closed': ({ who, code }: V) => `${who} closed case ${code}`,
  'event.referral.sent': ({ who, code }: V) => `${who} referred case ${code}`,
  'event.referral.received': ({ who, code }: V) =>
    `${who} recorded the receipt of a referral of case ${code}`,
  'event.bureau-notice.made': ({ who, code }: V) => `${who} made notice ${code}`,
  'event.bureau-notice.sent': ({ who, code }: V) => `${who} sent notice ${code}`,
  'event.bureau-notice.superseded': ({ code }: V) =>
    `notice ${code}, not sent yet, gave way to the one with the corrected result`,
  'event.bureau-notice.received': ({ who, code }: V) =>
    `${who} recorded the receipt of notice ${code}`,
  'event.credit.exported': ({ who }: V) => `${who} exported a credit file`,
  'refusal.measure-not-ruled': ({ measure, rule }: V) =>
    `“${measureName(measure)}” is no measure for this class of subjects (${rule}). Choose one of the rules.`,
  'refusal.measure-open': ({ rule }: V) =>
    `The last measure has not been looked at again (${rule}). Record the review first.`,
  'refusal.ladder-skipped': ({ measure, rule }: V) =>
    `“${measureName(measure)}” comes first (${rule}). To skip it, give the reason.`,
  'refusal.case-not-rectified': ({ rule }: V) =>
    `No review found it rectified, so it cannot be closed this way (${rule}). Order rectification and review it.`,
  'refusal.case-not-criminal': () =>
    'The case is not marked as a suspected crime. Mark it first, with the grounds.',
  'refusal.case-missing': ({ rule }: V) =>
    `A problem was found, but there is no follow-up case (${rule}). Open one first.`,
  'refusal.crime-not-transferred': ({ rule }: V) =>
    `The suspected crime has not been handed over (${rule}). Hand it over and record it first.`,
  'refusal.receiver-not-ruled': ({ rule }: V) =>
    `The bureau's rules do not refer to this kind of receiver (${rule}). Choose one of the rules.`,
  'refusal.referral-missing': ({ rule }: V) =>
    `There is no referral with a receipt on file (${rule}). Record the referral and its receipt first.`,
  'refusal.referrals-not-accepted': ({ rule }: V) =>
    `The bureau's rules do not take in referrals of others (${rule}). Answer the sender.`,
  'refusal.notice-superseded': () =>
    'The result in this notice has been corrected, so it is not sent any more. Send the notice with the corrected result.',
  'refusal.notice-unsent': () =>
    'The notice has not been sent. Record the day and the document first.',
  'refusal.blacklist-not-ruled': ({ rule }: V) => `The bureau keeps no blacklist (${rule}).`,
  'refusal.blacklist-evidence': ({ rule }: V) =>
    `The blacklist needs a file of evidence from an inspection (${rule}). Choose one.`,
  'refusal.credit-not-ruled': ({ rule }: V) =>
    `The bureau's rules know no such credit file (${rule}).`,
};

const measureName = (measure: string | number | undefined): string =>
  ({
    rectify: 'rectification by a deadline',
    suspend: 'suspension of business',
    revoke: 'permit revoked',
  })[String(measure)] ?? String(measure);

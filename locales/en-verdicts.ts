import { recovery } from './en-recovery.ts';

type V = Record<string, string | number>;

/** Texts of verdicts: the minute in which they can be undone, their receipts. */
export const verdicts = {
  'state.request.held': () => 'not yet in effect',
  'card.request.held': ({ verdict, at, until }: V) =>
    `You decided on ${at}: ${verdict}. You can undo it until ${until}; then it takes effect. Until then nothing is carried out and nobody is told.`,
  'card.request.held-by': ({ by, until }: V) =>
    `${by} has decided; it takes effect on ${until}. If they undo it, the request waits for a decision again.`,
  'card.request.lapsed': ({ at, why }: V) =>
    `Your decision could not take effect on ${at}: ${why} The request still waits for a decision.`,
  'button.verdict.undo': () => 'Undo',
  'note.verdict.undo': () => 'Undone; the request waits for a decision again.',
  'note.recusal.approve': () =>
    'Approved. You can undo it for one minute; then a substitute is drawn.',
  'note.recusal.reject': () => 'Rejected. You can undo it for one minute.',
  'note.recusal.appoint': () =>
    'Approved, and a substitute is appointed. You can undo it for one minute.',
  'note.substitution.approve': () =>
    'Approved. You can undo it for one minute; then a substitute is drawn.',
  'note.substitution.reject': () => 'Rejected. You can undo it for one minute.',
  'note.substitution.appoint': () =>
    'Approved, and a substitute is appointed. You can undo it for one minute.',
  'refusal.verdict-held': ({ by, at }: V) =>
    `${by} decided on this request on ${at} and can undo it for one minute. What you did had no effect.`,
  'refusal.undo-too-late': ({ at }: V) =>
    `The minute for undoing ended on ${at}; the decision is in effect and cannot be undone.`,
  'event.verdict.held': ({ who, what, verdict }: V) =>
    `${who} decided on ${what}: ${verdict} (can be undone for a minute)`,
  'event.verdict.undone': ({ who, what, verdict }: V) =>
    `${who} undid the decision on ${what}: ${verdict}`,
  'event.verdict.lapsed': ({ what, verdict }: V) =>
    `The decision on ${what} (${verdict}) could not take effect`,
  'health.sweep.conclude-verdicts': () => 'Decisions whose minute is over',
  'panel.requests.undo': () => 'Undo my decision',
  'panel.held': ({ matter, verdict, until }: V) =>
    `You decided about “${matter}”: ${verdict}. It takes effect on ${until}; until then you can undo it.`,
  'panel.done.held': () =>
    'Your decision is noted. You can undo it for one minute; then it takes effect.',
  'panel.done.undone': () => 'Undone; the request waits for a decision again.',
  'card.receipt.title': ({ number }: V) => `Receipt of a decision · D-${number}`,
  'card.receipt.verdict': () => 'Decision',
  'card.receipt.reason': () => 'Reason given',
  'card.receipt.by': () => 'Decided by',
  'card.receipt.for': () => 'On behalf of',
  'card.receipt.pressed-at': () => 'Decided at',
  'card.receipt.decided-at': () => 'In effect since',
  'card.receipt.door': () => 'Through',
  'card.receipt.locale': () => 'Language of the card',
  'card.receipt.locale.zh-CN': () => 'Chinese',
  'card.receipt.locale.en': () => 'English',
  'card.receipt.version': () => 'Version of the card',
  'card.receipt.hash': () => 'SHA-256 of the card',
  'card.receipt.kept': () =>
    'The card is kept as you saw it; the panel shows it and checks it against its hash.',
  'card.receipt.no-card': () => 'This decision answered no card, so none is kept.',
  'button.receipt': () => 'The card as it was',
  'button.receipt.no-card': () => 'Open the receipt',
  'panel.receipt.shown': () => 'What was shown',
  'panel.receipt.whole': () => '✓ The words match their SHA-256: nothing was changed.',
  'panel.receipt.broken': () => '✗ The words do not match their SHA-256.',
  'panel.receipt.first-shown': ({ at }: V) => `First shown on ${at}`,
  'card.by-for': (v: V) => `${v['by']} (for ${v['for']})`,
  'event.deputy.named': ({ who, what, startsOn, endsOn }: V) =>
    `${who} named ${what} to decide in their place from ${startsOn} to ${endsOn}`,
  'event.deputy.ended': ({ who, what }: V) => `${who} ended the time of ${what} as a deputy`,
  'card.deputy.title': ({ state }: V) => `Deputy · ${state}`,
  'card.deputy.state.named': () => 'named',
  'card.deputy.state.over': () => 'over',
  'card.deputy.principal': () => 'Stands in for',
  'card.deputy.deputy': () => 'Deputy',
  'card.deputy.mandate': () => 'Mandate',
  'card.deputy.mandate.value': (v: V) => `${v['role']} (${v['unit']})`,
  'card.deputy.days': () => 'Days',
  'card.deputy.reason': () => 'Reason',
  'card.deputy.rule': () =>
    'Matters of either of the two cannot be decided this way, and a deputy cannot name another.',
  'card.deputy.over': () => 'The time is over; the deputy decides nothing any more.',
  'card.deputy.ended': ({ at }: V) => `Ended early on ${at}; the deputy decides nothing any more.`,
  'button.deputies': () => 'Open deputies',
  'panel.deputy.title': () => 'Deputies',
  'panel.deputy.lead': () =>
    'You can name somebody of the bureau to decide on recusals, substitutions and disclosures in your place for a time. Their decisions say for whom; matters of yours or theirs stay out of it.',
  'panel.deputy.deputy': () => 'Deputy',
  'panel.deputy.mandate': () => 'In which role',
  'panel.deputy.from': () => 'From',
  'panel.deputy.to': () => 'To',
  'panel.deputy.name': () => 'Name them',
  'panel.deputy.end': () => 'End now',
  'panel.deputy.none': () => 'No deputies.',
  'panel.deputy.line': ({ principal, deputy, role, unit }: V) =>
    `${deputy} for ${principal} (${role}, ${unit})`,
  'panel.deputy.ended': () => 'ended',
  'panel.done.deputy': () => 'Named.',
  'panel.done.deputy-ended': () => 'Ended.',
  'card.request.risk.late': () =>
    'This request came late: the visit has begun or its last day is near. Deciding it needs a second factor.',
  'card.request.risk.repeated': () =>
    'The same person has asked for recusal several times within a year. Deciding it needs a second factor.',
  'button.step-up.ask': () => 'Verify and decide',
  'button.step-up.result': () => 'Change the signed result',
  'button.step-up.open': () => 'Open the one-time link',
  'note.step-up.ask': () =>
    'A one-time link has been sent to you alone. It works once, within 30 minutes.',
  'visit.step-up.needed': () =>
    'Somebody has signed. A changed result needs your second factor first and voids those signatures; what you fill in is kept.',
  'visit.step-up.proved': () =>
    'You have shown your second factor and can submit the changed result; the signatures so far become void.',
  'refusal.step-up-needed': () =>
    'This needs your second factor first: you alone have been given a one-time link. What you filled in is kept; submit it once more afterwards.',
  'refusal.no-authenticator': () =>
    'You have no authenticator yet. Please sign in to the panel and set one up under “Second factor”.',
  'refusal.code-wrong': () =>
    'The code is wrong or was used already; please wait for the next one.',
  ...recovery,
  'event.step-up.enrolled': ({ who }: V) => `${who} set up a second factor`,
  'event.step-up.proved': ({ who, what }: V) => `${who} showed a second factor for ${what}`,
  'panel.step-up.lead': () =>
    'Before a correction is signed, a weighty decision or an offline signature, the system makes sure once more that it is you. Enrol once: scan a code with an authenticator app on your phone, and later type the six digits that it shows.',
  'panel.step-up.title': () => 'Second factor',
  'panel.step-up.lead.recusal': () =>
    'Enter the 6-digit code of your authenticator. For 10 minutes after that you can decide this one recusal.',
  'panel.step-up.lead.inspection': () =>
    'Enter the 6-digit code of your authenticator. For 10 minutes after that you can change the signed result of this one visit.',
  'panel.step-up.lead.enrolment': () =>
    'Enter the 6-digit code of your authenticator to confirm that it works.',
  'panel.step-up.on.recusal': () => 'Go to the request',
  'panel.step-up.on.inspection': () => 'Go to the result',
  'panel.step-up.or-card': () =>
    'Or go back to the card in your chat and open the visit from there.',
  'panel.step-up.code': () => 'Code',
  'panel.step-up.submit': () => 'Verify',
  'panel.step-up.gone': () =>
    'This link has expired or was used. Please open the newest one on the card, or sign in to the panel.',
  'panel.step-up.enrol': () =>
    'Scan the QR code with an authenticator app (TOTP), then enter the six digits it shows. The secret is shown this once.',
  'panel.step-up.secret': () => 'Secret to type where it cannot be scanned',
  'panel.step-up.there': () => 'You have an authenticator.',
  'panel.step-up.begin': () => 'Set up an authenticator',
  'panel.done.enrolled': () => 'Your authenticator is set up.',
  'panel.done.proved': () => 'Verified; you can act for ten minutes.',
};

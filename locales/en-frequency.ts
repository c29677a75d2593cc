import { citeEn } from './cite.ts';

type V = Record<string, string | number>;

/** Texts of standing obligations, of frequencies and of the calendar. */
export const frequency = {
  'obligation.licence': () => 'Licence about to expire',
  'obligation.licence.do': () =>
    'Please have it renewed: nobody takes part in a draw with an expired licence.',
  'obligation.plan-due': () => 'Annual plan due',
  'obligation.plan-due.do': () => 'Please draft, approve and publish the annual plan.',
  'obligation.plan-filing': () => 'Filing of the annual plan due',
  'obligation.plan-filing.do': () => 'Please file it and enter the receipt.',
  'obligation.coverage': () => 'Coverage falls short',
  'obligation.coverage.do': () =>
    'At this pace the floor will be missed: please set up draws or adjust the plan.',
  'obligation.frequency': () => 'Inspection frequency due',
  'obligation.frequency.do': () =>
    'Please finish the inspections of this period in time; the panel proposes tasks under Frequencies.',
  'obligation.staleness': () => 'Registry out of date',
  'obligation.staleness.do': () => 'Please check the registry and import what changed.',
  'card.field.matter': () => 'Matter',
  'card.field.last-day': () => 'Last day',
  'card.obligation-due.left': ({ days }: V) =>
    `${days} working ${days === 1 ? 'day is' : 'days are'} left.`,
  'card.obligation-due.today': () => 'Today is the last day.',
  'card.obligation-due.overdue': ({ days }: V) =>
    `Overdue by ${days} working ${days === 1 ? 'day' : 'days'}: please act now.`,
  'card.obligation-due.closed': ({ at }: V) => `Missed; closed with a reason on ${at}.`,
  'card.obligation-due.pending': ({ day }: V) => `Due on ${day}.`,
  'card.obligation-due.met': ({ at }: V) => `Done on ${at}.`,
  'card.obligation-due.provisional': () =>
    'The day is provisional: the State Council has not yet published the holidays of that year.',
  'event.obligation.owed': ({ matter, label, dueOn }: V) =>
    `The system noted ${label} (${matter}), due on ${dueOn}`,
  'event.obligation.settled': ({ matter, label }: V) => `${label} (${matter}) is done`,
  'event.frequency.closed': ({ who, label, reason }: V) =>
    `${who} closed a missed frequency: ${label}; reason: ${reason}`,
  'event.obligation.prompted': ({ matter, label }: V) =>
    `The system reminded of ${label} (${matter})`,
  'panel.way.frequency': () => 'Frequencies',
  'panel.way.calendar': () => 'Calendar',
  'panel.frequency.title': () => 'Inspection frequencies',
  'panel.frequency.lead': () =>
    'How often each subject is to be inspected under the rules of the bureau, what has been done, who is left, and which tasks leave nobody out. Periods are calendar months, quarters and half-years. When a grade changes within a period, what was promised for it stays; the new grade binds from its next period on (a default of the product, not of the document).',
  'panel.frequency.none': ({ bureau }: V) =>
    `The document of ${bureau} sets no fixed frequency: the annual plan and the list of items do.`,
  'panel.frequency.per-day': () => 'Visits per working day (default: two for each team)',
  'panel.frequency.recount': () => 'Count again',
  'panel.frequency.fits': () => 'With these people every promise can be kept in time.',
  'panel.frequency.misses': ({ missing, on }: V) =>
    `By ${on} there is no room for ${missing} visits, whoever comes first.`,
  'panel.frequency.nothing': () => 'No task has to be set up.',
  'panel.frequency.proposals': () => 'Proposed tasks',
  'panel.frequency.rotation': ({ count, batches }: V) =>
    `Everyone once: ${count} subjects in ${batches} ${batches === 1 ? 'batch' : 'batches'}`,
  'panel.frequency.sample': ({ count, ratio }: V) => `Draw at least ${count} (${ratio}%)`,
  'panel.frequency.accept': () => 'Use it: set the task up',
  'panel.frequency.due': () => 'What is due',
  'panel.frequency.rule': () => 'Category',
  'panel.frequency.until': () => 'Period ends',
  'panel.frequency.kept': () => 'Inspected',
  'panel.frequency.open': () => 'Open',
  'panel.frequency.broken': () => 'Missed',
  'panel.frequency.behind': () => 'Not inspected yet',
  'panel.frequency.behind-count': ({ count }: V) =>
    `${count} ${count === 1 ? 'subject' : 'subjects'}`,
  'panel.frequency.draw-of': ({ need, pool }: V) => `draw at least ${need} of ${pool}`,
  'panel.frequency.when.A': () => 'grade A',
  'panel.frequency.when.B': () => 'grade B',
  'panel.frequency.when.C': () => 'grade C',
  'panel.frequency.when.blacklisted': () => 'blacklisted',
  'panel.frequency.when.normal': () => 'normal',
  'panel.frequency.when.commercial': () => 'commercial',
  'panel.frequency.when.non-commercial': () => 'non-commercial',
  'panel.frequency.proof': () => 'Proof that nobody was skipped',
  'panel.frequency.proof-lead': () =>
    "Lists every visit that was promised in the period with what became of it. Whoever lists anew from the registry's history and the visits gets the same file; its digest goes on the trail.",
  'panel.frequency.proof-get': () => 'Download the list',
  'panel.frequency.draws': () => 'Draws that are owed',
  'panel.frequency.item-rule': ({ item }: V) => `item “${item}”`,
  'panel.frequency.unread': () =>
    'Items whose frequency names no number (neither scheduled nor reminded of)',
  'panel.frequency.unread-how': () =>
    'Written as 每年1次, 每季度至少1次 or 2次/年 it is scheduled.',
  'panel.frequency.unpromised': () => 'Not asked for',
  'panel.frequency.released': () => 'Released',
  'panel.frequency.why': () => 'Why not inspected',
  'panel.frequency.why-each': ({ reason, count }: V) => `${reason}: ${count}`,
  'frequency.reason.not-registered': () => 'not yet in the registry on the first day',
  'frequency.reason.not-in-library': () => 'no longer in the registry on the first day',
  'frequency.reason.changed': () =>
    'came to this class or grade within the period: from the next one on',
  'frequency.reason.left': () => 'left the registry within the period',
  'frequency.reason.class-changed': () => 'its class changed within the period',
  'frequency.reason.not-begun': () => 'the period has not begun',
  'frequency.reason.under-way': () => 'drawn, to be inspected',
  'frequency.reason.not-visited': () => 'drawn, but not inspected',
  'frequency.reason.visit-ended': () => 'drawn; the visit ended without a result',
  'frequency.reason.excluded-1': () => 'not in the draw (1: yearly cap reached)',
  'frequency.reason.excluded-2': () => 'not in the draw (2: same item passed this year)',
  'frequency.reason.excluded-3': () => 'not in the draw (3: does not subsist)',
  'frequency.reason.excluded-4': () => 'not in the draw (4: a required field is blank)',
  'frequency.reason.excluded-5': () => 'not in the draw (5: excluded by law)',
  'frequency.reason.not-drawn': () => 'no task has drawn it',
  'panel.frequency.missed': () => 'Missed frequencies',
  'panel.frequency.missed-lead': () =>
    'What was not done by its last day is closed by an approver or the head, with a reason. It stays listed here for ever.',
  'panel.frequency.missed-none': () => 'No frequency was missed.',
  'panel.frequency.missed-what': () => 'What was due',
  'panel.frequency.missed-rule': () => 'Rule',
  'panel.frequency.missed-state': () => 'Closed',
  'panel.frequency.missed-state-of': () => 'State',
  'panel.frequency.missed-open': () => 'not closed',
  'panel.frequency.missed-closed': ({ who, at }: V) => `${who}, ${at}`,
  'panel.frequency.missed-reason': () => 'Reason',
  'panel.frequency.missed-close': () => 'Close with this reason',
  'panel.frequency.missed-older': () => 'Older ones',
  'panel.done.miss-closed': () => 'Closed. It stays on the list of missed frequencies.',
  'field.unservedFilter': () => 'Only those not inspected, nor about to be, within (from, to)',
  'panel.frequency.unserved': ({ startsOn, endsOn }: V) => `not inspected ${startsOn} – ${endsOn}`,
  'portal.draw.unserved': ({ startsOn, endsOn }: V) =>
    `not inspected from ${startsOn} to ${endsOn}`,
  'panel.frequency.boost': () => 'Strengthen draws for a time or an area',
  'panel.frequency.boost-kind': () => 'Occasion',
  'panel.frequency.document': () => 'Document it rests on',
  'panel.frequency.boost-enter': () => 'Enter',
  'boost.holiday': () => 'Major holidays',
  'boost.key-period': () => 'Key period',
  'boost.key-area': () => 'Key area',
  'panel.done.proposal': () =>
    'The proposal fills in the form below: please check it and set the task up.',
  'panel.done.boost': () => 'Entered: one more draw is proposed.',
  'refusal.not-missed': ({ dueOn }: V) =>
    `Its last day, ${dueOn}, is not past, or it is settled already: there is nothing to close.`,
  'refusal.boost-not-ruled': ({ rule }: V) =>
    `The rules of the bureau do not strengthen draws on such an occasion (${rule}).`,
  'panel.calendar.title': () => 'Calendar of working days',
  'panel.calendar.lead': () =>
    'Deadlines follow the holidays that the General Office of the State Council publishes. Until a year is published its Mondays to Fridays count and deadlines are provisional; once it is entered they are computed anew, on the trail.',
  'panel.calendar.counts': ({ holidays, makeUp }: V) =>
    `${holidays} days off, ${makeUp} worked instead`,
  'panel.calendar.version': ({ number }: V) => ` (version ${number})`,
  'panel.calendar.source': () => 'Source',
  'panel.calendar.off': () => 'Days off',
  'panel.calendar.worked': () => 'Worked instead',
  'panel.calendar.enter': () => 'Enter or amend a year',
  'panel.calendar.year': () => 'Year',
  'panel.calendar.how': () =>
    'One day or stretch a line with its name, as in: 2027-02-05 ~ 2027-02-11 春节, with the name that the notice gives it. All seven holidays by law must be there.',
  'panel.calendar.document': () => 'Source document (title, number)',
  'panel.calendar.reason': () => 'Reason (where a year is amended)',
  'panel.calendar.submit': () => 'Enter and compute deadlines anew',
  'panel.done.calendar': ({ year, moved }: V) =>
    `The calendar of ${year} is entered; ${moved} ${moved === 1 ? 'deadline has' : 'deadlines have'} moved.`,
  'refusal.calendar-unchanged': ({ year }: V) => `The calendar of ${year} says so already.`,
  'refusal.calendar-incomplete': ({ year, holiday }: V) =>
    `The holidays of ${year} lack ${holiday}: please check the official notice.`,
  'panel.handling.lead': ({ rule }: V) =>
    `Where a problem was found, the days to its disclosure count from the day on which its handling was decided${citeEn(rule)}.`,
  'panel.handling.on': () => 'Decided on',
  'panel.handling.decision': () => 'Decision',
  'panel.handling.document': () => 'Number of the document',
  'panel.handling.submit': () => 'Enter the decision',
  'panel.done.handling': ({ decidedOn }: V) => `Entered: the days count from ${decidedOn}.`,
  'refusal.nothing-to-handle': ({ rule }: V) =>
    `No problem was found: there is nothing to decide (${rule}).`,
  'event.frequency.accepted': ({ who, category }: V) =>
    `${who} took up a proposed task for ${category}`,
  'event.frequency.proved': ({ who, from, to }: V) =>
    `${who} listed every promised visit from ${from} to ${to}`,
  'event.frequency.strengthened': ({ who, name }: V) => `${who} strengthened draws: ${name}`,
  'event.calendar.entered': ({ who, year, source }: V) =>
    `${who} entered the calendar of ${year} (${source})`,
  'event.calendar.filled': ({ years }: V) => `The system took over the calendars of ${years} years`,
  'event.obligation.deadline-moved': ({ label, matter, from, dueOn }: V) =>
    `By the new calendar the deadline of ${label} (${matter}) moved from ${from} to ${dueOn}`,
  'event.disclosure.deadline-moved': ({ what, from, dueOn }: V) =>
    `By the new calendar the deadline of ${what} moved from ${from} to ${dueOn}`,
  'event.disclosure.handling-decided': ({ who, what, decidedOn }: V) =>
    `${who} entered how the problem of ${what} is handled (${decidedOn})`,
};

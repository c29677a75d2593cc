import { citeEn } from './cite.ts';

type V = Record<string, string | number>;

/** Texts of joint tasks, of leave, and of what a match finds before it is announced. */
export const joint = {
  'refusal.participant-outside-plan': ({ unit }: V) =>
    `${unit} is no unit of the bureau, and the line of the annual plan does not name it: it cannot take part. Name it in the plan first.`,
  'refusal.participants-overlap': ({ first, second }: V) =>
    `${first} and ${second} lie in each other; an inspector belongs to one department. Choose one of them.`,
  'refusal.participant-items-missing': ({ unit, rule }: V) =>
    `Name the items of ${unit}${citeEn(rule)}.`,
  'refusal.participant-too-few': ({ unit, have, need, rule }: V) =>
    `${unit} has only ${have} inspectors who qualify and is to send ${need} to each subject${citeEn(rule)}. Complete its registry first.`,
  'refusal.participant-answers-itself': ({ unit }: V) =>
    `${unit} has a task setter here who answers for it; nobody else can.`,
  'refusal.participants-unanswered': ({ names }: V) =>
    `Departments that have not confirmed items and inspectors: ${names}. The pool is frozen when they have, by themselves or by letter, or when it is on file that their time ran out.`,
  'refusal.answer-awaited': ({ unit, until }: V) =>
    `${unit} has until ${until} to answer; only then can it be recorded as silent.`,
  'refusal.leave-recorded': ({ from, to }: V) =>
    `A leave from ${from} to ${to} is on file and overlaps. Withdraw it first if it has changed.`,

  'state.participant.asked': () => 'to be confirmed',
  'state.participant.confirmed': () => 'confirmed',
  'state.participant.timed-out': () => 'no answer in time',
  'card.participant.title': ({ state }: V) => `Joint inspection · ${state}`,
  'card.participant.ask': () =>
    'You are asked to take part in a joint inspection. Check items and people, then confirm: your inspectors join the random match, and an inspector of the initiating department leads.',
  'card.participant.too-few': ({ need }: V) =>
    `Fewer than ${need} inspectors qualify, so this cannot be confirmed yet. Complete the registry first.`,
  'card.participant.confirmed': ({ by, at }: V) => `${by} confirmed on ${at}.`,
  'card.participant.letter': ({ by, at, letter }: V) =>
    `Confirmed by letter (${letter}), entered by ${by} on ${at}.`,
  'card.participant.timed-out': ({ by, at, reason }: V) =>
    `${by} recorded on ${at} that there was no answer: ${reason}. The department takes no part.`,
  'card.member.of': ({ name, unit }: V) => `${name} (${unit})`,
  'card.field.initiator': () => 'Initiating department',
  'card.field.participant': () => 'Participating department',
  'card.field.seats': () => 'Sends',
  'card.field.seats.value': ({ count }: V) => `${count} to each subject`,
  'card.field.skills': () => 'Specialties',
  'card.field.able': () => 'Inspectors who could come',
  'card.field.able.value': ({ count }: V) => String(count),
  'card.field.answer-by': () => 'Answer by',
  'button.participant.confirm': () => 'Confirm',
  'button.participant.confirm.confirm': () =>
    'Items and seats cannot be changed after this. Confirm?',
  'note.participant.confirm': () => 'Confirmed: your department takes part.',

  'outlook.department': ({ registered, eligible }: V) =>
    `${registered} in the registry, ${eligible} can be drawn.`,
  'outlook.reason': ({ reason, count }: V) => `${reason}: ${count}`,
  'outlook.left': ({ reasons }: V) => `Left out: ${reasons}.`,
  'outlook.recused': ({ count }: V) =>
    `${count} more ${count === 1 ? 'keeps' : 'keep'} away from some of the subjects.`,
  'filter.inactive': () => 'left',
  'filter.off-duty': () => 'off duty',
  'filter.away': () => 'on leave or away',
  'filter.partner': () => 'of a partner department',
  'filter.unlicensed': () => 'no licence',
  'filter.expired': () => 'licence expired',
  'filter.unskilled': () => 'other specialty',
  'filter.interested': () => 'conflict of interest',

  'event.joint.asked': ({ who, unit }: V) => `${who} asked ${unit} to take part`,
  'event.joint.confirmed': ({ who, unit, inspectors }: V) =>
    `${who} confirmed for ${unit}, which can send ${inspectors} inspectors`,
  'event.joint.letter-recorded': ({ who, unit, letterNo }: V) =>
    `${who} entered the letter of ${unit}: ${letterNo}`,
  'event.joint.timed-out': ({ who, unit, reason }: V) =>
    `${who} recorded that ${unit} did not answer in time: ${reason}`,
  'event.leave.recorded': ({ who, what, fromOn, toOn }: V) =>
    `${who} recorded that ${what} is away from ${fromOn} to ${toOn}`,
  'event.leave.withdrawn': ({ who, what, fromOn, toOn }: V) =>
    `${who} withdrew the record that ${what} is away from ${fromOn} to ${toOn}`,

  'leave-kind.annual': () => 'annual leave',
  'leave-kind.sick': () => 'sick leave',
  'leave-kind.training': () => 'training',
  'leave-kind.travel': () => 'travel',
  'leave-kind.other': () => 'other',
  'table.leave': () => 'Leave',
  'field.fromOn': () => 'From',
  'field.toOn': () => 'To',
  'field.recordedBy': () => 'Entered by',
  'field.recordedAt': () => 'Entered',
  'field.withdrawnBy': () => 'Withdrawn by',
  'field.withdrawnAt': () => 'Withdrawn',
  'panel.way.leave': () => 'Leave',
  'panel.leave.title': () => 'Leave of inspectors',
  'panel.leave.lead': () =>
    'Whoever is away on every day that is left of a task’s window is in no match of it; whoever is back on some of them can make the visit then and is. Announced matches stay as they are.',
  'panel.leave.who': () => 'Inspector',
  'panel.leave.days': () => 'Days',
  'panel.leave.kind': () => 'Why',
  'panel.leave.note': () => 'Note',
  'panel.leave.submit': () => 'Enter',
  'panel.leave.withdraw': () => 'Withdraw',
  'panel.leave.now': () => 'Now and later',
  'panel.leave.none': () => 'Nothing is entered.',
  'panel.done.leave': () => 'Entered.',
  'panel.done.leave-withdrawn': () => 'Withdrawn; the entry stays on file.',

  'panel.joint.form': () => 'Participating departments (joint inspection)',
  'panel.joint.form.lead': () =>
    'Leave empty for a task of one department. An authority outside the bureau has to be named by the line of the plan. The pool is frozen after they have confirmed; one of our own inspectors leads.',
  'panel.joint.form.number': ({ number }: V) => `Participating department ${number}`,
  'panel.joint.form.unit': () => 'Unit',
  'panel.joint.form.nobody': () => '(none)',
  'panel.joint.form.items': () => 'Its items (in force, none of our own)',
  'panel.joint.form.skills': () =>
    'Specialties that its inspectors need, with commas between; the category of the subject if empty',
  'panel.joint.form.size': () => 'Inspectors to each subject',
  'panel.joint.form.contact': () => 'Contact and telephone',
  'panel.joint.form.answer-by': () => 'Answer by',
  'panel.joint.title': () => 'Participating departments',
  'panel.joint.contact': () => 'Contact',
  'panel.joint.confirm': () => 'Confirm items and inspectors',
  'panel.joint.awaited': () =>
    'The list can be frozen once every department has confirmed, or its silence is recorded after the deadline.',
  'panel.joint.letter': () => 'Number of the letter',
  'panel.joint.letter.how': () =>
    'The department does not use this system: enter its letter of reply here.',
  'panel.joint.record-letter': () => 'Enter the letter',
  'panel.joint.reason': () => 'What was tried',
  'panel.joint.time-out': () => 'Record: no answer in time',
  'panel.joint.waiting': () => 'Confirm a joint inspection',
  'panel.joint.page': () => 'Joint inspections: our confirmation',
  'panel.joint.none': () =>
    'No joint inspection waits for your department. When another department asks yours to join, it is listed here; the list of subjects is frozen only after you have confirmed.',
  'panel.done.joint': ({ count }: V) => `Confirmed; ${count} inspectors could come.`,
  'panel.done.letter': () => 'The letter is entered.',
  'panel.done.timed-out': () => 'Recorded: the department takes no part.',
  'panel.outlook.title': () => 'Who can be drawn',
  'panel.outlook.department': () => 'Department',
  'panel.outlook.registered': () => 'Registry',
  'panel.outlook.eligible': () => 'Can be drawn',
  'panel.outlook.filtered': () => 'Left out, and why',
};

import { forms } from './en-forms.ts';
import { pages } from './en-pages.ts';

type V = Record<string, string | number>;

/** Texts of chat cards, their buttons, and of the forms and pages that open from them. */
export const cards = {
  ...forms,
  ...pages,
  'card.number': ({ number }: V) => `Notice N-${number}`,
  'card.repeated': (_: V) => '(sent again; please do not act twice)',
  'card.gone': (_: V) => 'This no longer exists',

  'card.field.task': (_: V) => 'Task',
  'card.field.code': (_: V) => 'Number',
  'card.field.draw': (_: V) => 'Draw',
  'card.field.unit': (_: V) => 'Executing unit',
  'card.field.window': (_: V) => 'Window',
  'card.field.window.value': ({ from, to }: V) => `${from} to ${to}`,
  'card.field.pool': (_: V) => 'Pool',
  'card.field.pool.value': ({ count }: V) => `${count} may be drawn`,
  'card.field.stratum.value': ({ pool, drawn }: V) => `${drawn} of ${pool}`,
  'card.field.stratum.pool': ({ pool }: V) => `${pool}`,
  'card.field.hash': (_: V) => 'Fingerprint of the pool',
  'card.field.reveal-by': (_: V) => 'Reveal by',
  'card.field.label': (_: V) => 'Verifiability',
  'card.field.items': (_: V) => 'Items',
  'card.field.subjects': (_: V) => 'Subjects',
  'card.field.subjects.value': ({ count }: V) => `${count}`,
  'card.field.inspectors': (_: V) => 'Inspectors',
  'card.field.inspectors.value': ({ count }: V) => `${count}`,
  'card.field.accepted': (_: V) => 'Accepted',
  'card.field.accepted.value': ({ count, of }: V) => `${count} of ${of} teams`,
  'card.field.subject': (_: V) => 'Subject',
  'card.field.address': (_: V) => 'Address',
  'card.field.team': (_: V) => 'Team',
  'card.field.member.lead': ({ name }: V) => `${name}★`,
  'card.field.deadline': (_: V) => 'Finish by',
  'card.field.applicant': (_: V) => 'Asked by',
  'card.field.replaced': (_: V) => 'To be replaced',
  'card.field.ground': (_: V) => 'Ground',
  'card.field.reason': (_: V) => 'Reason',
  'card.field.problems': (_: V) => 'Problems',
  'card.field.note': (_: V) => 'Note',
  'card.field.requested-at': (_: V) => 'Asked on',
  'card.field.earlier': (_: V) => 'Earlier requests',
  'card.field.earlier.value': ({ count }: V) => `${count}`,
  'card.field.on-approval': (_: V) => 'On approval',
  'card.field.on-approval.draw': (_: V) =>
    'a substitute is drawn from everybody eligible, with randomness made after the approval',
  'card.field.on-approval.appointment': (_: V) =>
    'you appoint one of those who are eligible, with a reason',
  'card.field.finding': (_: V) => 'Finding',
  'card.field.due': (_: V) => 'Publish by',
  'card.field.due.provisional': ({ day }: V) =>
    `${day} (provisional: the official calendar of that year is not out)`,
  'card.field.rule': (_: V) => 'Rule',

  'card.witness.title': ({ state }: V) => `Witness a draw · ${state}`,
  'card.witness.commit': (_: V) =>
    'Open the witness page. Your browser makes a random number and sends only its commitment; the number stays on your device until you reveal it.',
  'card.witness.committed': ({ at }: V) =>
    `You committed on ${at}. Please wait for the announcement.`,
  'card.witness.reveal': ({ by }: V) =>
    `The draw is announced. Reveal your number by ${by}, in the browser in which you committed.`,
  'card.witness.revealed': ({ at }: V) => `You revealed your number on ${at}.`,
  'card.witness.drawn': ({ at }: V) => `All numbers are revealed; drawn on ${at}.`,
  'card.witness.missed': (_: V) => 'You did not reveal in time; this draw is void.',
  'card.draw.void.not-revealed': (_: V) => 'a witness did not reveal in time',
  'card.draw.void': ({ at, reason }: V) => `This draw was voided on ${at}: ${reason}`,

  'card.draw-desk.title': ({ state }: V) => `Draw · ${state}`,
  'card.draw-desk.waiting': ({ names }: V) =>
    `The pool is frozen. Waiting for the commitments of ${names}.`,
  'card.draw-desk.ready': (_: V) =>
    'All witnesses have committed; the announcement can be published.',
  'card.draw-desk.announced': ({ names }: V) => `Announced. Waiting for the reveals of ${names}.`,
  'card.draw-desk.drawn': (_: V) =>
    'The draw is done. Please confirm it; it cannot be changed afterwards.',
  'card.draw-desk.confirmed': ({ by, at }: V) =>
    `${by} confirmed the draw on ${at}; the task can be dispatched.`,
  'card.draw-desk.dispatched': (_: V) => 'The task is dispatched.',

  'card.draw-notice.title': ({ state }: V) => `Draw announcement · ${state}`,
  'card.draw-notice.announced': ({ by }: V) =>
    `Pool and sources of randomness are fixed. The witnesses reveal by ${by}; the draw then happens by itself.`,
  'card.draw-notice.drawn': ({ at }: V) => `Drawn on ${at}; the result can be verified.`,
  'card.draw-notice.confirmed': ({ at }: V) => `The result was confirmed on ${at}.`,

  'card.task-notice.title': (_: V) => 'Inspection task announced',
  'card.task-notice.text': (_: V) =>
    'The task is dispatched and inspectors are matched at random. Neither subjects nor inspectors are named here.',

  'card.match-desk.title': ({ state }: V) => `Match inspectors · ${state}`,
  'card.match-desk.ready': ({ size }: V) =>
    `The task is dispatched to your unit. At least ${size} inspectors are matched at random to each subject, one of them lead, none with an interest in it.`,
  'card.match-desk.running': (_: V) =>
    'The input of the match is frozen and announced; the randomness is being made.',
  'card.match-desk.over': (_: V) => 'The window of the task is over; no inspectors were matched.',
  'card.match-desk.matched': (_: V) => 'The match is done; the inspectors are being told.',

  'card.inspection.title': ({ state }: V) => `Inspection · ${state}`,
  'card.inspection.state.left': (_: V) => 'replaced',
  'card.inspection.assigned': (_: V) =>
    'You were drawn for this inspection. If you have an interest in the subject you must ask for recusal.',
  'card.inspection.accepted': ({ at }: V) => `You accepted on ${at}.`,
  'card.inspection.checked-in': ({ at }: V) => `You checked in on ${at}.`,
  'card.inspection.submitted': ({ by, at, finding }: V) =>
    `${by} entered the result on ${at}: ${finding}.`,
  'card.inspection.to-sign': (_: V) =>
    'Please check the result and sign. If it is changed, the signatures are void.',
  'card.inspection.signed': ({ at }: V) => `You signed on ${at}.`,
  'card.inspection.disclosed': ({ at }: V) => `The result was published on ${at}.`,
  'card.inspection.left': ({ at }: V) =>
    `You left this team on ${at} and need not take part any more.`,
  'card.inspection.request.requested': ({ kind, why, at }: V) =>
    `You asked for ${kind} (${why}) on ${at}; it waits for the approver of your unit.`,
  'card.inspection.request.approved': ({ kind, by, at }: V) =>
    `${by} approved your ${kind} on ${at}; a substitute is being drawn.`,
  'card.inspection.request.rejected': ({ kind, by, at, reason }: V) =>
    `${by} rejected your ${kind} on ${at}: ${reason}`,
  'request.recusal': (_: V) => 'recusal',
  'request.substitution': (_: V) => 'substitution',

  'card.recusal.title': ({ state }: V) => `Recusal · ${state}`,
  'card.substitution.title': ({ state }: V) => `Substitution · ${state}`,
  'card.request.ask': ({ name }: V) => `A request of ${name} needs your decision.`,
  'card.request.not-yours': (_: V) =>
    'You are a party to this request; somebody else has to decide it.',
  'card.request.approved': ({ by, at }: V) =>
    `${by} approved on ${at}; a substitute is being drawn.`,
  'card.request.agreed': ({ by, at }: V) => `${by} agreed to your request on ${at}.`,
  'card.request.rejected': ({ by, at, reason }: V) => `${by} rejected on ${at}: ${reason}`,
  'card.request.done': ({ by, at, name }: V) => `${by} approved; ${name} was drawn on ${at}.`,

  'card.disclosure.title': ({ state }: V) => `Disclosure · ${state}`,
  'card.disclosure.ask': (_: V) =>
    'The whole team has signed. Please review and publish; the reviewer must be outside the team.',
  'card.disclosure.unsigned': (_: V) =>
    'The task is over and this visit has no result signed by all members yet. Please finish it.',
  'card.disclosure.not-yours': (_: V) =>
    'You are in this team; an approver outside it has to review.',
  'card.disclosure.published': ({ by, at }: V) => `${by} approved it; published on ${at}.`,
  'card.disclosure.withheld': ({ by }: V) => `Reviewed by ${by}; withheld.`,
  'card.disclosure-due.title': ({ state }: V) => `Disclosure deadline · ${state}`,
  'card.disclosure-due.left': ({ days }: V) =>
    `${days} working ${days === 1 ? 'day is' : 'days are'} left to publish.`,
  'card.disclosure-due.today': (_: V) => 'Today is the last day to publish.',
  'card.disclosure-due.overdue': ({ days }: V) =>
    `Overdue by ${days} working ${days === 1 ? 'day' : 'days'}. Please publish at once.`,
  'card.disclosure-due.pending': ({ day }: V) => `The result must be published by ${day}.`,

  'button.draw.announce': (_: V) => 'Announce',
  'button.draw.announce.confirm': (_: V) =>
    'An announcement cannot be withdrawn; the witnesses reveal next. Announce it?',
  'button.draw.confirm': (_: V) => 'Confirm draw',
  'button.draw.confirm.confirm': (_: V) => 'This cannot be changed afterwards. Confirm?',
  'button.task.dispatch': (_: V) => 'Dispatch task',
  'button.team.match': (_: V) => 'Match inspectors',
  'button.inspection.accept': (_: V) => 'Accept',
  'button.recusal.request': (_: V) => 'Ask for recusal',
  'button.substitution.request': (_: V) => 'Ask to be replaced',
  'button.recusal.approve': (_: V) => 'Approve',
  'button.recusal.reject': (_: V) => 'Reject',
  'button.substitution.approve': (_: V) => 'Approve',
  'button.substitution.reject': (_: V) => 'Reject',
  'button.inspection.check-in': (_: V) => 'Check in',
  'button.result.submit': (_: V) => 'Enter result',
  'button.result.sign': (_: V) => 'Sign',
  'button.result.sign.confirm': (_: V) => 'By signing you confirm that the result is true. Sign?',
  'button.disclosure.approve': (_: V) => 'Approve and publish',
  'button.disclosure.approve.confirm': (_: V) => 'The result becomes public. Go on?',
  'button.witness.commit': (_: V) => 'Open the witness page',
  'button.witness.reveal': (_: V) => 'Reveal',
  'button.visit': (_: V) => 'Open the checklist',
};

import { counted } from './counted.ts';
import type { portalIntake as zh } from './zh-portal-intake.ts';

type V = Record<string, string | number>;

/** The portal's forms in English. */
export const portalIntake: typeof zh = {
  'portal.footer.objection': () => 'Object to a result',
  'portal.footer.complaint': () => 'Complain about inspectors',
  'portal.footer.status': () => 'Status of objections and complaints',
  'portal.result.object': () => 'Do you object to this result?',
  'portal.intake.objection.title': () => 'Object to a result',
  'portal.intake.objection.lead': () =>
    'Whoever was inspected may object to the published result here, without an account. Somebody who was not of the team reviews it.',
  'portal.intake.objection.step.1': () =>
    'Give the number of the inspection, what you object to and how to reach you; files may come with it.',
  'portal.intake.objection.step.2': () =>
    'You get a receipt number and a secret. The term of the review runs from the day of receipt (20 working days as a rule; the authority’s own rules decide).',
  'portal.intake.objection.step.3': () =>
    'The outcome is answered within its term (15 working days as a rule); an error found is corrected in public.',
  'portal.intake.objection.hint.ref': () =>
    'On the page of the result or the notice of the inspection, such as GQGA-2026-000012-0003.',
  'portal.intake.objection.hint.content': () =>
    'What is not as it was, how it was, and what shows it. At most 4000 characters.',
  'portal.intake.objection.hint.name': () =>
    'Name of the business and of whom to ask for; say so if you act for somebody.',
  'portal.intake.objection.hint.contact': () =>
    'Telephone or postal address, to check and to answer. It is not published.',
  'portal.intake.objection.privacy': () =>
    'What you write and send serves the review and the answer only and is not published; your name and how to reach you are kept encrypted.',
  'portal.intake.objection.done': () => 'Your objection has been received',
  'portal.intake.objection.next': () =>
    'It is on file within a minute and its term runs. With number and secret you see both terms, the outcome and the answer.',
  'portal.intake.complaint.title': () => 'Complain about inspectors',
  'portal.intake.complaint.lead': () =>
    'If inspectors hindered business, asked for or took property or another benefit, or broke discipline or law otherwise, say so here; no account and no name is needed.',
  'portal.intake.complaint.step.1': () =>
    'Say when, where and what happened, and the number of the inspection if you know it.',
  'portal.intake.complaint.step.2': () =>
    'Only the supervision reads it. The team concerned neither sees nor handles it.',
  'portal.intake.complaint.step.3': () =>
    'With receipt number and secret you see how it stands and the answer.',
  'portal.intake.complaint.hint.ref': () =>
    'On the notice of the inspection or the page of its result; leave it empty if you do not know it.',
  'portal.intake.complaint.hint.content': () =>
    'When, where, who and what happened. At most 4000 characters.',
  'portal.intake.complaint.hint.name': () => 'May be left empty.',
  'portal.intake.complaint.hint.contact': () =>
    'May be left empty; the answer is then found with the receipt.',
  'portal.intake.complaint.privacy': () =>
    'Only the supervision reads what you write and send; your name and how to reach you are kept encrypted.',
  'portal.intake.complaint.done': () => 'Your complaint has been received',
  'portal.intake.complaint.next': () =>
    'It reaches the supervision within a minute. With number and secret you see how it stands and the answer.',
  'portal.intake.field.ref': () => 'Number of the inspection',
  'portal.intake.field.name': () => 'Name',
  'portal.intake.field.contact': () => 'How to reach you',
  'portal.intake.field.content': () => 'What you want to say',
  'portal.intake.field.files': () => 'Files',
  'portal.intake.field.website': () => 'website',
  'portal.intake.hint.files': ({ count, each, all }: V) =>
    `JPEG or PNG pictures or PDF, at most ${count}, ${each} MB each and ${all} MB together.`,
  'portal.intake.again.files': () => 'Please choose the files again.',
  'portal.intake.optional': () => '(optional)',
  'portal.intake.submit': () => 'Hand in',
  'portal.intake.faults': () => 'It is not handed in yet. Please mend:',
  'portal.intake.fault.missing': ({ name }: V) => `${name}: please fill it in.`,
  'portal.intake.fault.too-long': ({ name, most }: V) => `${name}: at most ${most} characters.`,
  'portal.intake.fault.no-result': (_: V) =>
    'No result of that number is published. Please check the number of the inspection.',
  'portal.intake.fault.too-many': ({ count }: V) => `At most ${count} files.`,
  'portal.intake.fault.too-large': ({ each, all }: V) =>
    `At most ${each} MB a file and ${all} MB together. If your words are gone, “back” in the browser brings them back.`,
  'portal.intake.fault.file-type': (_: V) =>
    'Files are JPEG or PNG pictures or PDF, by what is in them.',
  'portal.intake.fault.file-damaged': (_: V) => 'A file is not whole. Please choose it again.',
  'portal.intake.fault.robot': (_: V) => 'Please empty the field called website; it stays empty.',
  'portal.intake.keep': () =>
    'Write down, print or photograph number and secret. The secret is shown this once.',
  'portal.intake.receipt': () => 'Receipt number',
  'portal.intake.secret': () => 'Secret',
  'portal.intake.received': () => 'Received',
  'portal.intake.print': () => 'This page can be printed as it is.',
  'portal.intake.changed': () =>
    'A form that is changed and sent again gets a receipt of its own; what was sent before stands, each with its own status.',
  'portal.intake.status.ask': () => 'See how it stands',
  'portal.status.title': () => 'Status of an objection or complaint',
  'portal.status.lead': () =>
    'Give the receipt number and the secret that you got when you handed it in; small letters will do.',
  'portal.status.none': () =>
    'Nothing found. Please check number and secret; if you have just handed it in, try again in a minute.',
  'portal.status.kind.objection': () => 'Objection to a result',
  'portal.status.kind.complaint': () => 'Complaint about inspectors',
  'portal.status.objection.received': () => 'taken up, a reviewer is being named',
  'portal.status.objection.reviewing': () => 'under review',
  'portal.status.objection.decided': () => 'reviewed',
  'portal.status.objection.answered': () => 'answered, closed',
  'portal.status.objection.declined': () => 'not taken up',
  'portal.status.complaint.received': () => 'the supervision looks into it',
  'portal.status.complaint.concluded': () => 'concluded',
  'portal.status.declined.no-result': () =>
    'No result of that number is published. Please check the number and hand it in again.',
  'portal.status.declined.closed': () =>
    'This authority takes no objections here. Please write to the unit that inspected.',
  'portal.status.review': () => 'Review',
  'portal.status.reply': () => 'Answer',
  'portal.status.reply.later': () => 'Its term runs from the outcome of the review.',
  'portal.status.running': () => 'within the term',
  'portal.status.late': () => 'overdue',
  'portal.status.done': () => 'done in time',
  'portal.status.done.late': () => 'done, late',
  'portal.status.due': () => 'Last day',
  'portal.status.done-on': () => 'Done on',
  'portal.status.term': () => 'Term',
  'portal.status.days': ({ count }: V) => counted(count!, 'working day', 'working days'),
  'portal.status.rule': () => 'Rule',
  'portal.status.provisional': () =>
    'The holidays of that year are not announced yet: the last day is provisional and counted anew then.',
  'portal.status.outcome': () => 'Outcome',
  'portal.status.correction': () => 'Correction',
  'portal.status.correction.requested': () => 'waits for the principal head’s signature',
  'portal.status.correction.approved': () =>
    'signed and published; the earlier result stands beside it',
  'portal.status.correction.rejected': () =>
    'turned down by the principal head; what is public has not changed',
  'portal.status.outcome.stands': () => 'the result stands',
  'portal.status.outcome.error': () =>
    'there is an error; it is corrected in public once the principal head has signed',
  'portal.status.outcome.inadmissible': () => 'not an objection to a result, not taken up',
  'portal.status.grounds': () => 'Grounds',
  'portal.status.finding': () => 'Finding',
  'portal.status.finding.founded': () => 'founded',
  'portal.status.finding.unfounded': () => 'unfounded',
  'portal.status.finding.out-of-scope': () => 'not about inspectors, not looked into',
  'portal.status.finding.passed-on': () => 'passed on to the disciplinary office',
  'portal.status.answer': () => 'Answer',
  'portal.status.print': () => 'Only you see this page; it can be printed as it is.',
};

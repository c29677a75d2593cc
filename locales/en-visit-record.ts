import { citeEn } from './cite.ts';
import type { visitRecords as zh } from './zh-visit-record.ts';

type V = Record<string, string | number>;

const parts: Record<string, string> = {
  'site-check': 'record of the site check',
  'statement-defence': 'statement and defence',
  'rights-notice': 'notice of rights',
  'check-record': 'inspection record',
  av: 'audio or video of the key steps',
  confirmation: "the subject's confirmation (or its refusal before a witness)",
};
const named = (missing: string | number | undefined): string =>
  String(missing ?? '')
    .split(',')
    .map((part) => parts[part] ?? part)
    .join('; ');

/** The same in English. */
export const visitRecords: typeof zh = {
  'refusal.time-past': () => 'That time is over. Choose another one.',
  'refusal.time-unchanged': () => 'The time is the same as before.',
  'refusal.time-unreadable': () =>
    'The day or the time cannot be read: write 2026-09-15 and 09:30.',
  'refusal.witness-needed': ({ rule }: V) =>
    `A refusal to confirm, and a notice that is left, need a witness${citeEn(rule)}.`,
  'refusal.of-the-team': ({ name, rule }: V) =>
    `${name} is of this team and can neither confirm for the subject nor be the witness${citeEn(rule)}. For a namesake, add where they belong.`,
  'refusal.clear-beside-conduct': ({ count, rule }: V) =>
    `It is on file that the subject refused the check, hid the truth or deceived (${count}), which goes public with the result${citeEn(rule)}: “No problem found” cannot be the finding.`,
  'refusal.delivered-early': ({ from }: V) =>
    `It cannot have been delivered before ${from}: the task and the people whom the notice names were not settled then.`,
  'refusal.reference-needed': () =>
    'What is posted or sent needs its tracking number or the address it went to.',
  'refusal.recording-known': () => 'This recording is in the index already.',
  'refusal.conduct-not-recorded': ({ rule }: V) =>
    `By the rules of this bureau refusal and fraud are not part of the result${citeEn(rule)}.`,
  'refusal.conduct-untold': ({ rule }: V) =>
    `Refusal, concealment or fraud is on file that the result does not say${citeEn(rule)}. The lead enters the result anew before anybody signs.`,
  'refusal.confirmed-already': () => 'What the subject says to this result is on file already.',
  'refusal.record-incomplete': ({ missing, rule }: V) =>
    `The record of the inspection is not complete, so it cannot be signed. Missing: ${named(missing)}${citeEn(rule)}.`,
  'refusal.subject-unconfirmed': ({ rule }: V) =>
    `The subject has neither confirmed the result nor been recorded as refusing, so it is not published${citeEn(rule)}. The team has to record it.`,
  'refusal.payer-other': ({ rule }: V) =>
    `Who entrusts pays: the cost falls to the entrusting unit${citeEn(rule)}.`,

  'event.schedule.set': ({ who, what, at }: V) => `${who} fixed the time of ${what}: ${at}`,
  'event.notice.delivered': ({ who, what, way }: V) =>
    `${who} delivered the notice of ${what} to the subject (${way})`,
  'event.document.entered': ({ who, what, number, document }: V) =>
    `${who} entered document no. ${number} of ${what}: ${document}`,
  'event.recording.entered': ({ who, what, number }: V) =>
    `${who} entered recording no. ${number} of ${what}`,
  'event.conduct.recorded': ({ who, what, conduct }: V) =>
    `${who} recorded at ${what}: the subject ${conduct}`,
  'event.confirmation.recorded': ({ who, what, outcome }: V) =>
    `${who} recorded what the subject of ${what} did to the result: ${outcome}`,
  'event.third-party.cost-recorded': ({ who, what, amount }: V) =>
    `${who} recorded a third party's cost at ${what}: ${amount} yuan`,

  'document.site-check': () => 'Record of the site check',
  'document.statement-defence': () => 'Statement and defence',
  'document.rights-notice': () => 'Notice of rights',
  'document.check-record': () => 'Inspection record',
  'document.signed-record': () => 'Record signed by the subject',
  'conduct.refused': () => 'refused to be inspected',
  'conduct.concealed': () => 'hid the truth',
  'conduct.falsified': () => 'deceived',
  'delivery-way.in-person': () => 'in person',
  'delivery-way.left': () => 'left before a witness',
  'delivery-way.mail': () => 'by post',
  'delivery-way.electronic': () => 'electronically',
  'capacity.legal-representative': () => 'legal representative',
  'capacity.responsible': () => 'person responsible',
  'capacity.agent': () => 'agent',
  'capacity.employee': () => 'employee on the spot',
  'confirmation.confirmed': () => 'confirmed',
  'confirmation.refused': () => 'refused to confirm',

  'button.schedule.set': () => 'Fix the time',
  'button.schedule.change': () => 'Change the time',
  'button.notice.deliver': () => 'Record delivery of notice',
  'button.document.enter': () => 'Enter a document',
  'button.recording.enter': () => 'Enter a recording',
  'button.conduct.record': () => 'Record refusal or fraud',
  'button.confirmation.record': () => "Record subject's answer",
  'form.schedule.set': () => 'Time of the visit',
  'form.notice.deliver': () => 'Delivery of notice',
  'form.document.enter': () => 'Document',
  'form.recording.enter': () => 'Recording',
  'form.conduct.record': () => 'Refusal or fraud',
  'form.confirmation.record': () => "Subject's answer",
  'form.schedule.day': () => 'Day',
  'form.schedule.other': () => 'Another day',
  'form.schedule.date': () => 'Another day (as 2026-09-15)',
  'form.schedule.time': () => 'Time (24 hours, as 09:30)',
  'form.schedule.reason': () => 'Why it changes',
  'form.notice.way': () => 'Way of delivery',
  'form.notice.recipient': () => 'Who received it',
  'form.capacity': () => 'As what',
  'form.notice.witness': () => 'Witness and where from (if it was left)',
  'form.notice.reference': () => 'Tracking number or address (if posted or sent)',
  'form.notice.at': () => 'When (now, if left empty)',
  'form.document.kind': () => 'Document',
  'form.document.file': () => 'A file that was sent (optional)',
  'form.document.file.none': () => 'No file: written below',
  'form.document.content': () => 'What it says (needed without a file)',
  'form.recording.scene': () => 'Which step it shows',
  'form.recording.device': () => 'Number of the device',
  'form.recording.from': () => 'From (as 09:30)',
  'form.recording.to': () => 'To (as 09:50)',
  'form.recording.kept': () => 'Where it is kept (station, file name)',
  'form.recording.hash': () => 'SHA-256 of the file (64 hex digits)',
  'form.conduct.kind': () => 'What the subject did',
  'form.conduct.fact': () => 'When, who, how (stands in the result and is published with it)',
  'form.confirmation.outcome': () => 'The subject',
  'form.confirmation.outcome.confirmed': () => 'confirms the result',
  'form.confirmation.outcome.refused': () => 'refuses to confirm it',
  'form.confirmation.person': () => 'Who (of a refusal: who was there)',
  'form.confirmation.statement': () => 'Statement and defence (“none” if there is none)',
  'form.confirmation.reason': () => 'Why it refuses (needed then)',
  'form.confirmation.witness': () => 'Witness and where from (needed then; nobody of the team)',
  'note.schedule.set': () => 'The time is fixed, and the team is told.',
  'note.notice.deliver': () => 'Delivery is on file, with the notice word for word.',
  'note.document.enter': () => 'The document is on file.',
  'note.document.taken': ({ kind, code, hash }: V) =>
    `Kept as ${kind} of ${code} (SHA-256 ${hash}…).`,
  'note.recording.enter': () => 'The recording is in the index.',
  'note.conduct.record': () => 'On file: the result will say so by itself.',
  'note.confirmation.record': () => "The subject's answer is on file.",

  'card.visit-time.title': ({ at }: V) => `Time of the visit: ${at}`,
  'card.visit-time.ask': () => 'Please fix the time of the visit',
  'card.visit-time.none': () => 'No time was fixed',
  'card.visit-time.lead': () =>
    'As the lead, fix the day and the time at which the team arrives; its members will be told.',
  'card.visit-time.changed': ({ number, reason }: V) => `Changed (time no. ${number}): ${reason}`,
  'card.visit-time.by': ({ by, at }: V) => `Fixed by ${by} on ${at}`,
  'card.visit-time.over': () => 'The visit has begun.',
  'card.visit-record.title': ({ code }: V) => `Record of ${code}`,
  'card.visit-record.notice': () => 'Notice to the subject',
  'card.visit-record.notice.none': () => 'not delivered',
  'card.visit-record.notice.value': ({ at, way, recipient }: V) => `${at} ${way}, to ${recipient}`,
  'card.visit-record.documents': () => 'Documents',
  'card.visit-record.document.made': ({ name }: V) => `✓ ${name}`,
  'card.visit-record.document.missing': ({ name }: V) => `✗ ${name}`,
  'card.visit-record.document.waived': ({ name }: V) => `– ${name} (nobody could be reached)`,
  'card.visit-record.recordings': () => 'Recordings',
  'card.visit-record.recordings.value': ({ count }: V) => `${count}`,
  'card.visit-record.recordings.none': () => 'none',
  'card.visit-record.conduct': () => 'Refusal or fraud',
  'card.visit-record.confirmation': () => "Subject's answer",
  'card.visit-record.confirmation.none': () => 'not recorded',
  'card.visit-record.confirmation.waived': () => 'nobody could be reached',
  'card.visit-record.confirmation.confirmed': ({ person, capacity, at }: V) =>
    `confirmed by ${person} (${capacity}) on ${at}`,
  'card.visit-record.confirmation.refused': ({ person, capacity, at, witness }: V) =>
    `refused by ${person} (${capacity}) on ${at}; witness: ${witness}`,
  'card.visit-record.missing': ({ missing, rule }: V) =>
    `Needed before anybody signs: ${named(missing)}${citeEn(rule)}`,
  'card.visit-record.complete': () => 'The record is complete.',
  'card.visit-record.untold': () =>
    'Something on file is not in the result: the lead has to enter it anew.',
  'card.visit-record.photo': () =>
    'A photo of a document can be sent as well: begin its caption with the name, e.g. “Record of the site check”.',
  'card.visit-record.not-yet': () =>
    'Once the result is entered, the subject is asked to confirm it.',

  'visit.time': ({ at }: V) => `Time of the visit: ${at}`,
  'visit.time.none': () => 'The lead has not fixed a time yet.',
  'visit.record': () => 'Record of the visit',
  'visit.record.lead': () =>
    "Notice, documents, recordings and the subject's confirmation. All of it is needed before anybody signs.",
  'visit.record.print-notice': () => 'Open and print the notice',
  'visit.record.print-record': () => 'Open and print the inspection record',
  'visit.record.delivered': ({ number, way, recipient, capacity, at, by }: V) =>
    `No. ${number}: ${at} ${way}, to ${recipient} (${capacity}), recorded by ${by}`,
  'visit.record.witness': ({ witness }: V) => `witness: ${witness}`,
  'visit.record.reference': ({ reference }: V) => `proof: ${reference}`,
  'visit.record.document': ({ number, by, at }: V) => `No. ${number} · ${by} · ${at}`,
  'visit.record.recording': ({ scene, device, from, to, kept, by }: V) =>
    `${scene}: device ${device}, ${from} to ${to}, kept at ${kept}, entered by ${by}`,
  'visit.record.conduct': ({ kind, fact, by, at }: V) => `${kind}: ${fact} (${by}, ${at})`,
  'visit.record.statement': ({ statement }: V) => `Statement and defence: ${statement}`,
  'visit.record.reason': ({ reason }: V) => `Why it refused: ${reason}`,
  'visit.record.upload': () => 'Send a document (photo or PDF)',
  'visit.record.upload.kind': () => 'Document',
  'visit.record.upload.send': () => 'Send the document',
  'visit.record.hash-of': () =>
    'Choose the recording: this device computes its SHA-256 (the file is not sent)',
  'visit.record.hashing': () => 'Computing…',
  'visit.record.hash-failed': () => 'It could not be computed: please type it in.',

  'portal.result.conduct': () => 'Refusal or fraud',

  'sheet.notice.title': () => 'Notice of a randomly drawn inspection',
  'sheet.notice.number': () => 'Number',
  'sheet.notice.to': ({ subject }: V) => `To ${subject}:`,
  'sheet.notice.opening': ({ bureau, from, to }: V) =>
    `By a random draw, ${bureau} will inspect you between ${from} and ${to}. You are told the following.`,
  'sheet.notice.at': ({ at }: V) => `The team arrives on ${at}.`,
  'sheet.notice.subject': () => 'Subject',
  'sheet.notice.address': () => 'Address',
  'sheet.notice.tasks': () => 'Task',
  'sheet.notice.items': () => 'Items',
  'sheet.notice.unit': () => 'Inspecting unit',
  'sheet.notice.team': () => 'Inspectors (certificate no.)',
  'sheet.notice.member': ({ name, licence }: V) => `${name} (${licence})`,
  'sheet.notice.duties': () => '1. Your duties',
  'sheet.notice.rights': () => '2. Your rights',
  'sheet.notice.discipline': () => "3. The inspectors' discipline",
  'sheet.notice.complaint': () => '4. Complaints',
  'notice.duties.accept': () => 'Accept the check on site and answer questions.',
  'notice.duties.truth': () => 'Tell the truth.',
  'notice.duties.materials': () => 'Give the materials that the inspection needs.',
  'notice.duties.consequence': ({ grounds }: V) =>
    `Any of these can be found to be serious non-cooperation, which stands in the result and is published by law: ${grounds}.`,
  'notice.duties.consequence.plain': () =>
    'Whoever does not co-operate finds it in the result, which is published by law, and is supervised further.',
  'notice.rights.certificate': () =>
    'There are at least two inspectors, and they show their certificates; you may refuse an inspection by fewer, or without certificates.',
  'notice.rights.recusal': () =>
    'If you believe that an inspector has an interest in your affairs, you may apply for their recusal.',
  'notice.rights.statement': () =>
    'You may make a statement and defend yourself; the inspectors hear it and write it down.',
  'notice.rights.record': () =>
    'You may check the record and sign or seal it when it is right, add your objections, or refuse to sign and say why.',
  'notice.rights.objection': ({ url }: V) =>
    `You may object to the result that is published, on its public site: ${url}`,
  'notice.discipline.operation': () => 'They do not hinder your normal operation.',
  'notice.discipline.property': () => 'They neither ask for nor take property.',
  'notice.discipline.benefit': () => 'They seek no other benefit.',
  'sheet.notice.complaint.how': () =>
    'To complain about the conduct of inspectors, scan the code or open this address. Only the supervision reads it, never the team. You need not give your name.',
  'sheet.notice.qr': () => 'Complain about inspectors',
  'sheet.notice.receipt': () => 'Proof of delivery',
  'sheet.notice.recipient': () => 'Received by (signature or seal)',
  'sheet.notice.date': () => 'Date',
  'sheet.notice.witness': () => 'Witness (if it was left)',
  'sheet.notice.hash': ({ hash }: V) => `SHA-256 of the contents: ${hash}`,
  'sheet.notice.copy': ({ number, at, way, recipient, capacity }: V) =>
    `Copy no. ${number} as delivered: ${at} ${way}, to ${recipient} (${capacity}).`,
  'sheet.notice.draft': () => 'Once its delivery is recorded, it is kept as it was then.',
  'sheet.print': () => 'Print',
  'sheet.other-language': () => '中文',
  'sheet.back': () => 'Back',
  'sheet.record.title': () => 'Record of a randomly drawn inspection',
  'sheet.record.none': () => 'The record can be printed once the result is entered.',
  'sheet.record.result': ({ number }: V) => `Entry no. ${number}`,
  'sheet.record.finding': () => 'Finding',
  'sheet.record.note': () => 'Remarks',
  'sheet.record.methods': () => 'Methods',
  'sheet.record.measures': () => 'Measures taken',
  'sheet.record.point': () => 'Point',
  'sheet.record.answer': () => 'Found',
  'sheet.record.arrival': () => 'Arrived',
  'sheet.record.submitted': () => 'Entered',
  'sheet.record.submitted.value': ({ by, at }: V) => `${by}, ${at}`,
  'sheet.record.conduct': () => 'Refusal, concealment or fraud',
  'sheet.record.statement': () => "The subject's statement and defence",
  'sheet.record.confirm': () => 'Confirmed by the subject (signature or seal)',
  'sheet.record.refused': () => 'Why it was refused',
  'sheet.record.witness': () => 'Witness (of a refusal)',
  'sheet.record.team': () => 'Signatures of the inspectors',
  'sheet.record.signed': ({ at }: V) => `signed on ${at}`,
  'sheet.record.hash': ({ hash }: V) => `SHA-256 of the result: ${hash}`,

  'panel.record.title': () => 'Record of the visit',
  'panel.record.lead': () =>
    "Notice, documents, recordings and the subject's confirmation, entered by the team on the spot. Notices that are posted are recorded here.",
  'panel.record.deliver': () => 'Record the delivery of the notice',
  'panel.record.deliver.lead': () =>
    'What is handed over is recorded by the team. Here is the place for what is posted or sent.',
  'panel.press.deliver': () => 'Record the delivery',
  'panel.done.deliver': () => 'Delivery is on file, with the notice word for word.',
  'panel.record.times': () => 'Time of the visit',
  'panel.record.time.line': ({ at, by, setAt }: V) => `${at} (fixed by ${by} on ${setAt})`,
  'panel.cost.title': () => 'Costs of third parties',
  'panel.cost.line': ({ amount, budget, voucher, by, at }: V) =>
    `${amount} yuan · ${budget} ${voucher} · ${by} ${at}`,
  'panel.cost.total': ({ amount, unit }: V) => `${amount} yuan altogether, paid by ${unit}`,
  'panel.cost.add': () => 'Record a cost',
  'panel.cost.amount': () => 'Amount (yuan)',
  'panel.cost.budget': () => 'Line of the department budget',
  'panel.cost.voucher': () => 'Voucher no. (optional)',
  'panel.press.cost': () => 'Record the cost',
  'panel.done.cost': () => 'The cost is on file.',
};

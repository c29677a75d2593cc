type V = Record<string, string | number>;

/** Texts of work in the field: files, the checklist step by step, where somebody is. */
export const field = {
  'refusal.file-too-large': ({ most }: V) =>
    `The file is larger than ${most} MB, which no platform can take. Make it smaller or split it, then send it again.`,
  'refusal.file-type': () =>
    'This kind of file is not taken: evidence is a photo (JPEG, PNG) or a PDF.',
  'refusal.file-damaged': () =>
    'The file is incomplete or damaged and was not kept. Please take or send it again.',
  'refusal.file-gone': () => 'The file could not be fetched from the chat; please send it again.',
  'refusal.files-too-many': ({ most }: V) =>
    `An inspection keeps at most ${most} files; it is full.`,
  'refusal.evidence-closed': () =>
    'Somebody has signed this inspection, or it is closed: no more evidence. If it must be added, the team lead enters the result anew and everybody signs again.',
  'refusal.evidence-early': () => 'Check in on the spot first, then send evidence.',
  'refusal.evidence-which': ({ visits }: V): string =>
    Number(visits) > 0
      ? 'Several of your inspections are under way: send the file as a reply to the task card, or upload it on the checklist page.'
      : 'None of your inspections is under way; the file was not kept. Check in on the spot first.',
  'refusal.place-unreadable': () => 'The place cannot be read; please send it again.',
  'event.evidence.taken': ({ who, what, number }: V) =>
    `${who} added evidence no. ${number} to inspection ${what}`,
  'note.evidence.taken': ({ number, hash, code }: V) =>
    `Kept as evidence no. ${number} of ${code} (SHA-256 ${hash}…). The original stays; the shared copy says neither when nor where.`,
  'note.evidence.again': ({ number, code }: V) =>
    `This file is already evidence no. ${number} of ${code}; it was not kept twice.`,
  'visit.evidence': ({ count }: V) => `Evidence (${count})`,
  'visit.evidence.none': () => 'No photos or files yet.',
  'visit.evidence.hint': () =>
    'Photos (JPEG, PNG) or PDF, at most 20 MB each. Hashed on receipt; the shared copy says neither when nor where.',
  'visit.evidence.files': () => 'Take a photo or choose files',
  'visit.evidence.caption': () => 'Caption (optional)',
  'visit.evidence.point': () => 'Point of the checklist (optional)',
  'visit.evidence.whole': () => 'the whole visit',
  'visit.evidence.send': () => 'Upload evidence',
  'visit.evidence.of': ({ sender, at }: V) => `${sender} · ${at}`,
  'form.not-applicable': ({ point }: V) => `why “${point}” does not apply`,
  'form.not-applicable.all': () => 'Why points do not apply (needed where one does not)',
  'form.resumed': ({ count }: V) => `Going on with the checklist: ${count} answered.`,
  'form.restart': () => 'Start over',
  'note.draft': ({ at }: V) => `Saved ${at}`,
  'visit.draft': () => 'Save draft',
  'visit.draft.last': ({ by, at }: V) => `Draft: last saved by ${by} on ${at}, not submitted yet.`,
  'note.result.submit.fell': ({ names }: V) =>
    `Result entered anew; the signatures of ${names} no longer count. Everybody signs again.`,
  'card.inspection.fell': ({ names, number }: V) =>
    `The result was entered anew (no. ${number}): the earlier signatures of ${names} no longer count. Everybody signs again.`,
  'note.place': ({ code }: V) => `Your place was added to your check-in at ${code}.`,
  'refusal.place-late': () =>
    'There is no check-in to add a place to: check in first and send the place within 30 minutes, once.',
  'event.inspection.located': ({ who, what }: V) =>
    `${who} added a place to the check-in at ${what}`,
  'visit.place': () => 'Add my place to the check-in (optional)',
  'visit.place.asking': () => 'Finding your place…',
  'visit.place.got': ({ metres }: V) =>
    `Place found (within about ${metres} m); it is kept with the check-in.`,
  'visit.place.failed': () => 'Your place could not be found; you can check in without it.',
  'visit.located': () => 'place given',
  'visit.map': () => 'Show on a map',
  'note.evidence.reason': ({ code, count }: V) =>
    `Added to your request about ${code} (${count} files in all); whoever decides can see it.`,
  'event.evidence.reason-given': ({ who, what }: V) =>
    `${who} added a file to the request about ${what}`,
  'visit.reasons': ({ count }: V) => `Files with your request (${count})`,
  'visit.reasons.hint': () =>
    'Photos (JPEG, PNG) or PDF, at most 20 MB each; you can also send them in the chat as a reply to the task card. Until it is decided.',
  'visit.reasons.send': () => 'Add files',
  'card.field.files': () => 'Files',
  'card.field.files.value': ({ count }: V) => `${count}`,
  'button.files': () => 'See files',
  'page.files': () => 'Files with a request',
  'note.check-in.place': () =>
    'Checked in. To add your place (optional), send it within 30 minutes, once.',
  'refusal.request-over': () => 'There is no request waiting for a decision; no file can be added.',
  'owed.acceptance': () => 'accept',
  'owed.check-in': () => 'check in',
  'owed.result': () => 'enter the result',
  'owed.signature': () => 'sign',
  'visit.owed': ({ what }: V) => `your turn: ${what}`,
  'note.list.owed': () => 'Still owed:',
  'note.list.owed.none': () => 'You owe nothing.',
  'note.owed.line': ({ code, subject, owed, to }: V) => `· ${subject}: ${owed}, by ${to} (${code})`,
  'note.command.owed': () => 'what I still owe',
  'card.field.problem.value': ({ point, note }: V) => `${point} (${note})`,
  'visit.answer.note': ({ note }: V) => ` (${note})`,
  'card.field.visit-files': () => 'Evidence',
  'card.field.visit-files.value': ({ count }: V) => `${count}`,
  'card.inspection.files-hint': () =>
    'Send files (photos, PDF) for your request as a reply to this card, until it is decided.',
};

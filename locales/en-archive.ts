type V = Record<string, string | number>;

/** Texts of seals, checkpoints and archives. */
export const archives = {
  'state.task.archived': (_: V) => 'archived',
  'health.sweep.seal-events': (_: V) => 'seal the trail, sign checkpoints',
  'health.sweep.sweep-archives': (_: V) => 'make archive packages',
  'refusal.archive-early': ({ disclosures = 0, cases = 0, objections = 0, corrections = 0 }: V) =>
    `Not to be archived yet: ${disclosures} to be disclosed, ${corrections} corrections to be signed, ${cases} open follow-up cases, ${objections} unanswered objections. Archive once all is settled.`,
  'refusal.archive-on-its-way': (_: V) => 'A package is being made; please wait for it.',
  'refusal.archive-kept': ({ until = '–', rule = '' }: V) =>
    `The archive is kept until ${until} (– means for ever) and may not be deleted (${rule}).`,
  'event.archive.asked': ({ who, number = '' }: V) => `${who} asked to archive (volume ${number})`,
  'event.archive.built': ({ number = '' }: V) => `the archive package was made (volume ${number})`,
  'event.archive.failed': ({ number = '' }: V) =>
    `the archive package could not be made (volume ${number})`,
  'event.archive.disposed': ({ who, number = '' }: V) =>
    `${who} disposed of an archive whose time is over (volume ${number})`,
  'event.archive.diligence-proved': ({ who }: V) => `${who} took out a package of due diligence`,
  'archive.title': ({ name = '' }: V) => `Archive of an inspection task: ${name}`,
  'archive.task': (_: V) => 'Task',
  'archive.draws': (_: V) => 'Draws and matches',
  'archive.decisions': (_: V) => 'Decisions',
  'archive.deliveries': (_: V) => 'Deliveries',
  'archive.media': (_: V) => 'Index of files and recordings',
  'archive.trail': (_: V) => 'The trail',
  'archive.files': (_: V) => 'Files of this volume',
  'archive.check': (_: V) => 'How to verify',
  'archive.check.how': (_: V) =>
    'npx yaohao archive verify FILE --key with the key on the page “Checkpoints” of the portal; the hashes of all files are in manifest.json, the signature in manifest.sig.',
  'archive.task.code': ({ code = '', bureau = '' }: V) => `${bureau}, task ${code}`,
  'archive.task.units': ({ initiator = '', unit = '' }: V) =>
    `initiated by ${initiator}; carried out by ${unit}`,
  'archive.task.days': ({ startsOn = '', endsOn = '', closedOn = '' }: V) =>
    `from ${startsOn} to ${endsOn}, closed on ${closedOn}`,
  'archive.task.rules': ({ slug = '', version = '' }: V) => `rules ${slug}, version ${version}`,
  'archive.task.items': ({ items = '' }: V) => `inspection items ${items}`,
  'archive.draw': ({ code = '', kind = '', at = '', seed = '', input = '' }: V) =>
    `${code} ${kind} ${at} seed ${seed} input ${input}`,
  'archive.visit.subject': ({ uscc = '', code = '' }: V) =>
    `unified social credit code ${uscc}, inspection ${code}`,
  'archive.visit.merged': ({ tasks = '', code = '', drawn = '' }: V) =>
    `one visit with ${tasks}; its number in this task ${code}; people drawn with ${drawn}`,
  'archive.visit.team': ({ team = '' }: V) => `team ${team} (★ lead)`,
  'archive.visit.arrivals': ({ who = '' }: V) => `arrived, certificate shown: ${who}`,
  'archive.visit.finding': ({ finding = '', hash = '' }: V) =>
    `finding: ${finding}; hash of the result ${hash}`,
  'archive.visit.no-finding': (_: V) => 'no result',
  'archive.visit.signers': ({ who = '' }: V) => `signed: ${who}`,
  'archive.visit.disclosed': ({ state = '', at = '', due = '' }: V) =>
    `disclosure: ${state}, ${at} (due ${due})`,
  'archive.decision': ({
    number = '',
    about = '',
    verdict = '',
    by = '',
    at = '',
    reason = '',
  }: V) => `D-${number} ${about}: ${verdict}, ${by}, ${at} ${reason}`,
  'archive.delivery': ({ card = '', state = '', count = '' }: V) => `${card}: ${state}, ${count}`,
  'archive.media.line': ({
    visit = '',
    number = '',
    name = '',
    mediaType = '',
    bytes = '',
    hash = '',
    sentBy = '',
    receivedAt = '',
  }: V) =>
    `${visit} file ${number} ${name} ${mediaType} ${bytes} bytes ${sentBy} ${receivedAt} SHA-256 ${hash}`,
  'archive.media.recording': ({
    visit = '',
    number = '',
    scene = '',
    device = '',
    begunAt = '',
    endedAt = '',
    keptAt = '',
    hash = '',
  }: V) =>
    `${visit} recording ${number}: ${scene}, device ${device}, ${begunAt} to ${endedAt}, kept at ${keptAt} SHA-256 ${hash}`,
  'archive.notices': (_: V) => 'Notices delivered to the subject',
  'archive.documents': (_: V) => 'Documents of the visits',
  'archive.confirmations': (_: V) => 'Confirmation by the subject',
  'archive.corrections': (_: V) => 'Corrections of results',
  'archive.objections': (_: V) => 'Objections to results',
  'archive.cases': (_: V) => 'Follow-up cases',
  'archive.notice': ({
    visit = '',
    number = '',
    at = '',
    way = '',
    recipient = '',
    capacity = '',
    hash = '',
  }: V) =>
    `${visit} notice ${number}: ${at}, ${way}, received by ${recipient} (${capacity}) SHA-256 ${hash}`,
  'archive.document': ({ visit = '', number = '', kind = '', at = '', hash = '' }: V) =>
    `${visit} document ${number}: ${kind} ${at} SHA-256 ${hash}`,
  'archive.confirmation': ({
    visit = '',
    person = '',
    capacity = '',
    at = '',
    outcome = '',
    witness = '',
    hash = '',
  }: V) =>
    `${visit} ${person} (${capacity}), ${at}: ${outcome}; witness ${witness}; hash of the result ${hash}`,
  'archive.correction': ({
    visit = '',
    number = '',
    origin = '',
    at = '',
    state = '',
    decided = '',
    note = '',
  }: V) =>
    `${visit} correction ${number} (${origin}): asked for ${at}, ${state} ${decided}; ${note}`,
  'archive.objection': ({
    visit = '',
    receipt = '',
    at = '',
    state = '',
    outcome = '',
    replied = '',
  }: V) =>
    `${visit} receipt ${receipt}: received ${at}, ${state}; review: ${outcome}; answered ${replied}`,
  'archive.case': ({
    code = '',
    visit = '',
    kind = '',
    at = '',
    due = '',
    state = '',
    outcome = '',
  }: V) => `${code} (${visit}) ${kind}: opened ${at}, due ${due}, ${state}; outcome: ${outcome}`,
  'archive.case.measure': ({
    code = '',
    number = '',
    measure = '',
    document = '',
    ordered = '',
    due = '',
    reviewed = '',
    met = '',
  }: V) =>
    `${code} measure ${number}: ${measure} ${document}, ordered ${ordered}, due ${due}; reviewed ${reviewed} ${met}`,
  'archive.case.referral': ({
    code = '',
    number = '',
    kind = '',
    receiver = '',
    document = '',
    sent = '',
    due = '',
    receipt = '',
    received = '',
  }: V) =>
    `${code} referral ${number}: ${kind} ${receiver} ${document}, sent ${sent}, due ${due}; receipt ${receipt} ${received}`,
  'archive.case.met': (_: V) => 'put right',
  'archive.case.unmet': (_: V) => 'not put right',
  'archive.correction.requested': (_: V) => 'waiting for a signature',
  'archive.correction.approved': (_: V) => 'signed',
  'archive.correction.rejected': (_: V) => 'not agreed to',
  'archive.trail.events': ({ events = '', size = '' }: V) =>
    `${events} events, each with its proof to the checkpoint of size ${size}`,
  'panel.way.archive': (_: V) => 'Archive',
  'panel.archive.title': (_: V) => 'Archive of tasks',
  'panel.archive.lead': (_: V) =>
    'Tasks that are over. Once all results are disclosed, cases closed and objections answered, a task can be archived; the package is verified offline and one changed byte is found.',
  'panel.archive.none': (_: V) => 'No task is over yet. Tasks are listed here when they end.',
  'panel.archive.closed-on': (_: V) => 'Closed on',
  'panel.archive.package': (_: V) => 'Package',
  'panel.archive.number': ({ number = '' }: V) => `volume ${number}`,
  'state.archive.asked': (_: V) => 'waiting to be made',
  'state.archive.building': (_: V) => 'being made',
  'state.archive.built': (_: V) => 'archived',
  'state.archive.failed': (_: V) => 'could not be made',
  'state.archive.disposed': (_: V) => 'disposed of',
  'panel.archive.of': ({ name = '' }: V) => `Archive: ${name}`,
  'panel.archive.first': (_: V) =>
    'Puts the root of the pool, the receipts of the draws, records, decisions, deliveries and the trail of this task into one signed package.',
  'panel.archive.again': (_: V) =>
    'What was corrected or objected to since then goes into another volume; the first is kept.',
  'panel.archive.ask-again': (_: V) => 'Make another volume',
  'panel.archive.ask': (_: V) => 'Archive',
  'panel.archive.failed': (_: V) =>
    'It could not be made. Let an administrator mend this, then archive again.',
  'panel.archive.progress': ({ done = 0, of = '' }: V) =>
    `Being made: step ${done} of ${of}. You can leave this page; it is downloaded here.`,
  'panel.archive.made': (_: V) => 'Made at',
  'panel.archive.kept': (_: V) => 'Kept until',
  'panel.archive.for-ever': (_: V) => 'for ever (the bureau sets no years)',
  'panel.archive.download': (_: V) => 'Download the package',
  'panel.archive.dispose': (_: V) => 'Dispose of it',
  'panel.archive.dispose.reason': (_: V) => 'On what grounds (appraisal, number of the approval)',
  'panel.archive.verify': (_: V) =>
    'To verify: npx yaohao archive verify FILE --key KEY. The key is on the page “Checkpoints” of the portal.',
  'panel.done.archive-asked': (_: V) => 'The package is being made.',
  'panel.done.archive-disposed': (_: V) => 'Disposed of; its number and hash are kept.',
};

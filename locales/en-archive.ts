type V = Record<string, string | number>;

/** Texts of seals, checkpoints and archives. */
export const archives = {
  'state.task.archived': (_: V) => 'archived',
  'health.sweep.seal-events': (_: V) => 'seal the trail, sign checkpoints',
  'health.sweep.sweep-archives': (_: V) => 'make archive packages',
  'refusal.archive-early': ({ disclosures = 0, cases = 0, objections = 0 }: V) =>
    `Not to be archived yet: ${disclosures} to be disclosed, ${cases} open follow-up cases, ${objections} unanswered objections. Archive once all is settled.`,
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
  'archive.trail.events': ({ events = '', size = '' }: V) =>
    `${events} events, each with its proof to the checkpoint of size ${size}`,
};

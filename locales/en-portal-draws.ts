import { counted, ofCount } from './counted.ts';
import type { draws as source } from './zh-portal-draws.ts';

type Count = { count: string | number };

/** Texts of the portal's pages about draws and how to check them. */
export const draws: typeof source = {
  'portal.draws.title': () => 'Draws: announcements and results',
  'portal.draws.lead': () =>
    'Every draw has a number and no number is left out; void draws stay here too.',
  'portal.draws.none': () =>
    'No draw has been announced yet. The announcement comes before the draw and states the fingerprint of the list, the ratios and the sources of randomness.',
  'portal.draw.stage.announced': () => 'announced, waiting for the random numbers',
  'portal.draw.stage.people': () => 'announced',
  'portal.draw.stage.drawn': () => 'drawn',
  'portal.draw.stage.dispatched': () => 'drawn and dispatched',
  'portal.draw.stage.void': () => 'void',
  'portal.draw.pool.size': ({ count }: Count) => `${count} on the list`,
  'portal.draw.drawn.size': ({ count }: Count) => `${count} drawn`,
  'portal.draw.id': () => 'Draw number',
  'portal.draw.label': () => 'How far it can be verified',
  'portal.draw.label.pending': () => 'known after the draw',
  'portal.label-why.verifiable': () =>
    'The random number comes from public sources outside; anybody can compute the draw again.',
  'portal.label-why.witnessed': () =>
    'Two or more witnesses of different units made the random number together; if only one of them is honest, the result cannot be steered.',
  'portal.label-why.unverifiable': () =>
    'The random number has neither an outside source nor witnesses of two units; the public cannot check it.',
  'portal.draw.window': () => 'Inspections',
  'portal.draw.items': () => 'Items',
  'portal.draw.rules': () => 'Rules of',
  'portal.draw.rules.version': ({ name, version }: { name: string; version: number }) =>
    `${name}, version ${version}`,
  'portal.draw.story': () => 'What happened',
  'portal.draw.pool': () => 'The list',
  'portal.draw.pool.lead': () =>
    'The list was fixed when the draw was announced. The fingerprint below (a Merkle root) is computed from all records; any change to any of them would change it.',
  'portal.draw.registry': () => 'in the registry',
  'portal.draw.size': () => 'on the list',
  'portal.draw.eligible': () => 'taking part in the draw',
  'portal.draw.root': () => 'Fingerprint of the list (Merkle root)',
  'portal.draw.input': () => 'Fingerprint of the list (SHA-256)',
  'portal.draw.excluded': () => 'On the list but not in the draw',
  'portal.draw.excluded.none': () => 'Nobody on the list was excluded from the draw.',
  'portal.excluded.1': () => 'yearly cap of inspections reached',
  'portal.excluded.2': () => 'passed the same item this year',
  'portal.excluded.3': () => 'deregistered, revoked, closed or moved away',
  'portal.excluded.4': () => 'required information is missing',
  'portal.excluded.5': () => 'excluded by law, ground on file',
  'portal.draw.excluded.count': () => 'How many',
  'portal.draw.excluded.why': () => 'Why',
  'portal.draw.strata': () => 'Strata and ratios',
  'portal.draw.stratum': () => 'Stratum',
  'portal.draw.ratio': () => 'Ratio',
  'portal.draw.risk': () => 'risk',
  'portal.draw.grade': () => 'grade',
  'portal.draw.min': () => 'At least',
  'portal.draw.in-stratum': () => 'In the draw',
  'portal.draw.quota': () => 'Drawn',
  'portal.draw.sources': () => 'Sources of randomness',
  'portal.draw.sources.lead': () =>
    'The numbers of witnesses and of the bureau were committed to in the announcement (by their SHA-256); only the number that was committed to can be revealed, no other.',
  'portal.draw.source': () => 'Source',
  'portal.draw.source.unit': () => 'Unit',
  'portal.draw.source.state': () => 'State',
  'portal.draw.source.value': () => 'Random number',
  'portal.draw.source.committed': () => 'committed, to be revealed',
  'portal.draw.source.revealed': () => 'revealed',
  'portal.draw.source.sealed': () => 'committed, opened when the inspections are done',
  'portal.draw.source.later': () => 'made after the list was fixed',
  'portal.draw.source.void': () => 'committed; the draw is void',
  'portal.draw.reveal-by': () => 'To be revealed by',
  'portal.draw.reveal-left': ({ hours, minutes }: { hours: number; minutes: number }) =>
    hours > 0 ? `${hours} h ${minutes} min left` : `${minutes} min left`,
  'portal.draw.reveal-over': () => 'time is up; a draw without all numbers becomes void by itself',
  'portal.draw.result': () => 'Result',
  'portal.draw.result.waiting': () =>
    'The result follows by itself, once, as soon as all random numbers are in, and is published here.',
  'portal.draw.result.sealed': () =>
    'Sealed: until the inspections are done only numbers are public, not names, so that nobody is forewarned. The list and the sealed random number are opened then, and the draw can be computed again.',
  'portal.draw.result.opened': () =>
    'All numbers are public. With the seed below and your own id you can work out your number: at or below the cut-off of your stratum means drawn.',
  'portal.draw.result.total': () => 'drawn',
  'portal.draw.result.drawn': ({ count }: Count) => `${count} drawn`,
  'portal.draw.cutoff': () => 'Cutoff',
  'portal.draw.seed': () => 'Seed',
  'portal.draw.void.reason': () => 'Reason',
  'portal.draw.void.lead': () =>
    'A void draw leads to no inspection; its announcement and the reason stay public.',
  'portal.draw.predecessor': () => 'Follows the void draw',
  'portal.draw.successor': () => 'Followed by',
  'portal.draw.task': () => 'Task notice',
  'portal.draw.inspections': ({ count }: Count) =>
    `${counted(count, 'inspection', 'inspections')} dispatched. The notice names neither subjects nor inspectors.`,
  'portal.draw.people': () => 'Random choice of inspectors',
  'portal.draw.people.lead': () =>
    'Inspectors are drawn by lot too. The announcement gives numbers and the fingerprint of the input, no names of subjects or inspectors.',
  'portal.draw.people.match': () => 'match of inspectors',
  'portal.draw.people.substitution': () => 'substitution of an inspector',
  'portal.draw.people.of': () => 'Belongs to draw',
  'portal.draw.people.teams': ({ count }: Count) => ofCount(count, 'team', 'teams'),
  'portal.draw.people.seats': ({ count }: Count) => ofCount(count, 'seat', 'seats'),
  'portal.draw.people.inspectors': ({ count }: Count) =>
    `${ofCount(count, 'inspector', 'inspectors')} to draw from`,
  'portal.draw.people.cap': ({ count }: Count) =>
    `${ofCount(count, 'visit', 'visits')} at most for each`,
  'portal.draw.check': () => 'How to verify',
  'portal.draw.check.hash': () =>
    '1. The announcement is unchanged: download it; its SHA-256 must be the one shown here.',
  'portal.draw.check.ticket': () =>
    '2. The ticket of one business: once the seed is public, put in the seed and the id (the unified social credit code, or the pseudonym on the list); it is drawn when its ticket times 720720 (for weight 1) is at most the cutoff of its stratum.',
  'portal.draw.check.sealed': () => 'The seed is opened when the inspections are done.',
  'portal.draw.check.unsealed': () =>
    'The seed is published with the result, as soon as all random numbers are in.',
  'portal.draw.check.more': () => 'The whole method',

  'portal.verify.title': () => 'How to verify a draw',
  'portal.verify.lead': () =>
    'You need not trust us: list, tickets and result can be computed again from public data.',
  'portal.verify.pool': () => 'The list was fixed before the draw',
  'portal.verify.pool.text': () =>
    'The announcement states the Merkle root of the list, computed from all records in a fixed order of bytes: change, add or remove one and the root differs. Download the announcement and check that it has the SHA-256 shown on its page:',
  'portal.verify.sources': () => 'Nobody could know the random number before',
  'portal.verify.sources.text': () =>
    'Each witness makes a random number in their own browser. The announcement holds only its SHA-256, the commitment; the number is revealed afterwards. A number that does not fit its commitment is refused; if one is missing at the deadline, the draw is void, with the reason in public. To check a revealed number:',
  'portal.verify.seed': () => 'The seed follows from the draw’s number and all random numbers',
  'portal.verify.seed.text': () =>
    'seed = SHA-256(label yaohao/1/subjects, number of the draw, SHA-256 of the sources in order). The fingerprint of the list is not part of it, so a change to the list cannot buy another draw.',
  'portal.verify.ticket': () => 'Anyone can compute the ticket of a business',
  'portal.verify.ticket.text': () =>
    'ticket = SHA-256(seed, length of the id, id); the id is the unified social credit code or the pseudonym on the list, 18 signs either way. In each stratum the smallest tickets are drawn; the last of them times 720720 (for weight 1) is the cutoff. Put seed and id into this command (12 is the length 18 in hex):',
  'portal.verify.all': () => 'And the whole draw',
  'portal.verify.all.text': () =>
    'With the confirmation, or for a sealed draw when the inspections are done, the transcript is published: one file with announcement, list, random numbers and result, whose SHA-256 stands in the notice of the result. The page of verification computes it again in the browser; so does the command line of this system, or it computes root, seed, quotas, cutoffs and the drawn from list and parameters alone. The answer must agree to the last byte:',
  'portal.verify.receipt': () => 'Everybody has a receipt',
  'portal.verify.receipt.text': () =>
    'A receipt says whether a business is on the list, what its ticket is and whether it was drawn, or proves that it is not on the list. Look for it on the page of the draw; the code on paper opens it in the page of verification. Of a list under pseudonyms only the authority can tell a subject its pseudonym: it gives the receipt on request. To verify a receipt on the command line:',
  'portal.verify.label': () => 'Three degrees of verification',
  'portal.verify.sealed': () => 'Why some draws are sealed',
  'portal.verify.sealed.text': () =>
    'With seed and list, anybody could compute who will be inspected. So a sealed random number is part of the draw by default: its commitment is in the announcement, and it is opened when the inspections are done. Until then only numbers are public; after that everything can be computed.',
  'portal.verify.void': () => 'A void draw leaves its trace',
  'portal.verify.void.text': () =>
    'A draw cannot be repeated. To void one takes a reason and the approval of somebody who neither set it up nor carries it out; the announcement, the reason and the draw that follows it stay public.',
};

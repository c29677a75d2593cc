import { transcripts } from './en-verify-transcript.ts';
import type { verify as source } from './zh-verify.ts';

type Texts = Record<string, string>;

/** Texts of the page on which anybody checks a receipt or a whole draw in the browser. */
export const verify: typeof source = {
  ...transcripts,
  'verify.title': () => 'Check a receipt, or compute a whole draw again',
  'verify.link': () => 'Check it in your browser',
  'verify.lead': () =>
    'Put in a receipt or the transcript of a draw. This page computes everything again on the spot and tells you, step by step, what holds. You need not trust us.',
  'verify.private': () =>
    'No file leaves your device: once this page has loaded, all the computing is done in your browser, without asking the server anything more. It works with the network cut.',
  'verify.no-script': () =>
    'The computing on this page needs JavaScript, which is not running. You can check without it: run the command below, or follow “How to verify” step by step.',
  'verify.drop': () => 'Drop a file here',
  'verify.choose': () => 'Choose files',
  'verify.kinds': () =>
    'Several files at once are fine: a receipt, a transcript, an announcement, or a list (JSONL) with the parameters of its draw.',
  'verify.where': () => 'No file yet? Receipts and transcripts are on the page of each draw:',
  'verify.paste': () => 'Or paste the content',
  'verify.paste.label': () => 'Content of a receipt or a transcript (JSON)',
  'verify.paste.button': () => 'Check what was pasted',
  'verify.pasted': () => 'pasted content',
  'verify.load-failed': ({ status }: Texts) =>
    `The file that the link points to could not be fetched (${status}). Download it and drop it here.`,
  'verify.worker-failed': () =>
    'Your browser could not run the check. Use a newer browser, or the command line described in “How to verify”.',
  'verify.held': () => 'Put in',
  'verify.clear': () => 'Clear and start again',
  'verify.kind.receipt': () => 'receipt',
  'verify.kind.transcript': () => 'transcript',
  'verify.kind.announcement': () => 'announcement',
  'verify.kind.pool': () => 'list',
  'verify.kind.spec': () => 'parameters of a draw',
  'verify.refused.not-json': () => 'is not a JSON file and was not read.',
  'verify.refused.unknown': () =>
    'is no receipt, transcript, announcement, list or set of parameters, and was not read.',
  'verify.refused.too-big': ({ limit }: Texts) =>
    `is larger than ${limit} MB; check it on the command line.`,
  'verify.refused.malformed': ({ field, rule }: Texts) => `field ${field}: ${rule}.`,
  'verify.rule': () => 'is ill formed',
  'verify.rule.object': () => 'must be an object',
  'verify.rule.array': () => 'must be a list',
  'verify.rule.boolean': () => 'must be true or false',
  'verify.rule.known-field': () => 'must not be there',
  'verify.rule.present': () => 'is missing',
  'verify.rule.whole-number': () => 'must be a whole number in its range',
  'verify.rule.id': () => 'must be 1–18 capital letters or digits',
  'verify.rule.draw-id': () => 'must be the number of a draw',
  'verify.rule.hex': () => 'must be hexadecimal and of the right length',
  'verify.rule.kind': () => 'must be the kind of a source',
  'verify.rule.version': () => 'must be yaohao/1',
  'verify.rule.cutoff': () => 'must be 69 hexadecimal digits or null',
  'verify.rule.not-empty': () => 'must not be empty',
  'verify.rule.once': () => 'the same id occurs twice',
  'verify.rule.stratum-in-spec': () => 'is a stratum that the parameters do not have',

  'verify.progress.load': () => 'Fetching the file',
  'verify.progress.read': () => 'Reading the file',
  'verify.progress.announcement': () => 'Checking the announcement',
  'verify.progress.pool': () => 'Computing the fingerprint of the list',
  'verify.progress.sources': () => 'Checking the sources of randomness',
  'verify.progress.seed': () => 'Computing the seed',
  'verify.progress.strata': () => 'Drawing again',
  'verify.progress.result': () => 'Comparing the results',
  'verify.progress.count': ({ done, total }: Texts) => `${done} of ${total} subjects`,
  'verify.seconds': ({ seconds }: Texts) => `${seconds} s`,
  'verify.elapsed': ({ seconds }: Texts) => `${seconds} seconds, all of it on this device.`,

  'verify.sign.holds': () => 'holds',
  'verify.sign.fails': () => 'fails',
  'verify.sign.open': () => 'not decided',
  'verify.why': () => 'Why this can be trusted',

  'verify.receipt.drawn': () => 'The receipt holds: you were drawn',
  'verify.receipt.spared': () => 'The receipt holds: you took part and were not drawn',
  'verify.receipt.excluded': () =>
    'The receipt holds: you are on the list and did not take part in this draw',
  'verify.receipt.absent': () => 'The receipt holds: this id is not on the list',
  'verify.receipt.bad': ({ count }: Texts) =>
    `The receipt does not hold: ${count} of its statements ${count === '1' ? 'is' : 'are'} wrong`,
  'verify.receipt.malformed': () => 'The receipt cannot be read',
  'verify.receipt.malformed.text': ({ field, rule }: Texts) =>
    `Field ${field}: ${rule}. The file may have been altered or not downloaded completely.`,
  'verify.draw': () => 'Draw',
  'verify.root': () => 'Fingerprint of the list (Merkle root)',
  'verify.seed': () => 'Seed',
  'verify.id': () => 'Id',
  'verify.checked.receipt': () =>
    'Three things no receipt can prove alone: that its fingerprint of the list is the announced one; how many are on the list and took part; and the cut-off. Put in the announcement or the transcript of this draw as well, and they are checked too.',
  'verify.checked.announcement': () =>
    'The fingerprint of the list, the ratio and the commitments were compared with the announcement. How many took part and the cut-off need the transcript.',
  'verify.checked.published': () =>
    'The fingerprint of the list, the ratio, the commitments, the counts and the cut-off were compared with the announcement and the published transcript. The list is not published, so the cut-off could be compared but not computed again.',
  'verify.checked.transcript': () =>
    'Everything was compared with the whole draw, computed again. Nothing is left that you would have to believe.',

  'verify.line.pool': () => 'The list was fixed before the draw',
  'verify.line.pool.holds': ({ size }: Texts) =>
    `The list has ${size} subjects. Your record and its proof lead to the fingerprint of the list that the receipt says.`,
  'verify.line.pool.absent': ({ size }: Texts) =>
    `The list has ${size} subjects. The proofs of all neighbours lead to the fingerprint of the list that the receipt says.`,
  'verify.line.pool.compared': () => 'It is the one that was announced before the draw.',
  'verify.line.pool.compare': () => 'Compare it once with the one in the announcement:',
  'verify.line.pool.why': () =>
    'Every subject on the list enters its fingerprint (the Merkle root). Alter, add or leave out any of them, and the fingerprint is another one. It was published before the random numbers existed, so another list would show.',
  'verify.line.sources': () => 'The random numbers come from open sources',
  'verify.line.sources.holds': ({ count }: Texts) =>
    `The seed follows from the number of the draw and ${count} ${count === '1' ? 'source' : 'sources'}, as the receipt says.`,
  'verify.line.sources.why': () =>
    'The announcement names the sources first; their values came or were revealed later. A commitment is the SHA-256 of a value, so another value would show. Each round of the public beacon is signed and can be checked offline. Nobody can pick the result.',
  'verify.line.place': () => 'Your place on the list',
  'verify.line.place.holds': ({ id, place, size, stratum }: Texts) =>
    `${id} is number ${place} of ${size} on the list, in stratum ${stratum}.`,
  'verify.line.place.eligible': () => 'It takes part in this draw.',
  'verify.line.place.excluded': ({ reason }: Texts) =>
    `It does not take part in this draw: ${reason}.`,
  'verify.line.place.absent': ({ id, count }: Texts) =>
    `${id} is not on the list: at each of the ${count} places where it could stand, the records on both sides were checked, and it is not there.`,
  'verify.line.place.why': () =>
    'The proof is a chain of fingerprints. From your record, step by step as your place says, it must lead exactly to the fingerprint of the list. With another place, id, stratum, eligibility or weight it does not.',
  'verify.line.ticket': () => 'Your number',
  'verify.line.ticket.holds': () =>
    'Computed again from the seed and your id. The smaller it is, the sooner it is drawn:',
  'verify.line.ticket.weight': ({ weight }: Texts) =>
    `Weight ${weight}: the number is made smaller accordingly before it is compared.`,
  'verify.line.ticket.absent': () => 'Not on the list, so there is no number.',
  'verify.line.ticket.open': () => 'Without the right seed there is no number to compute.',
  'verify.line.ticket.why': () =>
    'Number = SHA-256 (seed, length of the id, id). It depends on the seed and on your own id alone, not on others and not on any order. Everybody computes the same number from the same seed.',
  'verify.line.cutoff': () => 'The cut-off',
  'verify.line.cutoff.quota': ({ stratum, eligible, percent, quota }: Texts) =>
    `In stratum ${stratum}, ${eligible} took part; ${percent} of them makes ${quota}.`,
  'verify.line.cutoff.min': ({ min }: Texts) => `At least ${min} are drawn.`,
  'verify.line.cutoff.drawn': () => 'Your number is not above the cut-off, so you were drawn:',
  'verify.line.cutoff.spared': () => 'Your number is above the cut-off, so you were not drawn:',
  'verify.line.cutoff.excluded': () =>
    'You did not take part, so your number is not compared with the cut-off:',
  'verify.line.cutoff.nobody': () => 'Nobody was drawn in this stratum, so there is no cut-off.',
  'verify.line.cutoff.absent': () => 'Not on the list, so not in the draw.',
  'verify.line.cutoff.open': () => 'Without a number there is nothing to compare with the cut-off.',
  'verify.line.cutoff.why': () =>
    'The quota of a stratum follows from the announced ratio, rounded up, and the announced minimum. So many of the smallest numbers are drawn; the last of them is the cut-off. Whoever is not above it is drawn, without exception.',
  'verify.mine': () => 'your number',
  'verify.figure': ({ mine, cutoff }: Texts) =>
    `All numbers in a row from the smallest to the largest: the cut-off is at ${cutoff}, your number at ${mine}.`,

  'verify.fault.proof': ({ found, said }: Texts) =>
    `The fingerprint of the list comes out as ${found}; the receipt says ${said}. The record, the place, the proof or the fingerprint was altered.`,
  'verify.fault.proof.length': () =>
    'The proof is too long or too short for this place and size: it leads to no fingerprint.',
  'verify.fault.proof.absent': () =>
    'The proof of at least one neighbour does not lead to the fingerprint that the receipt says.',
  'verify.fault.seed': ({ found, said }: Texts) =>
    `From the number of the draw and the sources the seed is ${found}; the receipt says ${said}.`,
  'verify.fault.index': ({ place, size }: Texts) =>
    `The receipt says number ${place}, but the list has only ${size}.`,
  'verify.fault.unproven': () =>
    'The proof does not lead to the fingerprint of the list, so this place is not proven.',
  'verify.fault.neighbours': () =>
    'The records given as neighbours are not adjacent, not in order, or one of them has this id.',
  'verify.fault.coverage': () =>
    'There are places left where the id could stand, so its absence is not proven.',
  'verify.fault.eligible': ({ eligible, size }: Texts) =>
    `${eligible} taking part and ${size} on the list cannot both be true.`,
  'verify.fault.quota': ({ found, said }: Texts) =>
    `Ratio, minimum and the number taking part make ${found} to be drawn; the receipt says ${said}.`,
  'verify.fault.cutoff': () => 'The cut-off contradicts the number to be drawn.',
  'verify.fault.drawn.true': () =>
    'The receipt says drawn, but the number is above the cut-off or does not take part.',
  'verify.fault.drawn.false': () =>
    'The receipt says not drawn, but the number is not above the cut-off and must be drawn.',
  'verify.fault.other-draw': ({ said, found }: Texts) =>
    `The receipt is of draw ${said}; the announcement put in is of draw ${found}.`,
  'verify.fault.other-root': ({ said, found }: Texts) =>
    `The announced fingerprint of the list is ${found}, that of the receipt ${said}: another list than announced.`,
  'verify.fault.other-size': ({ said, found }: Texts) =>
    `The announced list has ${found} subjects; the receipt says ${said}.`,
  'verify.fault.other-ratio': () => 'The ratio or the minimum is not the announced one.',
  'verify.fault.other-count': () =>
    'How many took part or are to be drawn differs from the draw computed again.',
  'verify.fault.other-cutoff': () => 'The cut-off differs from that of the draw computed again.',
  'verify.fault.other-drawn': () => 'Whether drawn or not differs from the draw computed again.',
};

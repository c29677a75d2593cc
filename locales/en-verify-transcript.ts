import { counted } from './counted.ts';
import type { transcripts as source } from './zh-verify-transcript.ts';

type Texts = Record<string, string>;

/** Texts of the verify page about sources, and about a whole draw that is computed again. */
export const transcripts: typeof source = {
  'verify.source.signature': ({ round, network }: Texts) =>
    `round ${round}, its signature is valid (network ${network}).`,
  'verify.source.demo': () => 'The network of the demo signed it, which is no public source.',
  'verify.source.commitment': () => 'as committed to in the announcement.',
  'verify.source.unannounced': () => 'its commitment is in the announcement, not yet compared.',
  'verify.source.unsigned': () => 'comes without a signature; compare it with the public beacon.',
  'verify.source.look-up': ({ value }: Texts) =>
    `its value is “${value}”; compare it with the official result.`,
  'verify.source.unknown': () => 'is no known source and was not checked.',
  'verify.source.unit': ({ unit }: Texts) => ` (${unit})`,
  'verify.fault.sources': () => 'The number or the kinds of the sources are not as announced.',
  'verify.fault.commitment': () =>
    'The revealed value does not match its commitment in the announcement: it is not the value committed to.',
  'verify.fault.round': () => 'The round of the beacon is not the announced one.',
  'verify.fault.network': () => 'The announced beacon is of a network that is not pinned here.',
  'verify.fault.signature': () =>
    'The signature of the beacon is not valid: it or its round was altered, or another network made it.',
  'verify.fault.beacon': () =>
    'The random number is not the SHA-256 of this signature: the value was altered.',
  'verify.fault.unsigned': () =>
    'The announcement names a public beacon, but the signature that would prove its value is missing.',

  'verify.transcript.ok': () => 'The whole draw holds: computed again, everything is as published',
  'verify.transcript.partly': () =>
    'What is published holds; what is not published cannot be computed again',
  'verify.transcript.void': () => 'This draw is void; what is published of it is consistent',
  'verify.transcript.bad': ({ count }: Texts) =>
    `The transcript does not hold: ${count} of its steps ${count === '1' ? 'is' : 'are'} wrong`,
  'verify.recomputed': () => 'Computed again from the list and the parameters',
  'verify.recomputed.text': () =>
    'This is what comes out. Compare it with the published fingerprint of the list, seed, cut-offs and drawn subjects; put in the announcement as well, and the fingerprint is compared for you.',
  'verify.step.announcement': () => 'The announcement was not altered',
  'verify.step.announcement.holds': () =>
    'The announcement in the transcript has the SHA-256 with which it was published:',
  'verify.step.announcement.why': () =>
    'The announcement names the fingerprint of the list, the ratios and the sources, and came before the draw. Compare the SHA-256 above with the one on the page of the draw.',
  'verify.step.pool': () => 'The list is the announced one',
  'verify.step.pool.holds': ({ size }: Texts) =>
    `${size} subjects in their fixed order, none of them twice; their fingerprint, computed again, is the announced one:`,
  'verify.step.pool.excluded': () => 'Of these, not taking part:',
  'verify.step.pool.excluded.one': ({ reason, count }: Texts) => `${reason}: ${count}`,
  'verify.step.pool.closed': ({ size }: Texts) =>
    `The list (${size} subjects) is not published, so that nobody’s risk grade shows; it cannot be computed again as a whole, but each subject can check its own receipt. Its announced fingerprint:`,
  'verify.step.pool.input': () =>
    'The people are not public; the frozen input has the announced fingerprint:',
  'verify.step.pool.why': () =>
    'Every subject on the list enters its fingerprint. Another list, or another eligibility or weight of one subject, has another fingerprint.',
  'verify.step.sources': () => 'The random numbers come from the announced sources',
  'verify.step.sources.holds': ({ count, label }: Texts) =>
    `${count} ${count === '1' ? 'source' : 'sources'} as announced. How far this can be checked: ${label}.`,
  'verify.step.sources.closed': () =>
    'The draw was void before its sources were in, so there are no random numbers to check.',
  'verify.step.sources.why': () =>
    'The announcement names sources and commitments first; the values came or were revealed later, so nobody could pick them. Signatures of the public beacon are checked offline on this device.',
  'verify.step.seed': () => 'The seed follows from the sources',
  'verify.step.seed.holds': () =>
    'The seed that follows from the number of the draw and the sources is that of the transcript:',
  'verify.step.seed.closed': () => 'There is no seed.',
  'verify.step.seed.why': () =>
    'Seed = SHA-256 (label, number of the draw, SHA-256 of the sources in order). The fingerprint of the list does not enter it, so altering the list buys no other draw.',
  'verify.step.strata': () => 'Quotas and cut-offs',
  'verify.step.strata.holds': ({ count }: Texts) =>
    `The ratios of ${count} ${count === '1' ? 'stratum' : 'strata'} are the announced ones; the numbers taking part, quotas and cut-offs come out the same.`,
  'verify.step.strata.closed': ({ count }: Texts) =>
    `The ratios of ${count} ${count === '1' ? 'stratum' : 'strata'} are the announced ones and the quotas follow; without the list the cut-offs cannot be computed again.`,
  'verify.step.strata.none': () => 'The draw was void before anything was drawn.',
  'verify.step.strata.why': () =>
    'Quota = the number taking part times the ratio, rounded up, and at least the minimum. Whole numbers only, so nothing is lost in rounding.',
  'verify.step.result': () => 'Who was drawn',
  'verify.step.result.holds': ({ count }: Texts) =>
    `Drawn again, the same ${count} subjects come out, in the same order.`,
  'verify.step.result.closed': ({ count }: Texts) =>
    `${count} were drawn; who they are is not published and cannot be compared.`,
  'verify.step.result.people': ({ teams, seats }: Texts) =>
    `${counted(teams!, 'team', 'teams')} with ${counted(seats!, 'seat', 'seats')}, as announced; the people are not public.`,
  'verify.step.result.none': () => 'Nobody was drawn.',
  'verify.step.result.why': () =>
    'This device computed the number of every subject of every stratum, took the smallest ones up to the quota, and compared them with the published ones, one by one.',
  'verify.stratum': ({ number }: Texts) => `Stratum ${number}`,
  'verify.head.stratum': () => 'Stratum',
  'verify.head.ratio': () => 'Ratio',
  'verify.head.eligible': () => 'Took part',
  'verify.head.quota': () => 'Drawn',
  'verify.head.cutoff': () => 'Cut-off',
  'verify.drawn-ids': ({ number, count }: Texts) => `The ${count} drawn in stratum ${number}`,
  'verify.drawn-more': ({ count }: Texts) => `… and ${count} more`,
  'verify.find': () => 'Look up an id in this draw',
  'verify.find.button': () => 'Look up',
  'verify.find.hint': () =>
    'Type a unified social credit code (or the pseudonym that the announcement uses); this device makes its receipt from the list and checks it.',
  'verify.find.malformed': () => 'An id has 1–18 digits or capital letters.',

  'verify.step.malformed': ({ field, rule }: Texts) => `Field ${field}: ${rule}.`,
  'verify.step.unchecked': () => 'Not done, because something before it cannot be read.',
  'verify.step.announcement-hash': ({ found, said }: Texts) =>
    `The SHA-256 of the announcement in the transcript is ${found}; the transcript says ${said}: the announcement was altered.`,
  'verify.step.announcement-other': ({ found, said }: Texts) =>
    `The SHA-256 of the announcement put in is ${found}, that of the one in the transcript ${said}: they are not the same.`,
  'verify.step.announcement-draw': () => 'The announcement in the transcript is of another draw.',
  'verify.step.announcement-organisation': () =>
    'The transcript names another organisation than its announcement.',
  'verify.step.pool-size': ({ found, said }: Texts) =>
    `The list has ${found} subjects, the announced one ${said}: another list than announced.`,
  'verify.step.pool-root': ({ found, said }: Texts) =>
    `The fingerprint of the list is ${found}, the announced one ${said}: another list than announced.`,
  'verify.step.pool-order': ({ at }: Texts) => `Record ${at} of the list is out of its place.`,
  'verify.step.pool-twice': ({ at }: Texts) =>
    `The id of record ${at} of the list was there before.`,
  'verify.step.pool-excluded': ({ reason, found, said }: Texts) =>
    `“${reason}”: ${found} on the list, ${said} announced.`,
  'verify.step.pool-weight': ({ at, found }: Texts) =>
    `Record ${at} has the weight ${found}, which was not announced for its stratum: its chance is not that of the others.`,
  'verify.step.pool-stratum': ({ at, found }: Texts) =>
    `Record ${at} of the list is of stratum ${found}, which was not announced.`,
  'verify.step.input': () =>
    'The fingerprint of the input is not the announced one: another list of people.',
  'verify.step.label': ({ found, said }: Texts) =>
    `From the announced sources the draw is “${found}”; the transcript says “${said}”.`,
  'verify.step.fault.seed': ({ found, said }: Texts) =>
    `From the number of the draw and the sources the seed is ${found}; the transcript says ${said}.`,
  'verify.step.fault.strata': ({ at }: Texts) =>
    `Stratum ${at} is in only one of transcript and announcement.`,
  'verify.step.fault.ratio': ({ at }: Texts) =>
    `The ratio or minimum of stratum ${at} is not the announced one.`,
  'verify.step.fault.eligible': ({ at, found, said }: Texts) =>
    `In stratum ${at}, ${found} took part; the transcript says ${said}.`,
  'verify.step.fault.eligible.sum': () =>
    'The numbers taking part in all strata do not add up to the announced list.',
  'verify.step.fault.quota': ({ at, found, said }: Texts) =>
    `In stratum ${at}, ${found} are to be drawn; the transcript says ${said}.`,
  'verify.step.fault.cutoff': ({ at }: Texts) =>
    `The cut-off of stratum ${at} is not the one computed again.`,
  'verify.step.fault.drawn': ({ at, found, said }: Texts) =>
    `In stratum ${at}, ${found} must stand where the transcript says ${said}.`,
  'verify.step.fault.counts': ({ field, found, said }: Texts) =>
    `${field} must be ${found}; the transcript says ${said}.`,
};

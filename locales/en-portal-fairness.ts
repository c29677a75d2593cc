import { ofCount } from './counted.ts';
import type { fairness as source } from './zh-portal-fairness.ts';

/** Texts of the portal's page about the fairness of all draws. */
export const fairness: typeof source = {
  'portal.nav.fairness': () => 'Fairness',
  'portal.fairness.title': () => 'Are the draws fair?',
  'portal.fairness.lead': () =>
    'This page tests the published records of the draws: do they look as chance alone would make them? Were draws voided and done again, is anybody always drawn or never? Every figure follows from published records, so anyone can work it out again.',
  'portal.fairness.none': () =>
    'No draw has been announced yet. Figures begin with the first announcement.',
  'portal.fairness.of': ({ organisation, year }) => `${organisation}, ${year}`,
  'portal.fairness.announced': ({ count }) =>
    `${ofCount(count, 'draw', 'draws')} of subjects announced`,
  'portal.fairness.drawn': () => 'drawn',
  'portal.fairness.voided': () => 'voided',
  'portal.fairness.open': () => 'with their full record published',
  'portal.fairness.people.announced': ({ count }) =>
    `${ofCount(count, 'draw', 'draws')} of inspectors announced`,
  'portal.fairness.people.voided': ({ count }) =>
    `${ofCount(count, 'draw', 'draws')} of inspectors voided`,
  'portal.fairness.voids': () => 'Voided draws',
  'portal.fairness.voids.none': () => 'No draw was voided.',
  'portal.fairness.void.draw': () => 'Draw',
  'portal.fairness.void.reason': () => 'Reason',
  'portal.fairness.times': () => 'How often subjects were drawn',
  'portal.fairness.times.none': () =>
    'No record yet that lists subjects by code and draws without weights; nothing can be counted.',
  'portal.fairness.times.head': () => 'Times drawn',
  'portal.fairness.times.of': ({ count }) => `${count}`,
  'portal.fairness.times.subjects': () => 'Subjects',
  'portal.fairness.tests': () => 'Statistical tests',
  'portal.fairness.tests.lead': () =>
    'The p-value is the chance of a deviation at least this large if the draw is entirely random. Only a very small one (below 0.001) is suspicious; among many tests a small one now and then is normal.',
  'portal.fairness.tests.waiting': () =>
    'No draw has its full record published yet. A sealed draw is opened when its inspections are done, and tested here then.',
  'portal.fairness.test': () => 'Test',
  'portal.fairness.observed': () => 'Observed',
  'portal.fairness.expected': () => 'Expected by chance',
  'portal.fairness.p': () => 'p-value',
  'portal.fairness.verdict': () => 'Reading',
  'portal.fairness.uniformity': () => 'Equal chances (χ²)',
  'portal.fairness.uniformity.why': () => 'is anybody drawn too often or too rarely',
  'portal.fairness.adjacentPairs': () => 'Neighbours on the list drawn together',
  'portal.fairness.adjacentPairs.why': () =>
    'a fixed stride or drawing in blocks makes them too few or too many',
  'portal.fairness.overlaps': () => 'Drawn last time and again this time',
  'portal.fairness.overlaps.why': () =>
    'sparing or following the last result makes them too few or too many',
  'portal.fairness.contrast': () => 'Drawn from one part of the list',
  'portal.fairness.contrast.why': () =>
    'the part that is furthest off; corrected for looking at all of them',
  'portal.fairness.part.half': () => 'first half',
  'portal.fairness.part.odd': () => 'even places',
  'portal.fairness.part.tenth': ({ count }) => `tenth no. ${count}`,
  'portal.fairness.verdict.fits': () => 'as chance would have it',
  'portal.fairness.verdict.watch': () => 'slightly off, keep watching',
  'portal.fairness.verdict.off': () => 'clearly off, to be looked into',
  'portal.fairness.verdict.few': () => 'too few to tell',
  'portal.fairness.method': () => 'How this is worked out',
  'portal.fairness.method.text': () =>
    'Equal chances: T = (N−1)/N · Σ(Xᵢ−Mp)²/(Mp(1−p)) against χ² with N−1 degrees of freedom; where the lists differ, each draw counts in its own standard deviations, divided by how often all subjects together took part. Neighbours, repeats and parts: mean and variance of the hypergeometric distribution. From published records only; strata drawn by weight are left out; lists published by pseudonym have new pseudonyms in each draw, so that nobody’s draws can be counted. Records above 20 MB are not worked out on this page; download them to do it yourself.',
};

import type { TranscriptFault, TranscriptStep } from '../../domain/draw/verify-step.ts';
import { clip, ruleText, short, type VerifyKey, type Words } from './words.ts';

/** What is wrong in a step of a transcript, with what the file says beside what was computed. */
export function stepFault(words: Words, step: TranscriptStep): string {
  const { fault, facts } = step;
  if (!fault) return '';
  const { said, found, at = 0, field = '', rule } = facts;
  const isLabel = fault === 'label';
  const value = (one: string | number | null | undefined) =>
    isLabel ? clip(words.word('label', one ?? '—')) : valueText(words, one);
  return words.t(keyOf(fault, step), {
    said: value(said),
    found: value(found),
    at: fault in records ? words.count(at + 1) : String(at),
    reason: words.word('portal.excluded', at),
    field: clip(field) || '{}',
    rule: ruleText(words, rule),
  });
}

// Here `at` is the place of a record, elsewhere the number of a stratum or of an eligibility.
const records = {
  'pool-order': true,
  'pool-twice': true,
  'pool-stratum': true,
  'pool-weight': true,
};

const ofSources = ['sources', 'commitment', 'round', 'network', 'signature', 'beacon', 'unsigned'];
const ofStrata = ['seed', 'strata', 'ratio', 'quota', 'cutoff', 'drawn', 'counts'];

function keyOf(fault: TranscriptFault, { facts }: TranscriptStep): VerifyKey {
  if (fault === 'eligible') {
    return facts.at === undefined ? 'verify.step.fault.eligible.sum' : 'verify.step.fault.eligible';
  }
  if (ofSources.includes(fault)) return `verify.fault.${fault}` as VerifyKey;
  return `verify.step.${ofStrata.includes(fault) ? 'fault.' : ''}${fault}` as VerifyKey;
}

function valueText({ count }: Words, value: string | number | null | undefined): string {
  if (typeof value === 'number') return count(value);
  if (!value) return '—';
  return value.length > 32 ? short(value) : value;
}

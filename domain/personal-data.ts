import { withoutHashes, withoutLegalNumbers } from './legal-numbers.ts';
import { isPersonalNumber, type PersonalData, personalKinds } from './personal-number.ts';
import { Refusal } from './refusal.ts';
import {
  hasNumber,
  mayHoldNumber,
  plainText,
  type SpelledDigit,
  spelledNumbers,
} from './spelled-digits.ts';

/** A personal number that stands in a text: of what kind, and enough of it to find it there again. */
type Found = { kind: PersonalData; found: string };

/**
 * The first personal number in a text, however it is spelled: in groups, with signs or unseen characters between,
 * in full-width, circled or Chinese digits, behind a country code, with a letter behind it. Hashes, codes of
 * organisations, days, amounts and document numbers are none.
 */
export function findPersonalData(text: string): PersonalData | undefined {
  return personalNumberIn(text)?.kind;
}

/**
 * 最后一道关: refuses (`personal-data`) whatever is about to leave the office when a text in it holds an identity,
 * mobile or bank card number, wherever it stands: in a value, in the name of a field, in a list, in a title
 * or file name. Every door to the public goes through here. The refusal names the field, the place in a list and
 * what was found, masked; never the number.
 */
export function refusePersonalData(value: unknown, field = '', place = 0): void {
  if (typeof value === 'string') refuseNumber(value, field, place);
  if (typeof value !== 'object' || value === null) return;
  const isList = Array.isArray(value);
  for (const [name, part] of Object.entries(value)) {
    if (isList) {
      refusePersonalData(part, field, place || Number(name) + 1);
    } else {
      refuseNumber(name, field, place);
      refusePersonalData(part, name, place);
    }
  }
}

function refuseNumber(text: string, field: string, place: number): void {
  const found = personalNumberIn(text);
  if (found) throw new Refusal('personal-data', { field, ...found, place });
}

function personalNumberIn(text: string): Found | undefined {
  if (!mayHoldNumber(text)) return undefined;
  const plain = withoutHashes(plainText(text));
  if (!hasNumber(plain)) return undefined;
  // An identity number proves itself by its birthday and check character, whatever stands around it.
  const first = firstIn(spelledNumbers(plain), 'identity');
  if (first) return first;
  const others = withoutLegalNumbers(plain);
  if (!hasNumber(others)) return undefined;
  const numbers = spelledNumbers(others);
  return firstIn(numbers, 'mobile') ?? firstIn(numbers, 'bank-card');
}

function firstIn(numbers: SpelledDigit[][], kind: PersonalData): Found | undefined {
  const { lengths } = personalKinds[kind];
  for (const number of numbers) {
    for (const from of number.keys()) {
      if (!mayBegin(number, from)) continue;
      for (const length of lengths) {
        const own = number.slice(from, from + length);
        if (own.length < length || !isEdge(number, from + length)) continue;
        if (isPersonalNumber(kind, groupsOf(own))) return { kind, found: masked(own) };
      }
    }
  }
  return undefined;
}

/** Whether a number may end before this place and another begin at it. */
function isEdge(number: SpelledDigit[], at: number): boolean {
  const here = number[at];
  const before = number[at - 1];
  return !here || !before || here.gap !== '' || here.loose || before.loose;
}

// +86, 0086 and the 0 of long distance stand before a number without being of it.
const callingCodes = ['0', '86', '086', '0086'];

function mayBegin(number: SpelledDigit[], at: number): boolean {
  if (isEdge(number, at)) return true;
  let first = at;
  while (!isEdge(number, first) && at - first <= 4) first -= 1;
  const before = number.slice(first, at).map(({ digit }) => digit);
  return callingCodes.includes(before.join(''));
}

/** The digits in the groups in which they are spelled, and what stands between these. */
function groupsOf(own: SpelledDigit[]): { groups: string[]; gaps: string[] } {
  const groups = [''];
  const gaps: string[] = [];
  for (const [at, { digit, gap }] of own.entries()) {
    if (at > 0 && gap) {
      groups.push('');
      gaps.push(gap);
    }
    groups[groups.length - 1] += digit;
  }
  return { groups, gaps };
}

function masked(own: SpelledDigit[]): string {
  const digits = own.map(({ digit }) => digit).join('');
  return `${digits.slice(0, 3)}${'*'.repeat(digits.length - 5)}${digits.slice(-2)}`;
}

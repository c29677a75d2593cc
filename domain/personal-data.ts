import { Refusal } from './refusal.ts';
import { isUscc } from './registry/check-digits.ts';

/** What must never be published by mistake. */
export type PersonalData = 'identity' | 'mobile' | 'bank-card';

/**
 * The first personal number in a text: an 18-digit 身份证号 with its check digit, an 11-digit mobile
 * number, a bank card of 16–19 digits that satisfies Luhn. Full-width digits, and a space or dash
 * between groups, hide nothing; dates and document numbers are no groups of such a number.
 */
export function findPersonalData(text: string): PersonalData | undefined {
  const numbers = runsOfDigits(text.normalize('NFKC').toUpperCase());
  for (const run of numbers) {
    for (const [first] of run.entries()) {
      for (let end = first + 1; end <= Math.min(run.length, first + mostGroups); end += 1) {
        const kind = kindOf(run.slice(first, end));
        if (kind) return kind;
      }
    }
  }
  return undefined;
}

/** The name of the first of these texts that holds a personal number. */
export function fieldWithPersonalData(fields: Record<string, string>): string | undefined {
  return Object.entries(fields).find(([, text]) => findPersonalData(text))?.[0];
}

/**
 * 最后一道关: refuses (`personal-data`) whatever is about to leave the office when a text in it holds an identity,
 * mobile or bank card number, wherever it stands: in a value, in the name of a field, in a list, in a title
 * or file name. Every door to the public goes through here. The refusal names the field, never the number.
 */
export function refusePersonalData(value: unknown, field = ''): void {
  if (typeof value === 'string' && isPersonal(value)) throw new Refusal('personal-data', { field });
  if (typeof value !== 'object' || value === null) return;
  for (const [name, part] of Object.entries(value)) {
    if (isPersonal(name)) throw new Refusal('personal-data', { field });
    refusePersonalData(part, Array.isArray(value) ? field : name);
  }
}

// A code of all digits may satisfy the rule of bank cards; it names an organisation all the same.
function isPersonal(text: string): boolean {
  if (isHash(text)) return false;
  const kind = findPersonalData(text);
  return kind !== undefined && !(kind === 'bank-card' && isUscc(text));
}

// One hash in 230 holds eleven digits that look like a mobile number.
const isHash = (text: string): boolean => /^[0-9a-f]{32,}$/.test(text);

const mostGroups = 6;

/** Numbers written in groups, with one space or dash between two of a run. */
function runsOfDigits(text: string): string[][] {
  const runs: string[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const match of text.matchAll(/\d+X?/g)) {
    const between = text.slice(Math.max(end, 0), match.index);
    const joins = runs.length > 0 && /^[\s\p{Dash}]$/u.test(between);
    if (joins) runs.at(-1)!.push(match[0]);
    else runs.push([match[0]]);
    end = match.index + match[0].length;
  }
  return runs;
}

function kindOf(groups: string[]): PersonalData | undefined {
  const digits = groups.join('');
  const own = groups[0] === '86' ? groups.slice(1) : groups;
  const areLong = own.length === 1 || own.every(({ length }) => length >= 3);
  if (areLong && isIdentity(digits)) return 'identity';
  if (areLong && /^(86)?1[3-9]\d{9}$/.test(digits)) return 'mobile';
  const areFours = groups.slice(0, -1).every(({ length }) => length === 4);
  const isCard = areFours && /^\d{16,19}$/.test(digits) && satisfiesLuhn(digits);
  return isCard ? 'bank-card' : undefined;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';

// GB 11643: the eighteenth digit follows from the others, and the middle is a date.
function isIdentity(digits: string): boolean {
  if (!/^\d{10}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/.test(digits)) return false;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return digits[17] === checks[sum % 11];
}

function satisfiesLuhn(digits: string): boolean {
  const sum = digits
    .split('')
    .toReversed()
    .reduce((total, digit, at) => {
      const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}

import { parseDay } from './calendar.ts';
import { isIdNumber } from './registry/check-digits.ts';

/** What must never be published by mistake. */
export type PersonalData = 'identity' | 'mobile' | 'bank-card';

/** A number as it is spelled: its digits in groups, and what stands between two groups. */
type Spelling = { groups: string[]; gaps: string[] };

/** How many digits a number of each kind has, and by what it is known. */
export const personalKinds: Record<
  PersonalData,
  { lengths: number[]; is: (digits: string, spelling: Spelling) => boolean }
> = {
  identity: { lengths: [18, 15], is: isIdentity },
  mobile: { lengths: [11], is: isMobile },
  'bank-card': { lengths: [19, 18, 17, 16], is: isBankCard },
};

/**
 * Whether digits in these groups are a number of this kind: a 公民身份号码 of 18 characters (GB 11643: region,
 * birthday, check character by ISO 7064 mod 11-2) or the older 15 digits (region and birthday), an 11-digit mobile
 * number (工信部 numbering: 13 to 19), a bank card of 16 to 19 digits (ISO/IEC 7812: issuer and Luhn). Groups that
 * nobody would write such a number in make none.
 */
export function isPersonalNumber(kind: PersonalData, spelling: Spelling): boolean {
  return personalKinds[kind].is(spelling.groups.join(''), spelling);
}

// GB/T 2260: provinces; 8x for the residence permits of Hong Kong, Macao and Taiwan, 9x for foreigners.
const region = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[1-9])/;

function isIdentity(digits: string, spelling: Spelling): boolean {
  if (!region.test(digits)) return false;
  if (digits.length === 18) return /^\d{6}(?:1[89]|20)/.test(digits) && isIdNumber(digits);
  // Without a check character a birthday alone is weak: only groups that begin with the region count.
  const [first] = spelling.groups;
  const isWritten = [6, 12, 15].includes(first!.length) || isDigitByDigit(spelling);
  return isWritten && /^\d{15}$/.test(digits) && isDay(`19${digits.slice(6, 12)}`);
}

const isDay = (eight: string): boolean =>
  parseDay(eight.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')) !== undefined;

function isMobile(digits: string, spelling: Spelling): boolean {
  if (!/^1[3-9]\d{9}$/.test(digits)) return false;
  const { groups } = spelling;
  const [first, ...others] = groups.map(({ length }) => length);
  if (others.every((length) => length >= 3)) return true;
  // 138 12 34 56 78: smaller groups count where all is of one hand; 9.14-10.31 and lists of numbers are not.
  const inPairs = first === 3 && others.every((length) => length >= 2) && isEven(spelling);
  return inPairs || isDigitByDigit(spelling);
}

// Nothing that a bank issues begins with 0, 1, 7 or a year: serial numbers do.
function isBankCard(digits: string, spelling: Spelling): boolean {
  if (!/^\d+$/.test(digits) || /^(?:[017]|20)/.test(digits) || !satisfiesLuhn(digits)) return false;
  const { groups } = spelling;
  const inFours = groups.slice(0, -1).every(({ length }) => length === 4);
  const isOfIssuer = groups.length === 2 && groups[0]!.length === 6;
  return inFours || isOfIssuer || isDigitByDigit(spelling);
}

const isEven = ({ gaps }: Spelling): boolean => new Set(gaps).size <= 1;

const isDigitByDigit = (spelling: Spelling): boolean =>
  spelling.groups.every(({ length }) => length === 1) && isEven(spelling);

// ISO/IEC 7812-1, annex B.
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

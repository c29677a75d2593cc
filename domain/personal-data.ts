/** What must never be published by mistake. */
export type PersonalData = 'identity' | 'mobile' | 'bank-card';

/**
 * The first personal number in a text: an 18-digit 身份证号 with its check digit, an 11-digit mobile
 * number, a bank card of 16–19 digits that satisfies Luhn. Full-width digits, and spaces or dashes
 * between groups, hide nothing.
 */
export function findPersonalData(text: string): PersonalData | undefined {
  const plain = text.normalize('NFKC');
  for (const kind of kinds) {
    const { pattern, holds } = tests[kind];
    for (const [match] of plain.matchAll(pattern)) {
      if (holds(match.replace(/[\s-]/g, '').toUpperCase())) return kind;
    }
  }
  return undefined;
}

/** The name of the first of these texts that holds a personal number. */
export function fieldWithPersonalData(fields: Record<string, string>): string | undefined {
  return Object.entries(fields).find(([, text]) => findPersonalData(text))?.[0];
}

const kinds = ['identity', 'mobile', 'bank-card'] as const;

// A digit at most may stand between groups' spaces and dashes; (?<!\d) and (?!\d) keep to whole numbers.
const tests: Record<PersonalData, { pattern: RegExp; holds: (digits: string) => boolean }> = {
  identity: { pattern: /(?<!\d)\d(?:[\s-]?\d){16}[\s-]?[\dXx](?![\dXx])/g, holds: isIdentity },
  mobile: {
    pattern: /(?<!\d)(?:\+?86[\s-]?)?1[3-9](?:[\s-]?\d){9}(?!\d)/g,
    holds: () => true,
  },
  'bank-card': { pattern: /(?<!\d)\d(?:[\s-]?\d){15,18}(?!\d)/g, holds: satisfiesLuhn },
};

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';

// GB 11643: the eighteenth digit follows from the others, and the middle is a date.
function isIdentity(digits: string): boolean {
  const month = Number(digits.slice(10, 12));
  const day = Number(digits.slice(12, 14));
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
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

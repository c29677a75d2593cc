import { idCheck } from '../../domain/registry/check-digits.ts';

/** A personal number of each kind, and the groups in which people write it. */
export const personalNumbers = {
  identity: {
    number: '11010519491231002X',
    groups: [
      [6, 8, 4],
      [6, 4, 4, 4],
      [6, 4, 2, 2, 4],
      [3, 3, 4, 4, 4],
      [14, 4],
    ],
  },
  'identity of 15 digits': {
    number: '370322600123456',
    groups: [
      [6, 6, 3],
      [6, 9],
      [12, 3],
    ],
  },
  mobile: {
    number: '13812345678',
    groups: [
      [3, 4, 4],
      [3, 3, 5],
      [4, 3, 4],
      [2, 3, 3, 3],
      [3, 2, 2, 2, 2],
      [7, 4],
      [3, 8],
    ],
  },
  'bank card': {
    number: '6222020000000000000',
    groups: [
      [4, 4, 4, 4, 3],
      [6, 13],
    ],
  },
} as const satisfies Record<string, { number: string; groups: number[][] }>;

/** The digits of a number in groups of these sizes. */
export function cut(number: string, sizes: readonly number[]): string[] {
  let from = 0;
  return sizes.map((size) => number.slice(from, (from += size)));
}

/** What people, phones and input methods put between two groups. */
export const gaps = Array.from(' \u00a0\u3000\t\n-–—－.。·•/／_\\|~').concat('  ', ' - ', ')(');

/** Signs of no width. */
export const unseen = Array.from(
  '\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u202c\u034f\u180e',
).concat('\ufe0f\u20e3');

const written = (zeroToNine: string) => (number: string) =>
  number.replace(/\d/g, (digit) => Array.from(zeroToNine)[Number(digit)]!);

/** Ten signs for the ten digits. */
export const scripts: Record<string, (number: string) => string> = {
  ascii: (number) => number,
  'full-width': written('０１２３４５６７８９'),
  circled: written('⓪①②③④⑤⑥⑦⑧⑨'),
  'in black circles': written('⓿❶❷❸❹❺❻❼❽❾'),
  'in double circles': written('⓪⓵⓶⓷⓸⓹⓺⓻⓼⓽'),
  superscript: written('⁰¹²³⁴⁵⁶⁷⁸⁹'),
  bold: written('𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗'),
  arabic: written('٠١٢٣٤٥٦٧٨٩'),
  devanagari: written('०१२३४५६७८९'),
  tibetan: written('༠༡༢༣༤༥༦༧༨༩'),
  chinese: written('〇一二三四五六七八九'),
  'chinese with 零': written('零一二三四五六七八九'),
  spoken: written('洞幺两三四五六拐八勾'),
  capital: written('零壹贰叁肆伍陆柒捌玖'),
  traditional: written('零壹貳參肆伍陸柒捌玖'),
};

/** Spellings of a number in turn, from the plainest to the oddest; each takes the groups of its kind. */
export const spellings: ((number: string, groups: readonly number[]) => string)[] = [
  (number) => number,
  (number, groups) => cut(number, groups).join(' '),
  (number, groups) => cut(number, groups).join('.'),
  (number, groups) => cut(number, groups).join('·'),
  (number, groups) => cut(number, groups).join('/'),
  (number, groups) => cut(number, groups).join('_'),
  (number, groups) => cut(number, groups).join('  '),
  (number, groups) => `(${cut(number, groups).join(')')}`,
  (number) => Array.from(number).join('\u200b'),
  (number) => Array.from(number).join('\u00ad'),
  (number) => Array.from(number).join(' '),
  (number) => `${number}x`,
  (number) => number.toLowerCase(),
  ...Object.values(scripts),
];

/** A valid 公民身份号码 with this region, birthday and order. */
export function anIdentityNumber(region: string, birthday: string, order: number): string {
  const body = `${region}${birthday}${String(order).padStart(3, '0')}`;
  return `${body}${idCheck(body)!}`;
}

/** A card number of this length with its Luhn digit. */
export function aCardNumber(issuer: string, rest: string): string {
  const body = issuer + rest;
  const sum = Array.from(body)
    .toReversed()
    .reduce((total, digit, at) => {
      const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

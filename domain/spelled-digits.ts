/** One digit of a number as somebody spelled it; `X` is the check character that an identity number may end in. */
export type SpelledDigit = {
  digit: string;
  /** What stands between it and the digit before it; undefined where a number begins. */
  gap: string | undefined;
  /** Whether a number may begin or end beside it though nothing stands between: 张三138…, …678X. */
  loose: boolean;
};

/**
 * The text without what nobody sees, in half-width letters and digits: full-width, circled and other scripts'
 * digits (Unicode category Nd) become 0–9. Chinese numerals stay as they are.
 */
export function plainText(text: string): string {
  return text.normalize('NFKC').replace(unseen, '').replace(foreignDigit, valueOf).toUpperCase();
}

/** Whether a text can hold a number of eleven digits at all, of which one sign may show two: ⑬. */
export const mayHoldNumber = (text: string): boolean => six.test(text);

/** Whether a plain text has eleven digits. */
export const hasNumber = (plain: string): boolean => eleven.test(plain);

/** The digits of a plain text, number by number: what stands between two of one number is a blank or a sign. */
export function spelledNumbers(plain: string): SpelledDigit[][] {
  const numbers: SpelledDigit[][] = [];
  let end = 0;
  let before: SpelledDigit | undefined;
  for (const { 0: sign, index } of plain.matchAll(digitSign)) {
    const between = plain.slice(end, index);
    const isOfNumber = before !== undefined && joins.test(between);
    const digit: SpelledDigit = {
      digit: numerals[sign] ?? sign,
      gap: isOfNumber ? between : undefined,
      loose: sign === 'X' || sign in numerals,
    };
    if (isOfNumber) numbers.at(-1)!.push(digit);
    else numbers.push([digit]);
    before = digit;
    end = index + sign.length;
  }
  return numbers;
}

// Zero-width and soft characters, marks that stand on another sign, fillers that print nothing.
const unseen = /[\p{Cf}\p{Mn}\p{Me}\u115F\u1160\u2800]/gu;

// Digits that the compatibility forms leave: of other scripts, in black or double circles, of Suzhou.
const foreignDigit =
  /(?![0-9])\p{Nd}|[\u2776-\u277E\u2780-\u2788\u278A-\u2792\u24F5-\u24FD\u24FF\u3021-\u3029\u{1F10B}\u{1F10C}]/gu;
const ones = [0x2776, 0x2780, 0x278a, 0x24f5, 0x3021];

function valueOf(sign: string): string {
  const code = sign.codePointAt(0)!;
  const one = ones.find((first) => code >= first && code < first + 9);
  if (one !== undefined) return String(code - one + 1);
  if (!/\p{Nd}/u.test(sign)) return '0';
  // Each script's digits stand together, zero first.
  let below = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - below - 1))) below += 1;
  return String(below % 10);
}

// 大写、小写、电话里的读法; 十 and 百 make amounts, no numbers that are read digit by digit.
const zeroToNine = [
  '〇零○◯洞',
  '一壹弌幺么',
  '二贰貳弍两兩',
  '三叁參叄弎',
  '四肆',
  '五伍',
  '六陆陸',
  '七柒拐',
  '八捌',
  '九玖勾',
];
const numerals: Record<string, string> = Object.fromEntries(
  zeroToNine.flatMap((signs, value) => Array.from(signs, (sign) => [sign, String(value)])),
);
const all = Object.keys(numerals).join('');
const six = new RegExp(`(?:[\\p{N}${all}][^\\p{N}${all}]*){6}`, 'u');
const eleven = new RegExp(`(?:[0-9X${all}][^0-9X${all}]*){11}`, 'u');
const digitSign = new RegExp(`[0-9X${all}]`, 'gu');

// A comma, a colon or 、 stands between different numbers.
const joins = /^[\s\p{Dash}ー─━.。·•‧∙⋅・ꞏ/\\|_~*()]{0,8}$/u;

import { parseDay } from '../calendar.ts';

// GB 32100-2015: the characters without I, O, S, V, Z, and the weights 3^i mod 31.
const usccCharacters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const usccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

// GB 11643-1999: the weights 2^(17-i) mod 11 and the check characters by remainder.
const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const idCharacters = '10X98765432';

/** Whether 18 characters are a 统一社会信用代码 with the right check character (GB 32100). */
export function isUscc(text: string): boolean {
  return text.length === 18 && usccCheck(text.slice(0, 17)) === text[17];
}

/** The check character of the first 17 characters of a 统一社会信用代码, if those can be one. */
export function usccCheck(first17: string): string | undefined {
  let sum = 0;
  for (const [index, weight] of usccWeights.entries()) {
    const value = usccCharacters.indexOf(first17[index] ?? '?');
    if (value < 0) return undefined;
    sum += value * weight;
  }
  return usccCharacters[(31 - (sum % 31)) % 31];
}

/** Whether 18 characters are a 公民身份号码: birthday and check character; districts are not looked up. */
export function isIdNumber(text: string): boolean {
  if (!/^\d{17}[\dX]$/.test(text)) return false;
  const birthday = text.replace(/^\d{6}(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3');
  return parseDay(birthday) !== undefined && idCheck(text.slice(0, 17)) === text[17];
}

/** The check character of the first 17 digits of a 公民身份号码. */
export function idCheck(first17: string): string | undefined {
  const sum = idWeights.reduce(
    (total, weight, index) => total + weight * Number(first17[index]),
    0,
  );
  return idCharacters[sum % 11];
}

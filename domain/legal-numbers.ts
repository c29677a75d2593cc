import { isUscc } from './registry/check-digits.ts';

/** Hashes and ids blanked out: one hash in 230 holds eleven digits that look like a mobile number. */
export const withoutHashes = (plain: string): string => blanked(plain, [hash, uuid]);

/**
 * What has a number's looks and is none blanked out as well: codes of organisations (GB 32100), days, amounts
 * with cents, numbers of standards with their year.
 */
export const withoutLegalNumbers = (plain: string): string =>
  blanked(
    plain.replace(eighteen, (code) => (isOrganisation(code) ? blank(code) : code)),
    [day, cents, standard],
  );

const hash = /(?<![0-9A-Z])[0-9A-F]{32,}(?![0-9A-Z])/g;
const uuid = /(?<![0-9A-Z])[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}(?![0-9A-Z])/g;
const eighteen = /(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])/g;
const day = /(?<!\d)(?:19|20)\d\d([-./_])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?!\d)/g;
const cents = /(?<![\d.])\d+\.\d{1,2}(?![\d.])/g;
// GB 17945-2010 12.3: the standards that inspections cite.
const standard =
  /(?<![A-Z])(?:GBJ?|GBZ|GA|XF|DB\d\d|JGJ|CJJ|AQ|WS|HJ|LB|SB|RB|TSG)(?:\/[A-Z])? ?\d{1,6}(?:\.\d+)*[-–—](?:19|20)\d\d(?!\d)/g;

// Cards of UnionPay begin with 62, codes of organisations do not.
const isOrganisation = (code: string): boolean => !code.startsWith('62') && isUscc(code);

const blank = (text: string): string => '#'.repeat(text.length);
const blanked = (plain: string, kinds: RegExp[]): string =>
  kinds.reduce((text, kind) => text.replace(kind, blank), plain);

import { createHash, randomBytes } from 'node:crypto';

/** What somebody who hands something in keeps: under both they read how it stands. */
export type Receipt = { receiptNo: string; secret: string };

// Crockford's digits: none of them is taken for another one.
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The mark of one form, made with its page: a form that is sent twice unchanged is handed in once. */
export const newMark = (): string => randomBytes(32).toString('hex');

export const isMark = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** What was typed into a form, and the files with it. */
type Contents = { texts: readonly string[]; files: readonly { name: string; bytes: Uint8Array }[] };

/**
 * The mark of what a form says: the same for the same form however often it is sent, another one once a word or a
 * file is different. What is sent changed is handed in anew, and never lost behind the first.
 */
export function markOf(mark: string, { texts, files }: Contents): string {
  const hashes = files.map(({ name, bytes }) => [
    name,
    createHash('sha256').update(bytes).digest('hex'),
  ]);
  return digest(JSON.stringify([mark, texts, hashes]), 'contents').toString('hex');
}

/** Receipt number (60 bits) and secret (80 bits) of the form with that mark: the same however often it is sent. */
export const receiptOf = (mark: string): Receipt => ({
  receiptNo: groups(mark, 'receipt', 3),
  secret: groups(mark, 'secret', 4),
});

/** The id under which it is handed in. */
export function intakeId(mark: string): string {
  const hex = digest(mark, 'id').toString('hex').slice(0, 32);
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');
}

/** The key of its status, which tells nothing of either. */
export const statusKey = ({ receiptNo, secret }: Receipt): string =>
  createHash('sha256').update(`${receiptNo}:${secret}`).digest('hex');

/** A number or secret as people copy it: small letters, blanks, O for 0, I and L for 1. */
export function tidied(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return (plain.match(/.{1,4}/g) ?? []).join('-');
}

const digest = (mark: string, what: string): Buffer =>
  createHash('sha256').update(`${what}:${mark}`).digest();

function groups(mark: string, what: string, count: number): string {
  const bytes = digest(mark, what).subarray(0, count * 4);
  const letters = [...bytes].map((byte) => digits[byte % 32]!).join('');
  return letters.match(/.{4}/g)!.join('-');
}

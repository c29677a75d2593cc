import { seal, unseal } from '../db/sealed.ts';

/** Where the bot's web server gives a file back that a check of the chats sends it. */
export const checkFilePath = '/check/file';
/** The header by which a check shows that it comes from this installation. */
export const checkFileHeader = 'x-yaohao-check';

const longestMs = 60_000;
const purpose = 'check-file';

/** What the header says: sealed with the key of this installation, good for a minute. */
export const checkFilePass = (now = Date.now()): string =>
  seal(JSON.stringify({ purpose, at: now })).toString('base64url');

/** Whether such a header was written here within the last minute. */
export function isCheckFilePass(pass: string, now = Date.now()): boolean {
  try {
    const said = JSON.parse(unseal(Buffer.from(pass, 'base64url'))) as Record<string, unknown>;
    return said['purpose'] === purpose && Math.abs(now - Number(said['at'])) <= longestMs;
  } catch {
    return false;
  }
}

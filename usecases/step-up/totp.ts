import { createHmac } from 'node:crypto';

/** RFC 6238 with the values that every authenticator app takes: SHA-1, six digits, steps of 30 s. */
const stepSeconds = 30;
// One step to either side: clocks differ, and people type slowly.
const drift = 1;

/** The number of the time step that an instant lies in. */
export const stepAt = (now: Date): number => Math.floor(now.getTime() / 1000 / stepSeconds);

/** The code of a step (RFC 4226 §5.3). */
export function codeOf(secret: Buffer, step: number, digits = 6): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac[mac.length - 1]! & 15;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** The step whose code this is, near `now` and later than the last one that was used; else nothing. */
export function stepOfCode(
  secret: Buffer,
  code: string,
  now: Date,
  lastStep: number,
): number | undefined {
  const middle = stepAt(now);
  for (let step = middle - drift; step <= middle + drift; step += 1) {
    if (step > lastStep && codeOf(secret, step) === code) return step;
  }
  return undefined;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 base32 without padding, as authenticator apps take a secret. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => alphabet[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
}

/** What the QR code of an enrolment says. */
export function otpauthOf(secret: Buffer, issuer: string, person: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(person)}`;
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}`;
}

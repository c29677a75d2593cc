import { createHash } from 'node:crypto';

/** The ways an answer is packed (Content-Encoding), the smaller one first. */
export const codings = ['br', 'gzip'] as const;
export type Coding = (typeof codings)[number];

/**
 * An answer as it is sent: its bytes, their type, and the strong tag of these very bytes; beside them the same
 * bytes packed, once somebody asked for them so.
 */
export type Kept = {
  bytes: Buffer;
  type: string;
  tag: string;
  packed?: Partial<Record<Coding, Promise<Buffer>>>;
};

// What fits one packet of the network arrives no sooner for being packed.
const leastBytes = 1200;

/** Whether an answer is long enough that packing it serves anybody. */
export const isLong = ({ bytes }: Kept): boolean => bytes.length >= leastBytes;

/** The answer that a text makes. */
export function keptOf(text: string, type: string): Kept {
  const bytes = Buffer.from(text);
  const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
  return { bytes, type, tag };
}

import { hexBytes, writeAscii } from './bytes.ts';
import { sha256 } from './hash.ts';

/** lcm(1…16): every weight divides it, so keys stay whole numbers. */
export const weightBase = 720_720;

/** Makes the tickets of one seed: SHA-256( seed ‖ u8 length(id) ‖ id ), hex, for each id. */
export function ticketsOf(seed: string): (id: string) => string {
  const message = new Uint8Array(32 + 1 + 18);
  message.set(hexBytes(seed));
  const lengths = Array.from({ length: 19 }, (_, length) => message.subarray(0, 33 + length));
  return (id) => {
    message[32] = id.length;
    writeAscii(message, 33, id);
    return sha256(lengths[id.length]!);
  };
}

/** ticket × (720720 ÷ weight) as 69 hex digits, which sort like the numbers they stand for. */
export function keyOf(ticket: string, weight: number): string {
  const key = BigInt(`0x${ticket}`) * BigInt(weightBase / weight);
  return key.toString(16).padStart(69, '0');
}

import { hexBytes, writeAscii } from '../draw/bytes.ts';
import { sha256 } from '../draw/hash.ts';

/**
 * Makes the pair tickets of one seed: SHA-256( seed ‖ u8 length(subject) ‖ subject ‖ u32 serial ),
 * hex, for each subject and serial.
 */
export function pairsOf(seed: string): (subject: string, serial: number) => string {
  const message = new Uint8Array(32 + 1 + 18 + 4);
  const view = new DataView(message.buffer);
  message.set(hexBytes(seed));
  return (subject, serial) => {
    const end = 33 + subject.length;
    message[32] = subject.length;
    writeAscii(message, 33, subject);
    view.setUint32(end, serial);
    return sha256(message.subarray(0, end + 4));
  };
}

/** What stands for a team in its own ticket, which decides its priority: 0xFFFF0000 | department. */
export const departmentSerial = (department: number): number => 0xffff0000 + department;

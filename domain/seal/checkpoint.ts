import { hexBytes } from '../draw/bytes.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { openNote, type Signer, signNote } from './note.ts';

/** How large the trail was, and the root of its tree then (C2SP tlog-checkpoint). */
export type Checkpoint = { origin: string; size: number; root: string };

/** The signed note of a checkpoint: origin, size and root, one a line. */
export const checkpointNote = (
  { size, root }: Omit<Checkpoint, 'origin'>,
  signer: Signer,
): string => signNote(`${signer.name}\n${size}\n${toBase64(hexBytes(root))}\n`, signer);

/** The checkpoint in a note that this key signed, or null. */
export function openCheckpoint(note: string, verifier: string): Checkpoint | null {
  const text = openNote(note, verifier);
  const [, origin, size, hash] = /^(\S+)\n([1-9]\d{0,15})\n(\S+)\n/u.exec(text ?? '') ?? [];
  const root = fromBase64(hash ?? '');
  if (origin === undefined || root?.length !== 32) return null;
  const hex = Array.from(root, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { origin, size: Number(size), root: hex };
}

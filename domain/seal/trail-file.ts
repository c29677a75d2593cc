import type { SealEntry, SignedNote, TrailFault, TrailFound } from './verify-trail.ts';
import { trailVerifier } from './verify-trail.ts';

/** The first line of an exported trail; checkpoints follow, then every seal with its event, one a line. */
export const trailHead = JSON.stringify({ format: 'yaohao-trail/1' });

/** A line of an exported trail. */
export const checkpointLine = ({ note, verifier }: SignedNote): string =>
  JSON.stringify({ note, verifier });
export const sealLine = ({ seq, leaf, event }: SealEntry): string =>
  JSON.stringify({ seq, leaf, event });

/** Why an exported trail is not what was written: in this line of it. */
export type LineFault = { line: number; reason: 'unreadable' | 'key' };

/** What an exported trail says; `key` is the verifier that the portal publishes, when it was given. */
export type FileVerdict = LineFault | TrailFault | (TrailFound & { verifiers: string[] });

/**
 * Follows an exported trail line by line, without the database it came from. A line that is not exactly what
 * an export writes is a fault as well, so that no byte of the file may differ.
 */
export async function verifyTrailFile(
  lines: AsyncIterable<string>,
  trusted: Trusted,
): Promise<FileVerdict> {
  const reader = trailReader(trusted);
  let line = 0;
  for await (const text of lines) {
    line += 1;
    const fault = line === 1 ? text !== trailHead && 'unreadable' : reader.take(lineOf(text));
    if (typeof fault === 'string') return { line, reason: fault };
    if (fault) return fault;
  }
  return line === 0 ? { line: 1, reason: 'unreadable' } : reader.end();
}

/** What an exported trail is compared with: the key of the portal, and checkpoints that somebody kept. */
type Trusted = { key?: string | undefined; kept?: SignedNote[] };

// The checkpoints stand before the first seal, so that each seal meets those that speak of it.
function trailReader({ key, kept = [] }: Trusted) {
  const notes: SignedNote[] = [];
  let verifier: ReturnType<typeof trailVerifier> | undefined;
  const follow = () => (verifier ??= trailVerifier([...notes, ...kept]));
  const keep = (note: SignedNote): LineFault['reason'] | null => {
    if (verifier) return 'unreadable';
    notes.push(note);
    return key === undefined || note.verifier === key ? null : 'key';
  };
  const take = (line: Line | null): LineFault['reason'] | TrailFault | null => {
    if (line === null) return 'unreadable';
    return line.kind === 'checkpoint' ? keep(line.value) : follow().take(line.value);
  };
  const end = (): FileVerdict => {
    const found = follow().end();
    if ('reason' in found) return found;
    return { ...found, verifiers: [...new Set(notes.map((one) => one.verifier))] };
  };
  return { take, end };
}

type Line = { kind: 'checkpoint'; value: SignedNote } | { kind: 'seal'; value: SealEntry };

function lineOf(text: string): Line | null {
  const value = parsed(text);
  if (value === null) return null;
  const checkpoint = value as SignedNote;
  if (typeof checkpoint.note === 'string' && typeof checkpoint.verifier === 'string') {
    return checkpointLine(checkpoint) === text ? { kind: 'checkpoint', value: checkpoint } : null;
  }
  const seal = value as SealEntry;
  const isSeal = typeof seal.seq === 'number' && typeof seal.leaf === 'string';
  return isSeal && sealLine(seal) === text ? { kind: 'seal', value: seal } : null;
}

function parsed(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

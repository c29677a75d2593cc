import { announcementHash } from '../../domain/draw/verify-announcement.ts';
import { type Announcement, parseAnnouncement } from '../../domain/draw/parse-announcement.ts';
import { parseRecord, type PoolRecord } from '../../domain/draw/record.ts';
import { type DrawSpec, parseSpec } from '../../domain/draw/spec.ts';
import { member } from '../../domain/draw/fields.ts';
import { Refusal } from '../../domain/refusal.ts';
import { kindOf, valueOf } from './classify.ts';
import {
  type DocumentKind,
  type Given,
  type Held,
  mostMegabytes,
  type Refused,
} from './messages.ts';

/** Everything that was put in, one of each kind; receipts and transcripts as they came. */
export type Hand = {
  receipt?: unknown;
  transcript?: unknown;
  announcement?: Announcement;
  pool?: PoolRecord[];
  spec?: DrawSpec;
  held: Held[];
};

/** Takes a file into the hand; one of a kind replaces the one before. Null, or why it was refused. */
export async function take(hand: Hand, { name, blob }: Given): Promise<Refused | null> {
  if (blob.size > mostMegabytes * 2 ** 20) return { name, reason: 'too-big' };
  const read = valueOf(await blob.text());
  if (!read) return { name, reason: 'not-json' };
  const kind = kindOf(read.value);
  if (!kind) return { name, reason: 'unknown' };
  try {
    const facts = into[kind](hand, read.value);
    hand.held = hand.held.filter((held) => held.kind !== kind);
    hand.held.push({ kind, name, drawId: drawIdOf(read.value), ...facts });
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { field = '', rule = '' } = error.details;
    return { name, reason: 'malformed', field: String(field), rule: String(rule) };
  }
}

const into: Record<DocumentKind, (hand: Hand, value: unknown) => { hash?: string }> = {
  receipt: (hand, value) => {
    hand.receipt = value;
    return {};
  },
  transcript: (hand, value) => {
    hand.transcript = value;
    return {};
  },
  announcement: (hand, value) => {
    hand.announcement = parseAnnouncement(value);
    return { hash: announcementHash(value, '') };
  },
  pool: (hand, value) => {
    hand.pool = (value as unknown[]).map(recordAt);
    return {};
  },
  spec: (hand, value) => {
    hand.spec = parseSpec(value);
    return {};
  },
};

// A record's fault names its line in the file.
function recordAt(value: unknown, at: number): PoolRecord {
  try {
    return parseRecord(value);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const field = member(`[${at}]`, String(error.details['field']));
    throw new Refusal('bad-input', { ...error.details, field });
  }
}

function drawIdOf(value: unknown): string | null {
  const { drawId } = value as { drawId?: unknown };
  return typeof drawId === 'string' ? drawId.slice(0, 64) : null;
}

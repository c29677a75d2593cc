import { canonicalJson } from './canonical.ts';
import { hexAt, malformed } from './fields.ts';
import { sha256 } from './hash.ts';
import { type Announcement, parseAnnouncement } from './parse-announcement.ts';
import { fails, holds, type TranscriptFault, type TranscriptStep } from './verify-step.ts';

/** The SHA-256 of an announcement as it was published: of its canonical JSON, hex. */
export function announcementHash(value: unknown, field = 'announcement'): string {
  if (!isCanonical(value)) malformed(field, 'object');
  return sha256(new TextEncoder().encode(canonicalJson(value)));
}

/**
 * Checks that the announcement in a transcript is the one of its hash, and of this draw; and, where the
 * hash of the published one is known from elsewhere, that it is that.
 */
export function announcementStep(
  fields: Record<string, unknown>,
  announcement: Announcement,
  published: string | undefined,
): TranscriptStep {
  const said = hexAt(fields['announcementHash'], 'announcementHash', 32, 32);
  const hash = announcementHash(fields['announcement']);
  if (hash !== said) return fails('announcement', 'announcement-hash', { said, found: hash, hash });
  if ((published ?? hash) !== hash) {
    return fails('announcement', 'announcement-other', { said: hash, found: published!, hash });
  }
  const fault = faultOfHead(fields, announcement);
  return fault ? fails('announcement', fault, { hash }) : holds('announcement', { hash });
}

function faultOfHead(
  { drawId, kind, organisation }: Record<string, unknown>,
  announcement: Announcement,
): TranscriptFault | null {
  if (drawId !== announcement.drawId || kind !== announcement.kind) return 'announcement-draw';
  return organisation === announcement.organisation ? null : 'announcement-organisation';
}

/** An announcement out of a transcript. */
export const announcementOf = (fields: Record<string, unknown>): Announcement =>
  parseAnnouncement(fields['announcement'], 'announcement');

// Deeper than any announcement goes; what is nested without end would exhaust the stack.
const deepest = 32;

function isCanonical(value: unknown, depth = 0): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return depth < deepest && Object.values(value).every((item) => isCanonical(item, depth + 1));
}

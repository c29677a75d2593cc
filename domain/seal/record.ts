import { canonicalJson } from '../draw/canonical.ts';
import { leafHash } from '../draw/merkle.ts';

/** An event as it is sealed. Times are UTC to the microsecond, as the database keeps them. */
export type SealedEvent = {
  id: string;
  type: string;
  actor: string | null;
  door: string;
  about: { type: string; id: string };
  task: string | null;
  unit: string;
  data: unknown;
  command: string;
  card: string | null;
  at: string;
};

/** The canonical bytes of an event, as text: RFC 8785, with the version of this form in front. */
export const sealedRecord = (event: SealedEvent): string => canonicalJson({ v: 1, ...event });

/** The leaf of an event in the tree of the trail (RFC 6962). */
export const leafOf = (event: SealedEvent): string =>
  leafHash(new TextEncoder().encode(sealedRecord(event)));

import type { ReceiptSteps } from '../../domain/draw/receipt-steps.ts';
import type { StepName } from '../../domain/draw/verify-step.ts';
import type { TranscriptVerdict } from '../../domain/draw/verify-transcript.ts';

/** No larger file is read: a browser would sooner die than say so. */
export const mostMegabytes = 200;

/** What a file may be, told by what is in it. */
export type DocumentKind = 'receipt' | 'transcript' | 'announcement' | 'pool' | 'spec';

/** A file that was put in, pasted or fetched. */
export type Given = { name: string; blob: Blob };

/** What the page asks of the worker. Each question has a number that its answers repeat. */
export type Question = { job: number } & (
  | { type: 'check'; given: Given[] }
  | { type: 'find'; id: string }
  | { type: 'clear' }
);

/** A file that is at hand, as the page shows it. */
export type Held = { kind: DocumentKind; name: string; drawId: string | null; hash?: string };

/** A file that was not taken, and why. */
export type Refused = {
  name: string;
  reason: 'not-json' | 'unknown' | 'too-big' | 'malformed';
  field?: string;
  rule?: string;
};

/** A draw computed from a list and its parameters, without a transcript to compare with. */
export type Recomputed = {
  drawId: string;
  root: string;
  size: number;
  seed: string;
  strata: NonNullable<TranscriptVerdict['steps'][number]['facts']['strata']>;
  /** The root that was announced, where the announcement is at hand. */
  announcedRoot: string | null;
};

/** A receipt that could be read, with what was found. */
export type ReadReceipt = Extract<ReceiptSteps, { receipt: object }>;

/** What was found out about everything at hand. */
export type Outcome = {
  held: Held[];
  refused: Refused[];
  receipt: ReceiptSteps | null;
  transcript: TranscriptVerdict | null;
  recomputed: Recomputed | null;
  canFind: boolean;
  elapsedMs: number;
};

/** Where the work is; a step without a total tells no share. */
export type ProgressStep = StepName | 'load' | 'read';

/** What the worker tells the page. */
export type Answer = { job: number } & (
  | { type: 'progress'; step: ProgressStep; done: number; total: number }
  | { type: 'outcome'; outcome: Outcome }
  | { type: 'failed' }
);

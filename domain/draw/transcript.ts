import { canonicalJson } from './canonical.ts';
import type { TranscriptLabel } from './label.ts';
import type { PoolRecord } from './record.ts';
import type { EntropySource, StratumSpec } from './spec.ts';

/** A source in a transcript; without `hex` where a void draw ended before it was opened. */
export type TranscriptSource = Omit<EntropySource, 'hex'> & { hex: string | null };

/** What was drawn in a stratum; `drawn` is null where the ids would tell a subject's risk. */
export type TranscriptStratum = StratumSpec & {
  eligible: number;
  quota: number;
  cutoff: string | null;
  drawn: string[] | null;
};

type Head = {
  version: 'yaohao/1';
  drawId: string;
  organisation: string;
  /** Null when the draw was void before its sources were in. */
  label: TranscriptLabel | null;
  /** As it was published, with the SHA-256 of its canonical JSON. */
  announcement: object;
  announcementHash: string;
  entropy: TranscriptSource[];
  seed: string | null;
  /** Instants in ISO 8601. */
  drawnAt: string | null;
  void: { at: string; reason: string } | null;
};

/**
 * The transcript (摇号记录) of a draw of subjects: everything that anybody needs to compute it again.
 * The pool, in the order of the tree, is null where publishing it would tell a subject's risk.
 */
export type SubjectsTranscript = Head & {
  kind: 'subjects';
  pool: PoolRecord[] | null;
  strata: Record<string, TranscriptStratum> | null;
  confirmedAt: string | null;
};

/** The transcript of a draw of people: numbers and hashes, neither subjects nor inspectors. */
export type PeopleTranscript = Head & {
  kind: 'match' | 'substitution';
  inputHash: string;
  teams: number;
  seats: number;
};

/**
 * The canonical JSON of a transcript in two pieces, between which the records of its pool stand with
 * commas: a pool of a million never has to be one object in memory.
 */
export function transcriptFrame(transcript: Omit<SubjectsTranscript, 'pool'>): [string, string] {
  const members = Object.entries(transcript);
  const before = Object.fromEntries(members.filter(([name]) => name < 'pool'));
  const after = Object.fromEntries(members.filter(([name]) => name > 'pool'));
  return [`${canonicalJson(before).slice(0, -1)},"pool":[`, `],${canonicalJson(after).slice(1)}`];
}

import type { StratumPlan } from '../strata.ts';
import { canonicalJson } from './canonical.ts';
import type { TranscriptLabel } from './label.ts';
import type { PoolRecord } from './record.ts';
import type { EntropySource, StratumSpec } from './spec.ts';

/** A source in a transcript; `hex` is null where a void draw ended before its value was there. */
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
  kind: 'match' | 'substitution' | 'expert';
  inputHash: string;
  teams: number;
  seats: number;
};

/** A draw that is over, as it is on file. */
export type FinishedDraw = {
  code: string;
  announcement: Announcement;
  announcementHash: string;
  inputHash: string;
  label: TranscriptLabel | null;
  seed: string | null;
  result: Record<string, Omit<TranscriptStratum, keyof StratumSpec>> | null;
  drawnAt: string | null;
  confirmedAt: string | null;
  void: { at: string; reason: string } | null;
};
type Announcement = {
  organisation: string;
  pool?: { ids?: string };
  strata?: Record<string, StratumSpec & Pick<StratumPlan, 'filter' | 'weights'>>;
  teams?: number;
  seats?: number;
};

/** The transcript of a draw of subjects without its pool; `isOpen` says whether ids may be named. */
export function subjectsTranscript(
  draw: FinishedDraw,
  entropy: TranscriptSource[],
  isOpen: boolean,
): Omit<SubjectsTranscript, 'pool'> {
  const { confirmedAt, result } = draw;
  const strata = result && strataOf(draw, result, isOpen);
  return { ...headOf(draw, entropy), kind: 'subjects', strata, confirmedAt };
}

/** The transcript of a draw of people. */
export function peopleTranscript(
  kind: PeopleTranscript['kind'],
  draw: FinishedDraw,
  entropy: TranscriptSource[],
): PeopleTranscript {
  const { inputHash, announcement } = draw;
  const { teams = 0, seats = 0 } = announcement;
  return { ...headOf(draw, entropy), kind, inputHash, teams, seats };
}

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

const headOf = (draw: FinishedDraw, entropy: TranscriptSource[]): Head => ({
  version: 'yaohao/1',
  drawId: draw.code,
  organisation: draw.announcement.organisation,
  label: draw.label,
  announcement: draw.announcement,
  announcementHash: draw.announcementHash,
  entropy,
  seed: draw.seed,
  drawnAt: draw.drawnAt,
  void: draw.void,
});

const strataOf = (
  { announcement }: FinishedDraw,
  result: NonNullable<FinishedDraw['result']>,
  isOpen: boolean,
): Record<string, TranscriptStratum> =>
  Object.fromEntries(
    Object.entries(result).map(([number, { eligible, quota, cutoff, drawn }]) => {
      const { ratioBp, min } = announcement.strata![number]!;
      return [number, { ratioBp, min, eligible, quota, cutoff, drawn: isOpen ? drawn : null }];
    }),
  );

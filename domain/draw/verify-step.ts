import { Refusal } from '../refusal.ts';
import type { CheckedSource, SourceFault } from './check-sources.ts';
import type { TranscriptLabel } from './label.ts';

/** The steps in which a transcript is checked, in their order. */
export type StepName = 'announcement' | 'pool' | 'sources' | 'seed' | 'strata' | 'result';

/** Why a step fails: the first of its statements that differs from what was computed. */
export type TranscriptFault =
  /** A field is missing or ill formed: `field` is its path. */
  | 'malformed'
  /** Cannot be checked, because a step before it could not be read. */
  | 'unchecked'
  /** The announcement in the file is not the one of the hash, draw or organisation that it names. */
  | 'announcement-hash'
  | 'announcement-draw'
  | 'announcement-organisation'
  /** Not the announcement whose hash was known from elsewhere. */
  | 'announcement-other'
  /** Another pool than announced: another number of records, or another root. */
  | 'pool-size'
  | 'pool-root'
  /** Records that are not strictly in the order of the tree, or an id twice. */
  | 'pool-order'
  | 'pool-twice'
  | 'pool-excluded'
  | 'pool-stratum'
  /** A weight that was not announced for its stratum. */
  | 'pool-weight'
  | 'input'
  | SourceFault
  | 'label'
  | 'seed'
  /** Strata, ratios or minimums other than announced. */
  | 'strata'
  | 'ratio'
  | 'eligible'
  | 'quota'
  | 'cutoff'
  | 'drawn'
  | 'counts';

/** What a step found; `said` is what the file says where `found` is what follows. */
export type StepFacts = {
  field?: string;
  rule?: string;
  /** Index of a record, or number of a stratum. */
  at?: number;
  said?: string | number | null;
  found?: string | number | null;
  /** False where the statement cannot be recomputed from what was published. */
  published?: boolean;
  hash?: string;
  root?: string;
  size?: number;
  excluded?: Record<string, number>;
  sources?: CheckedSource[];
  label?: TranscriptLabel | null;
  seed?: string | null;
  strata?: Record<string, FoundStratum>;
  teams?: number;
  seats?: number;
};

/** A stratum as it was computed again; `drawn` in the order of the draw, null where not published. */
export type FoundStratum = {
  ratioBp: number;
  min: number;
  eligible: number;
  quota: number;
  cutoff: string | null;
  drawn: string[] | null;
};

/** One step of the check. */
export type TranscriptStep = {
  name: StepName;
  ok: boolean;
  fault?: TranscriptFault;
  facts: StepFacts;
};

/** Told while a step works: how much of how much is done. */
export type Progress = (step: StepName, done: number, total: number) => void;

/** A step that holds. */
export const holds = (name: StepName, facts: StepFacts = {}): TranscriptStep => ({
  name,
  ok: true,
  facts,
});

/** A step that fails. */
export const fails = (
  name: StepName,
  fault: TranscriptFault,
  facts: StepFacts = {},
): TranscriptStep => ({ name, ok: false, fault, facts });

/** The step itself, or its failure where a field cannot be read. */
export function attempt(name: StepName, check: () => TranscriptStep): TranscriptStep {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { field = '', rule = '' } = error.details;
    return fails(name, 'malformed', { field: String(field), rule: String(rule) });
  }
}

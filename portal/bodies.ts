import type { resultNotice } from '../domain/disclosure.ts';
import type { TranscriptLabel } from '../domain/draw/label.ts';

/** The item list in force, as `items.publish` publishes it. Ratios in basis points. */
export type ItemsBody = {
  organisation: string;
  items: ItemRow[];
  /** Items that were taken off without another in their place, with the reason. */
  retired?: { code: string; name: string; reason: string }[];
  /** Where the bureau's rules do not have the changes of its list published. */
  adjustments?: 'unpublished';
};

export type ItemRow = {
  code: string;
  version: number;
  name: string;
  category: string;
  kind: 'key' | 'general';
  method: string;
  unit: string;
  basis: string;
  content: string;
  ratioBp: number | null;
  ratioMaxBp: number | null;
  frequency: string;
  disclosure: 'full' | 'restricted';
  level?: string;
  standard?: string;
  /** Why this version replaced the one before, and since when it holds. */
  reason?: string;
  effectiveOn?: string | null;
};

/** An annual plan, as `plan.publish` publishes it. */
export type PlanBody = {
  organisation: string;
  year: number;
  lines: PlanLine[];
  /** Why the plan was adjusted. */
  reason?: string;
};

export type PlanLine = {
  name: string;
  item: string;
  scope: string;
  ratioBp: number | null;
  estimate: number | null;
  startsOn: string | null;
  endsOn: string | null;
  unit: string;
  jointUnits: string[];
  draws?: number;
  frequency?: string;
  mode?: 'sample' | 'rotation';
  strata?: { risk: string[]; keyPool?: true; ratioBp: number }[];
};

/**
 * 抽取公告 of a draw of subjects; with `kind` that of a draw of people, which has counts only; or of people
 * who were assigned without a draw.
 */
export type AnnouncementBody = {
  version: string;
  drawId: string;
  kind?: 'match' | 'substitution' | 'expert' | 'direct-assignment';
  organisation: string;
  task: { name: string; code?: string; startsOn?: string; endsOn?: string };
  items?: { code: string; version: number; name: string }[];
  /** `ids`: whether the list has codes or pseudonyms; `keyHash` is the SHA-256 of the pseudonyms' key. */
  pool?: { root: string; size: number; ids?: 'code' | 'pseudonym'; keyHash?: string };
  registry?: { size: number; excluded: Record<string, number> };
  strata?: Record<string, Stratum>;
  /** A sample, or a rotation in which everybody is visited once; then `batches` cut its window. */
  mode?: 'sample' | 'rotation';
  /** Outside the plan, with the reason; under the plan where nothing is said. */
  source?: 'ad-hoc';
  reason?: string;
  /** A directed draw ordered apart, free of cap and ratio. */
  deployment?: { ground: string; documentNo: string; issuingBody: string };
  batches?: { startsOn: string; endsOn: string }[];
  /** The rules it runs under; announcements of long ago tell no name. */
  profile?: { slug: string; name?: string; version: number };
  predecessor: string | null;
  entropy: Source[];
  revealBy?: string;
  inputHash?: string;
  teams?: number;
  seats?: number;
  inspectors?: number;
  cap?: number;
  /** The neighbouring areas whose inspectors can be drawn as well. */
  neighbours?: { name: string; inspectors: number }[];
  /** A direct assignment is lawful while fewer than these are eligible, by this rule. */
  threshold?: number;
  rule?: string;
};

/** A stratum with the subjects it takes: a category, and of it some by what they are, where named. */
export type Stratum = {
  name: string;
  filter?: {
    category: string;
    risk?: string[];
    grade?: string[];
    area?: string[];
    scale?: string[];
    subtype?: string[];
    blacklisted?: boolean;
    /** Whether it stands in the key registry (重点抽查名录库). */
    keyPool?: boolean;
    /** Whether the rules raise its ratio by what is on file of it. */
    raised?: boolean;
    /** Only whoever was not visited within these days. */
    unserved?: { startsOn: string; endsOn: string };
  };
  ratioBp: number;
  min: number;
  /** By risk, 1 to 16; who is not named has 1. */
  weights?: Record<string, number> | null;
};

/** The result of one stratum; without ids where they might tell a subject's risk. */
export type StratumResult = { cutoff: string | null; drawn?: string[] };

export type Source = {
  kind: 'drand' | 'lottery' | 'reveal' | 'secret';
  commitment?: string | null;
  unit?: string | null;
  value?: string | null;
  /** Of a round of drand: network and round as announced, its time, and later what proves the value. */
  network?: string;
  chainHash?: string;
  round?: number;
  at?: string;
  signature?: string;
  /** Of a lottery: its name, day and bits as announced, and later its result. */
  name?: string;
  drawnOn?: string;
  bits?: number;
  text?: string;
};

/**
 * 抽取结果. A sealed draw has counts only; one that was open from the start also its seed and the drawn ids
 * in order; one that was opened later its seed and cut-offs.
 */
export type DrawBody = {
  drawId: string;
  /** Of a draw of people, which has neither counts nor strata. */
  kind?: string;
  organisation: string;
  task: string;
  label: TranscriptLabel;
  sealed: boolean;
  counts?: Record<string, { eligible: number; quota: number }>;
  seed?: string;
  strata?: Record<string, StratumResult>;
  entropy?: Source[];
};

/** 抽查任务公告 at dispatch. */
export type TaskBody = {
  drawId: string;
  organisation: string;
  name: string;
  items: string[];
  startsOn: string;
  endsOn: string;
  inspections: number;
  /** How many of them are one visit with another task; absent where that could unseal a draw. */
  merged?: number;
  /** How many of the visits ended without a result, by ground. */
  ended?: Record<string, number>;
};

/** The yearly report of inspections outside the random draw. */
export type ExclusionsBody = {
  organisation: string;
  year: number;
  total: { count: number; done: number; problems: number };
  grounds: { ground: string; count: number; done: number; problems: number }[];
  entries: {
    code: string;
    ground: string;
    type: string;
    unit: string;
    on: string;
    about: string;
    state: string;
    document?: string;
    issuingBody?: string;
  }[];
  campaigns: {
    code: string;
    name: string;
    kind: string;
    unit: string;
    startsOn: string;
    endsOn: string;
    items: string[];
    ground?: string;
    document?: string;
    issuingBody?: string;
  }[];
};

/** 确认锁定: from then on a result is final. */
export type ConfirmationBody = {
  drawId: string;
  organisation: string;
  unit: string;
  confirmedAt: string;
};

/** 抽取作废. */
export type VoidBody = { drawId: string; organisation?: string; reason: string };

/**
 * The published result of one inspection; what a profile keeps back is not there. A correction is the
 * next number of the same ref and says what was corrected.
 */
export type ResultBody = ReturnType<typeof resultNotice> & { correction?: { note: string } };

/** How far a source of a draw has come. */
export type SourceState =
  // A witness or a secret: to be committed to, committed to, open.
  | 'awaited'
  | 'committed'
  | 'revealed'
  | 'sealed'
  | 'opened'
  // A round of drand or a lottery: fixed with the announcement, waited for, entered by one person, in.
  | 'unsettled'
  | 'round'
  | 'result'
  | 'entered'
  | 'verified'
  | 'confirmed';

/** What of a source tells its state. */
export type SourceProgress = {
  kind: 'drand' | 'lottery' | 'reveal' | 'secret';
  committedAt: unknown;
  openedAt: unknown;
  round: number | null;
  enteredText: string | null;
};

const ends = {
  reveal: 'revealed',
  secret: 'opened',
  drand: 'verified',
  lottery: 'confirmed',
} as const;

/** The state of a source as people are told it. */
export function sourceState(source: SourceProgress): SourceState {
  const { kind, committedAt, openedAt, round, enteredText } = source;
  if (openedAt !== null) return ends[kind];
  switch (kind) {
    case 'reveal':
      return committedAt === null ? 'awaited' : 'committed';
    case 'secret':
      return 'sealed';
    case 'drand':
      return round === null ? 'unsettled' : 'round';
    case 'lottery':
      return enteredText === null ? 'result' : 'entered';
  }
}

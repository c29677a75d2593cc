/** What a member of a team has done about a visit so far. */
export type Share = {
  state: string;
  isAccepted: boolean;
  isCheckedIn: boolean;
  isLead: boolean;
  hasSigned: boolean;
  /** A request of theirs waits for a decision, or for its redraw. */
  isAsking: boolean;
};

/** What a member can owe a visit. */
export type Owed = 'acceptance' | 'check-in' | 'result' | 'signature';

/** What this member owes the visit next; nothing while it is somebody else's turn. */
export function owedBy(share: Share): Owed | undefined {
  const { state, isAccepted, isCheckedIn, isLead, hasSigned, isAsking } = share;
  if (isAsking || !['assigned', 'accepted', 'started', 'submitted'].includes(state))
    return undefined;
  if (!isAccepted) return 'acceptance';
  if (state === 'assigned') return undefined;
  if (state === 'submitted' && isCheckedIn) return hasSigned ? undefined : 'signature';
  if (!isCheckedIn) return 'check-in';
  return isLead ? 'result' : undefined;
}

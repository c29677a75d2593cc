/** The ways to somebody who does not answer, from the most private to the last. */
export const rungs = ['again', 'other', 'web', 'group', 'lead'] as const;
export type Rung = (typeof rungs)[number];

/** Hours without an answer until each way is tried; no way is tried before the one above it. */
export type LadderHours = Record<Rung, number>;

/** The hours for somebody who was reached in a chat of their own, and for somebody whom none reaches. */
export type Ladder = { reached: LadderHours; unreached: LadderHours };

const hourMs = 3_600_000;

/** A card that waits for its reader. */
export type Awaited = { sentAt: Date; isUnreached: boolean; taken: readonly Rung[] };

/** The next way that is due now and was not tried yet; nothing while there is time. */
export function rungDue(
  { sentAt, isUnreached, taken }: Awaited,
  now: Date,
  ladder: Ladder,
): Rung | undefined {
  const hours = isUnreached ? ladder.unreached : ladder.reached;
  return rungs.find(
    (rung) => !taken.includes(rung) && now.getTime() - sentAt.getTime() >= hours[rung] * hourMs,
  );
}

/** After how many hours the first way of all may be due: who looks for cards needs none that are younger. */
export const soonestHours = ({ reached, unreached }: Ladder): number =>
  Math.min(reached.again, unreached.again);

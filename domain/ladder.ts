/** The ways to somebody who does not answer, from the most private to the last. */
export const rungs = ['again', 'other', 'group', 'lead'] as const;
export type Rung = (typeof rungs)[number];

/**
 * 系统默认，非本局文件规定: hours without an answer until the next way is tried. A reminder in the same
 * chat, the card on another platform or in the web inbox, a word without content in the unit's group,
 * and whoever leads the unit.
 */
const afterHours: Record<Rung, number> = { again: 2, other: 6, group: 8, lead: 12 };
/** The same for somebody whom no private chat reaches: the group hears of it at once with the inbox. */
const unreachedAfterHours: Record<Rung, number> = { again: 2, other: 2, group: 2, lead: 6 };

const hourMs = 3_600_000;

/** A card that waits for its reader. */
export type Awaited = { sentAt: Date; isUnreached: boolean; taken: readonly Rung[] };

/** The next way that is due now and was not tried yet; nothing while there is time. */
export function rungDue({ sentAt, isUnreached, taken }: Awaited, now: Date): Rung | undefined {
  const hours = isUnreached ? unreachedAfterHours : afterHours;
  return rungs.find(
    (rung) => !taken.includes(rung) && now.getTime() - sentAt.getTime() >= hours[rung] * hourMs,
  );
}

import { peopleWith } from '../../db/queries/people.ts';
import { addWorkingDays, type Day } from '../../domain/calendar.ts';
import type { Matter } from '../../domain/consent.ts';
import { dayOf } from '../../domain/day.ts';
import { waitingDays } from '../../domain/standing-term.ts';
import { ownDefault } from '../../domain/profile/cite.ts';
import { currentCalendar } from '../calendar/current.ts';
import { notify } from '../notify.ts';
import { oweObligation } from '../obligation/owe.ts';
import type { Context } from '../usecase.ts';

/** Something that waits for a second person, and where it belongs. */
export type Asking = {
  matter: Matter;
  id: string;
  /** Which of several askings about it: the hand-in of a plan, the side of an agreement. */
  part?: string;
  unitId: string;
  /** What people call it, without personal data. */
  label: string;
  /** The day before which an answer is of use, where there is one. */
  neededBy?: Day;
};

/** Brings what waits for consent to those who may give it, and reminds them while it waits. */
export async function askConsent(
  context: Context,
  { matter, id, part = '', unitId, label, neededBy }: Asking,
  { deciders, roles }: Deciders,
): Promise<void> {
  const about = { type: matter, id };
  await notify(context, { card: 'consent', about }, deciders);
  const today = dayOf(context.now);
  const usual = addWorkingDays(today, waitingDays, await currentCalendar(context.tx));
  const isUrgent = neededBy !== undefined && neededBy >= today && neededBy < usual.dueOn;
  await oweObligation(context, {
    kind: 'consent',
    about,
    period: part,
    unitId,
    label,
    dueOn: isUrgent ? neededBy : usual.dueOn,
    provisional: !isUrgent && usual.provisional,
    rule: ownDefault,
    before: [2, 0],
    roles,
  });
}

/** Who is asked now, and the roles whose holders are reminded. */
type Deciders = {
  deciders: string[];
  roles: readonly ('approver' | 'head' | 'administrator')[];
};

/** The approvers and heads of a unit but for those who are party to what is asked. */
export async function decidersOver(
  { tx, now }: Context,
  unitPath: string,
  barred: (string | null)[],
): Promise<Deciders> {
  const roles = ['approver', 'head'] as const;
  const people: string[] = [];
  for (const role of roles) people.push(...(await peopleWith(tx, role, unitPath, dayOf(now))));
  return { deciders: people.filter((id) => !barred.includes(id)), roles: [...roles] };
}

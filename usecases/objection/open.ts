import { randomUUID } from 'node:crypto';
import { Objection } from '../../db/entities/objection.ts';
import { mandatedOver } from '../../db/queries/deciders.ts';
import { seal } from '../../db/sealed.ts';
import { addWorkingDays } from '../../domain/calendar.ts';
import { dayOf } from '../../domain/day.ts';
import { cite } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { currentCalendar } from '../calendar/current.ts';
import { partiesTo } from '../correction/locked.ts';
import type { LockedInspection } from '../inspection/locked.ts';
import { type GivenFile, keepFiles } from '../intake/keep-files.ts';
import { notify } from '../notify.ts';
import { oweObligation } from '../obligation/owe.ts';
import { type Context, record } from '../usecase.ts';
import { tellProgress } from './tell-progress.ts';

/** What somebody objects, as it reached the office. */
export type Opening = {
  receiptNo: string;
  disclosureId: string;
  submitter: { name: string; contact: string };
  content: string;
  receivedAt: Date;
  files: GivenFile[];
  /** Of one handed in on the portal: what lay there, and the key of its status. */
  intake?: { id: string; statusKey: string };
};

/**
 * an objection is on file from the day it reached the office; its term of review runs, and it is
 * brought to those who name a reviewer, nobody of the team among them. Whether it may be opened the caller knows.
 */
export async function openObjection(
  context: Context,
  locked: LockedInspection,
  { receiptNo, disclosureId, submitter, content, receivedAt, files, intake }: Opening,
): Promise<{ objectionId: string }> {
  const { tx } = context;
  const { inspection, profile, unit, about } = locked;
  const id = randomUUID();
  const rule = cite(profile, 'objection.reviewDays');
  await tx.insert(Objection, {
    id,
    receiptNo,
    intakeId: intake?.id ?? null,
    statusKey: intake?.statusKey ?? null,
    disclosureId,
    inspectionId: inspection.id,
    submitterSealed: seal(JSON.stringify(submitter)),
    content,
    receivedAt,
    rule,
  });
  const materials = await keepFiles(context, files, { objectionId: id });
  const days = parameter(profile, 'objection.reviewDays');
  const due = addWorkingDays(dayOf(receivedAt), days, await currentCalendar(tx));
  await record(
    context,
    'objection.received',
    { ...about, type: 'objection', id },
    { receiptNo, dueOn: due.dueOn, days, rule, materials },
  );
  await oweObligation(context, {
    kind: 'objection-review',
    about: { type: 'objection', id },
    unitId: unit.id,
    label: `${inspection.code} ${receiptNo}`,
    ...due,
    rule,
    before: [10, 5, 2, 0],
    roles: ['approver'],
  });
  const parties = await partiesTo(context, locked);
  const over = await mandatedOver(tx, unit.path, dayOf(context.now));
  const ids = over.map((one) => one.id).filter((one) => !parties.includes(one));
  await notify(context, { card: 'objection', about: { type: 'objection', id } }, ids);
  await tellProgress(context, id, locked);
  return { objectionId: id };
}

import { randomUUID } from 'node:crypto';
import { Complaint } from '../../db/entities/complaint.ts';
import { bureauOf, type IntakeRow, visitOf } from '../../db/queries/intake.ts';
import { peopleWith } from '../../db/queries/people.ts';
import { everSeated } from '../../db/queries/seats.ts';
import { unitById } from '../../db/queries/units.ts';
import { seal } from '../../db/sealed.ts';
import { dayOf } from '../../domain/day.ts';
import { keepFiles } from '../intake/keep-files.ts';
import { notify } from '../notify.ts';
import { type Context, record } from '../usecase.ts';
import { tellComplaint } from './tell-complaint.ts';

/**
 * takes in a complaint about inspectors. It goes to the supervision of the bureau and to nobody else;
 * the trail says that there is one, not about whom.
 */
export async function takeComplaint(
  context: Context,
  row: IntakeRow,
): Promise<{ complaintId: string }> {
  const { tx, now } = context;
  const visit = await visitOf(tx, row.ref);
  const bureau = await unitById(tx, visit?.bureauId ?? (await bureauOf(tx, row.ref)));
  const id = randomUUID();
  const { receiptNo, statusKey, ref, name, contact, content, receivedAt } = row;
  await tx.insert(Complaint, {
    id,
    receiptNo,
    intakeId: row.id,
    statusKey,
    unitId: bureau.id,
    inspectionId: visit?.inspectionId ?? null,
    ref,
    submitterSealed: seal(JSON.stringify({ name, contact })),
    content,
    receivedAt,
  });
  const files = row.files.map((bytes, at) => ({ bytes, name: row.fileNames[at] ?? '' }));
  await keepFiles(context, files, { complaintId: id });
  const about = { type: 'complaint', id, unitPath: bureau.path };
  await record(context, 'complaint.received', about, { receiptNo });
  const team = visit ? await everSeated(tx, visit.inspectionId) : [];
  const auditors = await peopleWith(tx, 'auditor', bureau.path, dayOf(now));
  // A notice: no ladder carries it on to whoever leads the unit.
  await notify(
    context,
    { card: 'complaint', about: { type: 'complaint', id }, class: 'notice' },
    auditors.filter((one) => !team.includes(one)),
  );
  await tellComplaint(context, id);
  return { complaintId: id };
}

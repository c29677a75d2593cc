import { z } from 'zod';
import { bureauOf, type IntakeRow, lockIntake } from '../../db/queries/intake.ts';
import type { IntakeStatus } from '../../domain/objection.ts';
import { seal } from '../../db/sealed.ts';
import { dayOf } from '../../domain/day.ts';
import { authorize } from '../../domain/policy.ts';
import { takeComplaint } from '../complaint/take.ts';
import { takeObjection } from '../objection/take.ts';
import { type Context, record, usecase } from '../usecase.ts';
import { tellStatus } from './tell-status.ts';

const input = z.object({ intakeId: z.uuid() });

/**
 * Takes into the office what somebody handed in on the portal, once, and empties it where it lay: an objection
 * becomes one of the unit that inspected, a complaint one of the supervision. What is about no published
 * result, or what the bureau's rules open no such way for, is declined: it is kept sealed, and its status says why.
 */
export const takeIntake = usecase('intake.take', input, async (context, { intakeId }) => {
  authorize(context.actor, 'intake.take', {});
  const row = await lockIntake(context.tx, intakeId);
  if (!row) return { taken: false };
  const take = row.kind === 'objection' ? takeObjection : takeComplaint;
  const taken = await take(context, row);
  if ('declined' in taken) await decline(context, row, taken.declined);
  await context.tx.query(
    `update intake set taken_at = $2, name = '', contact = '', content = '', files = '{}', file_names = '{}'
     where id = $1`,
    [row.id, context.now],
  );
  return { taken: true };
});

type Declined = NonNullable<IntakeStatus['declined']>;

async function decline(context: Context, row: IntakeRow, declined: Declined): Promise<void> {
  const { id, kind, receiptNo, statusKey, receivedAt } = row;
  await keep(context, row, declined);
  // The number that was typed belongs to nothing of ours and may be anything: it is not told back.
  const receivedOn = dayOf(receivedAt);
  const body = { kind, receiptNo, ref: '', receivedOn, state: 'declined', declined } as const;
  await tellStatus(context, statusKey, body);
  await record(
    context,
    'intake.declined',
    { type: 'intake', id, unitPath: '/' },
    { receiptNo, declined },
  );
}

async function keep({ tx, now }: Context, row: IntakeRow, reason: Declined): Promise<void> {
  const { ref, name, contact, content, fileNames, files } = row;
  const given = {
    ref,
    name,
    contact,
    content,
    files: files.map((bytes, at) => ({ name: fileNames[at], bytes: bytes.toString('base64') })),
  };
  await tx.query(
    'insert into declined_intake (intake_id, reason, bureau_id, given_sealed, at) values ($1, $2, $3, $4, $5)',
    [row.id, reason, await bureauOf(tx, ref), seal(JSON.stringify(given)), now],
  );
}

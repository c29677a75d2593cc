import { describe, expect, it } from 'vitest';
import { remindAgain } from '../../../usecases/obligation/remind-again.ts';
import { remindObligation } from '../../../usecases/obligation/remind.ts';
import { snoozeReminder } from '../../../usecases/obligation/snooze.ts';
import { holdVerdict } from '../../../usecases/verdict/hold.ts';
import { undoVerdict } from '../../../usecases/verdict/undo.ts';
import { commandOf } from '../../../usecases/usecase.ts';
import { useDatabase } from '../../support/database.ts';
import type { Someone } from '../../support/factories.ts';
import { aMatchedTask, by, bySystem, signed } from '../../support/visit.ts';

const { sql } = useDatabase();
const at = (text: string) => new Date(`${text}:00+08:00`);
const asked = at('2026-10-28T10:00');

// Signed on 2026-09-28: due on 2026-10-30, 20 working days later.
async function aReminder() {
  const scene = await aMatchedTask(sql);
  const inspectionId = scene.task.inspectionIds[0]!;
  const [lead, second] = await signed(sql, scene, inspectionId, at('2026-09-28T09:00'));
  const [owed] = await sql(
    `select o.id, o.about_id as "aboutId" from obligation o join disclosure d on d.id = o.about_id
     where d.inspection_id = $1`,
    [inspectionId],
  );
  const obligationId = owed!['id'] as string;
  await remindObligation(bySystem(), { obligationId, step: 'before-2' }, asked);
  const idOf = async ({ id }: Someone) => {
    const [row] = await sql(
      `select id from message where card = 'disclosure-due' and about_id = $1 and person_id = $2
       order by number desc`,
      [owed!['aboutId'], id],
    );
    return row!['id'] as string;
  };
  return { scene, lead: lead!, second: second!, idOf, obligationId, aboutId: owed!['aboutId'] };
}

const snoozeIdOf = async (messageId: string) => {
  const [row] = await sql('select id from snooze where message_id = $1', [messageId]);
  return row!['id'] as string;
};

describe('putting off a reminder', () => {
  it('is for whoever was reminded, once for each reminder, and for people only', async () => {
    const { lead, second, idOf } = await aReminder();
    const messageId = await idOf(lead);
    const given = { messageId, choice: 'hour' } as const;
    await expect(snoozeReminder(by(second), given, asked)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(snoozeReminder(bySystem(), given, asked)).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await snoozeReminder(by(lead), given, asked)).toEqual({
      until: '2026-10-28T03:00:00.000Z',
    });
    await expect(
      snoozeReminder(by(lead), { ...given, choice: 'tomorrow' }, asked),
    ).rejects.toMatchObject({ code: 'already-snoozed' });
  });

  it('comes again only when the decision that waits its minute was undone', async () => {
    const { scene, lead, idOf, aboutId } = await aReminder();
    const messageId = await idOf(lead);
    await snoozeReminder(by(lead), { messageId, choice: 'hour' }, asked);
    const snoozeId = await snoozeIdOf(messageId);
    const { approver } = scene.office;
    const later = at('2026-10-28T11:30');
    const given = { type: 'disclosure', id: aboutId, verdict: 'approve' } as const;
    const held = await holdVerdict(by(approver), given, later);
    expect(await remindAgain(bySystem(), { snoozeId }, later)).toEqual({ again: false });
    await undoVerdict(by(approver), held, later);
    expect(await remindAgain(bySystem(), { snoozeId }, later)).toEqual({ again: true });
  });

  it('puts off reminders only, and nothing of an obligation that is overdue', async () => {
    const { scene, lead, idOf, obligationId } = await aReminder();
    const [card] = await sql(
      `select id from message where card = 'disclosure' and person_id = $1`,
      [scene.office.approver.id],
    );
    const other = { messageId: card!['id'] as string, choice: 'hour' } as const;
    await expect(snoozeReminder(by(scene.office.approver), other, asked)).rejects.toMatchObject({
      code: 'not-found',
    });
    const monday = at('2026-11-02T09:00');
    await remindObligation(bySystem(), { obligationId, step: 'overdue-1' }, monday);
    const given = { messageId: await idOf(lead), choice: 'hour' } as const;
    await expect(snoozeReminder(by(lead), given, monday)).rejects.toMatchObject({
      code: 'snooze-too-late',
      details: { dueOn: '2026-10-30' },
    });
  });

  it('is settled by the system, once, not before its time', async () => {
    const { lead, idOf, aboutId } = await aReminder();
    const messageId = await idOf(lead);
    await snoozeReminder(by(lead), { messageId, choice: 'hour' }, asked);
    const snoozeId = await snoozeIdOf(messageId);
    const at11 = at('2026-10-28T11:00');
    await expect(remindAgain(by(lead), { snoozeId }, at11)).rejects.toMatchObject({
      code: 'forbidden',
    });
    const again = (text: string) => remindAgain(bySystem(), { snoozeId }, at(text));
    expect(await again('2026-10-28T10:59')).toEqual({ again: false });
    const tries = await Promise.all(Array.from({ length: 4 }, () => again('2026-10-28T11:00')));
    expect(tries.filter((one) => one.again)).toHaveLength(1);
    const cards = await sql(
      `select 1 from message where card = 'disclosure-due' and about_id = $1 and person_id = $2`,
      [aboutId, lead.id],
    );
    expect(cards).toHaveLength(2);
  });

  it('comes sooner where the last day has moved to an earlier one', async () => {
    const { lead, idOf, obligationId } = await aReminder();
    const messageId = await idOf(lead);
    await snoozeReminder(by(lead), { messageId, choice: 'tomorrow' }, asked);
    const snoozeId = await snoozeIdOf(messageId);
    await sql(`update obligation set due_on = '2026-10-28' where id = $1`, [obligationId]);
    expect(await remindAgain(bySystem(), { snoozeId }, at('2026-10-28T19:59'))).toEqual({
      again: false,
    });
    expect(await remindAgain(bySystem(), { snoozeId }, at('2026-10-28T20:00'))).toEqual({
      again: true,
    });
  });

  it('comes to nobody who is no longer reminded of it', async () => {
    const { scene, idOf, aboutId } = await aReminder();
    const { approver } = scene.office;
    const messageId = await idOf(approver);
    await snoozeReminder(by(approver), { messageId, choice: 'hour' }, asked);
    await sql(`update role_assignment set valid_to = '2026-10-27' where person_id = $1`, [
      approver.id,
    ]);
    const snoozeId = await snoozeIdOf(messageId);
    expect(await remindAgain(bySystem(), { snoozeId }, at('2026-10-28T11:00'))).toEqual({
      again: false,
    });
    expect(await sql('select outcome from snooze where id = $1', [snoozeId])).toEqual([
      { outcome: 'over' },
    ]);
    const events = await sql(`select type from event where about_id = $1 and type like '%again'`, [
      aboutId,
    ]);
    expect(events).toEqual([]);
  });

  it('stays as it was given, even for the owner of the table', async () => {
    const { lead, idOf } = await aReminder();
    const messageId = await idOf(lead);
    const command = { ...commandOf(lead, 'telegram'), seen: 99 };
    await expect(
      snoozeReminder(command, { messageId, choice: 'hour' }, asked),
    ).rejects.toMatchObject({ code: 'stale' });
    await snoozeReminder(by(lead), { messageId, choice: 'hour' }, asked);
    for (const statement of [
      `update snooze set until = until + interval '1 minute'`,
      'update snooze set person_id = gen_random_uuid()',
      'delete from snooze',
    ]) {
      await expect(sql(statement), statement).rejects.toMatchObject({ code: 'YH001' });
    }
  });
});

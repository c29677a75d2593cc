import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { issueToken } from '../../../chat/tokens.ts';
import { actorOf } from '../../../db/queries/actor.ts';
import { risksOf } from '../../../domain/risk.ts';
import { profileOf } from '../../../domain/profile/profile.ts';
import { requestRecusal } from '../../../usecases/recusal/request.ts';
import { signResult } from '../../support/visit-record.ts';
import { submitResult } from '../../../usecases/result/submit.ts';
import { beginEnrolment, confirmEnrolment } from '../../../usecases/step-up/enrol.ts';
import { enterByLink, stepUpLink } from '../../../usecases/step-up/link.ts';
import { proveStepUp } from '../../../usecases/step-up/prove.ts';
import { base32, codeOf, stepAt, stepOfCode } from '../../../usecases/step-up/totp.ts';
import { holdVerdict } from '../../../usecases/verdict/hold.ts';
import { withAuthenticator } from '../../support/authenticator.ts';
import { useDatabase } from '../../support/database.ts';
import type { Someone } from '../../support/factories.ts';
import { allAnswers, aMatchedTask, by, monday, start, teamOf } from '../../support/visit.ts';

const { sql } = useDatabase();
const after = (seconds: number) => new Date(monday.getTime() + seconds * 1000);
const person = async ({ id }: Someone) => (await actorOf(id)) as Actor;
type Actor = Parameters<typeof proveStepUp>[0];

const enrolled = (someone: Someone) => withAuthenticator(someone, monday);

/** A recusal asked for two days before the last day of the visit. */
async function aLateAsk() {
  const scene = await aMatchedTask(sql, { endsOn: '2026-09-16' });
  const inspectionId = scene.task.inspectionIds[0]!;
  const [, leaver] = await teamOf(sql, scene, inspectionId);
  const { recusalId } = await requestRecusal(
    by(leaver!),
    { inspectionId, ground: 'kinship' },
    monday,
  );
  return { scene, id: recusalId, approver: scene.office.approver };
}
const approve = (id: string) => ({ type: 'recusal', id, verdict: 'approve' }) as const;

describe('codes by time', () => {
  it('are those of RFC 6238, appendix B, and of RFC 4648 for the secret', () => {
    const secret = Buffer.from('12345678901234567890');
    const vectors: [number, string][] = [
      [59, '94287082'],
      [1_111_111_109, '07081804'],
      [1_111_111_111, '14050471'],
      [1_234_567_890, '89005924'],
      [2_000_000_000, '69279037'],
      [20_000_000_000, '65353130'],
    ];
    for (const [seconds, code] of vectors) {
      expect(codeOf(secret, stepAt(new Date(seconds * 1000)), 8)).toBe(code);
    }
    expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
    expect(stepOfCode(secret, codeOf(secret, 100), new Date(101 * 30_000), 99)).toBe(100);
    expect(stepOfCode(secret, codeOf(secret, 100), new Date(101 * 30_000), 100)).toBeUndefined();
    expect(stepOfCode(secret, codeOf(secret, 100), new Date(102 * 30_000), 0)).toBeUndefined();
  });
});

describe('a second factor', () => {
  it('keeps its secret sealed, and out of the trail and the log of commands', async () => {
    const { scene } = await aLateAsk();
    const actor = await person(scene.office.approver);
    const secret = await beginEnrolment(actor, monday);
    const [row] = await sql('select secret_sealed from authenticator where person_id = $1', [
      actor.id,
    ]);
    expect(row!['secret_sealed'].includes(secret)).toBe(false);
    await confirmEnrolment(actor, 'panel', codeOf(secret, stepAt(monday)), monday);
    await expect(beginEnrolment(actor, monday)).rejects.toMatchObject({ code: 'illegal-step' });
    const [{ n } = { n: 0 }] = await sql(
      `select count(*)::int as n from event where data::text like '%' || $1 || '%'`,
      [base32(secret)],
    );
    expect(n).toBe(0);
  });

  it('takes each code once, and none for a while after too many wrong ones', async () => {
    const { approver, id } = await aLateAsk();
    const { actor, code } = await enrolled(approver);
    const about = { type: 'recusal', id } as const;
    const same = code(monday);
    const both = await Promise.allSettled([
      proveStepUp(actor, 'panel', about, same, monday),
      proveStepUp(actor, 'panel', about, same, monday),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(proveStepUp(actor, 'panel', about, same, after(10))).rejects.toMatchObject({
      code: 'code-wrong',
    });
    const later = after(120);
    const wrong = code(later) === '000000' ? '111111' : '000000';
    const codes: string[] = [];
    for (let n = 0; n < 7; n += 1) {
      await proveStepUp(actor, 'panel', about, wrong, later).catch(({ code: why }) =>
        codes.push(why),
      );
    }
    expect(codes.at(0)).toBe('code-wrong');
    expect(codes.at(-1)).toBe('account-locked');
    await expect(proveStepUp(actor, 'panel', about, code(later), later)).rejects.toMatchObject({
      code: 'account-locked',
    });
    const unlocked = after(120 + 16 * 60);
    await proveStepUp(actor, 'panel', about, code(unlocked), unlocked);
    const refused = await sql(
      `select 1 from event where about_id = $1 and type = 'command.refused' and data ->> 'action' = 'step-up.prove'`,
      [id],
    );
    expect(refused.length).toBeGreaterThanOrEqual(9);
  });

  it('R-125 is asked for a late recusal, for that one alone, within ten minutes, once', async () => {
    const { approver, id } = await aLateAsk();
    await expect(holdVerdict(by(approver), approve(id), monday)).rejects.toMatchObject({
      code: 'step-up-needed',
    });
    const { actor, code } = await enrolled(approver);
    await proveStepUp(actor, 'panel', { type: 'recusal', id: randomUUID() }, code(monday), monday);
    await expect(holdVerdict(by(approver), approve(id), monday)).rejects.toMatchObject({
      code: 'step-up-needed',
    });
    await proveStepUp(actor, 'panel', { type: 'recusal', id }, code(after(60)), after(60));
    await expect(holdVerdict(by(approver), approve(id), after(661))).rejects.toMatchObject({
      code: 'step-up-needed',
    });
    await holdVerdict(by(approver), approve(id), after(600));
    expect(await sql('select 1 from held_verdict where about_id = $1', [id])).toHaveLength(1);
    expect(
      await sql('select 1 from step_up where about_id = $1 and used_at is not null', [id]),
    ).toHaveLength(1);
  });

  it('opens the panel by a one-time link, with the right code only, and not twice', async () => {
    const { approver, id } = await aLateAsk();
    const { code } = await enrolled(approver);
    const token = await issueToken({
      messageId: null,
      action: 'step-up',
      about: { type: 'recusal', id },
      seen: 1,
      cardHash: null,
      personId: approver.id,
    });
    const link = (await stepUpLink(token))!;
    expect(link.personId).toBe(approver.id);
    await expect(enterByLink(link, 'x', monday)).rejects.toMatchObject({ code: 'code-wrong' });
    const actor = await enterByLink(link, code(after(60)), after(60));
    expect(actor.id).toBe(approver.id);
    expect(await stepUpLink(token)).toBeUndefined();
    expect(await stepUpLink('made-up')).toBeUndefined();
  });

  it('is a link for thirty minutes, not for as long as the card stands', async () => {
    const { approver, id } = await aLateAsk();
    const about = { type: 'recusal', id };
    const given = { action: 'step-up', about, seen: 1, cardHash: null, personId: approver.id };
    await issueToken({ ...given, messageId: null });
    const [row] = await sql(
      `select expires_at - created_at = interval '30 minutes' as short from action_token
       where action = 'step-up' and about_id = $1`,
      [id],
    );
    expect(row).toEqual({ short: true });
  });

  it('R-142 is asked for a new version of a result that somebody has signed, and serves once', async () => {
    const scene = await aMatchedTask(sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const [lead, second] = await start(sql, scene, inspectionId);
    const answers = await allAnswers(sql, scene.task.itemIds);
    const enter = (at: Date) =>
      submitResult(by(lead!), { inspectionId, finding: 'clear', answers }, at);
    await enter(monday);
    // Nobody has signed: it is changed as it was entered.
    await enter(monday);
    await signResult(by(second!), { inspectionId }, monday);
    await expect(enter(monday)).rejects.toMatchObject({ code: 'step-up-needed' });
    const { actor, code } = await enrolled(lead!);
    await proveStepUp(
      actor,
      'panel',
      { type: 'inspection', id: inspectionId },
      code(monday),
      monday,
    );
    expect(await enter(after(60))).toMatchObject({ number: 3, fell: [second!.name] });
    await signResult(by(second!), { inspectionId }, after(70));
    await expect(enter(after(80))).rejects.toMatchObject({ code: 'step-up-needed' });
  });
});

describe('how much a recusal weighs', () => {
  it('R-125 is more when it is late or repeated, by the bureau’s own parameters', () => {
    const profile = profileOf('gaoqing');
    const usual = { begun: false, daysLeft: 3, inYear: 2 };
    expect(risksOf(usual, profile)).toEqual([]);
    expect(risksOf({ ...usual, daysLeft: 2 }, profile)).toEqual(['late']);
    expect(risksOf({ ...usual, begun: true }, profile)).toEqual(['late']);
    expect(risksOf({ ...usual, inYear: 3 }, profile)).toEqual(['repeated']);
  });
});

import { describe, expect, it } from 'vitest';
import { makeCard } from '../../../chat/cards.ts';
import { mustEnrolAnew } from '../../../db/queries/authenticator-resets.ts';
import {
  beginEnrolment,
  confirmEnrolment,
  isEnrolled,
  renewRecoveryCodes,
} from '../../../usecases/step-up/enrol.ts';
import { proveStepUp } from '../../../usecases/step-up/prove.ts';
import { recoveryCodesLeft } from '../../../usecases/step-up/recovery.ts';
import { askReset, decideReset } from '../../../usecases/step-up/reset.ts';
import { codeOf, stepAt } from '../../../usecases/step-up/totp.ts';
import { actorOf } from '../../../db/queries/actor.ts';
import type { Actor } from '../../../domain/actor.ts';
import { useDatabase } from '../../support/database.ts';
import { anOffice, aPerson, many, type Someone } from '../../support/factories.ts';
import { by, monday } from '../../support/visit.ts';

const { sql } = useDatabase();
const after = (seconds: number) => new Date(monday.getTime() + seconds * 1000);
const visit = '00000000-0000-4000-8000-0000000000f1';
const about = { type: 'inspection', id: visit } as const;
type Person = Actor & { kind: 'person' };

/** Somebody who has enrolled on Monday, with the codes that they were given. */
async function enrolled({ id }: Someone) {
  const actor = (await actorOf(id)) as Person;
  const secret = await beginEnrolment(actor, monday);
  const code = (at: Date) => codeOf(secret, stepAt(at));
  const codes = await confirmEnrolment(actor, 'panel', code(monday), monday);
  const prove = (given: string, at: Date) => proveStepUp(actor, 'panel', about, given, at);
  return { actor, code, codes, prove };
}

async function aScene() {
  const office = await anOffice(sql);
  const { unit } = office;
  const person = await aPerson(sql, { unit, name: '李晓' });
  const admins = await many(2, () => aPerson(sql, { unit, roles: [['administrator', unit]] }));
  return { office, person, admins: admins as [Someone, Someone], ...(await enrolled(person)) };
}

const events = async ({ id }: Someone, type: string) =>
  sql('select actor_id, data from event where type = $2 and about_id = $1 order by id', [id, type]);

describe('recovery codes', () => {
  it('are ten, told once, kept as hashes, and each serves once in the place of a code', async () => {
    const { person, codes, prove } = await aScene();
    expect(new Set(codes).size).toBe(10);
    const kept = await sql('select * from recovery_code where person_id = $1', [person.id]);
    for (const code of codes) {
      expect(code).toMatch(/^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$/);
      expect(JSON.stringify(kept)).not.toContain(code.replaceAll('-', ''));
    }
    // As people write it down: without the groups, in small letters.
    await prove(codes[0]!.replaceAll('-', '').toLowerCase(), after(10));
    expect(await recoveryCodesLeft(person.id)).toBe(9);
    await expect(prove(codes[0]!, after(20))).rejects.toMatchObject({ code: 'code-wrong' });
    const both = await Promise.allSettled([
      prove(codes[1]!, after(30)),
      prove(codes[1]!, after(30)),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const proofs = await sql(
      `select data from event where type = 'step-up.proved' and actor_id = $1`,
      [person.id],
    );
    expect(proofs.map(({ data }) => data)).toEqual([
      { by: 'recovery-code' },
      { by: 'recovery-code' },
    ]);
    const trail = await sql('select data::text as data from event where actor_id = $1', [
      person.id,
    ]);
    expect(JSON.stringify(trail)).not.toContain(codes[0]);
  });

  it('are somebody’s own, and wrong ones count as wrong codes', async () => {
    const [one, other] = [await aScene(), await aScene()];
    const refusals: string[] = [];
    for (let n = 0; n < 6; n += 1) {
      await other
        .prove(one.codes[0]!, after(60))
        .catch(({ code }: { code: string }) => refusals.push(code));
    }
    expect(refusals[0]).toBe('code-wrong');
    expect(refusals.at(-1)).toBe('account-locked');
    await one.prove(one.codes[0]!, after(60));
  });

  it('end when new ones are made, for which a code is asked', async () => {
    const { actor, person, codes, code, prove } = await aScene();
    await expect(renewRecoveryCodes(actor, 'panel', '000', after(60))).rejects.toMatchObject({
      code: 'code-wrong',
    });
    const fresh = await renewRecoveryCodes(actor, 'panel', code(after(60)), after(60));
    expect(await recoveryCodesLeft(person.id)).toBe(10);
    await expect(prove(codes[0]!, after(90))).rejects.toMatchObject({ code: 'code-wrong' });
    await prove(fresh[9]!, after(90));
    await expect(
      sql(`update recovery_code set used_at = null where person_id = $1`, [person.id]),
    ).rejects.toMatchObject({ code: 'YH001' });
  });
});

const ask = (admin: Someone, person: Someone) =>
  askReset(by(admin), { personId: person.id, reason: '手机遗失，已电话核实' }, after(100));

describe('R-190 the reset of an authenticator', () => {
  it('takes two administrators: not one alone, not the person, nobody else', async () => {
    const { office, person, admins } = await aScene();
    const [first, second] = admins;
    const planner = office.planner;
    await expect(ask(planner, person)).rejects.toMatchObject({ code: 'forbidden' });
    const { id } = await ask(first, person);
    await expect(ask(second, person)).rejects.toMatchObject({ code: 'illegal-step' });
    for (const nobody of [first, planner, person]) {
      await expect(
        decideReset(by(nobody), { id, verdict: 'approve' }, after(110)),
      ).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(await isEnrolled(person.id)).toBe(true);
    await decideReset(by(second), { id, verdict: 'approve' }, after(120));
    expect(await isEnrolled(person.id)).toBe(false);
    expect(await events(person, 'step-up.reset-asked')).toMatchObject([
      { actor_id: first.id, data: { resetId: id, reason: '手机遗失，已电话核实' } },
    ]);
    expect(await events(person, 'step-up.reset-approved')).toMatchObject([
      { actor_id: second.id, data: { resetId: id } },
    ]);
    await expect(
      decideReset(by(second), { id, verdict: 'reject' }, after(130)),
    ).rejects.toMatchObject({ code: 'illegal-step' });
  });

  it('brings the second administrator a card, nobody else, and the card says what became of it', async () => {
    const { office, person, admins } = await aScene();
    const far = await aPerson(sql, {
      unit: office.sibling,
      roles: [['administrator', office.sibling]],
    });
    const { id } = await askReset(
      by(admins[0]),
      { personId: person.id, reason: '手机丢失' },
      after(60),
    );
    const cards = () =>
      sql(
        `select person_id as who, desired_version as version from message
         where card = 'reset' and about_type = 'reset' and about_id = $1`,
        [id],
      );
    expect(await cards()).toEqual([{ who: admins[1].id, version: 1 }]);
    expect(far.id).not.toBe(admins[1].id);
    const card = async () =>
      JSON.stringify(await makeCard('reset', { id, reader: null, vars: {} }));
    for (const words of ['李晓', '手机丢失', admins[0].name, `/desk/people/${person.id}`])
      expect(await card()).toContain(words);
    await decideReset(by(admins[1]), { id, verdict: 'approve' }, after(120));
    expect(await cards()).toEqual([{ who: admins[1].id, version: 2 }]);
    expect(await card()).toContain('card.reset.approved');
    expect(await card()).not.toContain('/desk/people/');
  });

  it('is never an administrator’s own', async () => {
    const { admins } = await aScene();
    const [first, second] = admins;
    await enrolled(first);
    await expect(ask(first, first)).rejects.toMatchObject({ code: 'forbidden' });
    const { id } = await ask(second, first);
    await expect(
      decideReset(by(first), { id, verdict: 'approve' }, after(110)),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('ends the old codes and the recovery codes, tells the person, and asks them to enrol anew', async () => {
    const { person, admins, actor, code, codes, prove } = await aScene();
    await prove(code(after(60)), after(60));
    const { id } = await ask(admins[0], person);
    await decideReset(by(admins[1]), { id, verdict: 'approve' }, after(120));
    const later = after(180);
    for (const old of [code(later), codes[0]!]) {
      await expect(prove(old, later)).rejects.toMatchObject({ code: 'no-authenticator' });
    }
    // The old phone cannot confirm itself either.
    await expect(confirmEnrolment(actor, 'panel', code(later), later)).rejects.toMatchObject({
      code: 'code-wrong',
    });
    const proofs = await sql('select used_at from step_up where person_id = $1', [person.id]);
    expect(proofs.every(({ used_at: used }) => used !== null)).toBe(true);
    const told = await sql(
      `select card, vars ->> 'change' as change from message where person_id = $1`,
      [person.id],
    );
    expect(told).toEqual([{ card: 'account', change: 'reset' }]);
    expect(await mustEnrolAnew(person.id)).toBe(true);
    const secret = await beginEnrolment(actor, later);
    const fresh = await confirmEnrolment(actor, 'panel', codeOf(secret, stepAt(later)), later);
    expect(fresh).toHaveLength(10);
    expect(await mustEnrolAnew(person.id)).toBe(false);
  });

  it('changes nothing when the second one refuses, and is not asked for where there is none', async () => {
    const { person, admins, prove, code, office } = await aScene();
    const { id } = await ask(admins[0], person);
    await decideReset(by(admins[1]), { id, verdict: 'reject' }, after(120));
    await prove(code(after(180)), after(180));
    expect(await sql('select 1 from message where person_id = $1', [person.id])).toEqual([]);
    const other = await aPerson(sql, { unit: office.unit });
    await expect(ask(admins[0], other)).rejects.toMatchObject({ code: 'illegal-step' });
    // The owner of the tables cannot let it go either.
    for (const statement of [
      'update authenticator set confirmed_at = null where person_id = $1',
      `update authenticator set secret_sealed = '\\x00' where person_id = $1`,
      'delete from authenticator_reset where person_id = $1',
      `update authenticator_reset set state = 'approved', decided_by = requested_by where person_id = $1`,
    ]) {
      await expect(sql(statement, [person.id]), statement).rejects.toMatchObject({
        code: expect.stringMatching(/^(YH001|23514)$/),
      });
    }
  });
});

import { describe, expect, it } from 'vitest';
import { consentFacts } from '../../../db/queries/card-facts-consent.ts';
import { mayConsent } from '../../../domain/consent.ts';
import { decideCorrection } from '../../../usecases/correction/decide.ts';
import { requestCorrection } from '../../../usecases/correction/request.ts';
import { nameDeputy } from '../../../usecases/deputy/name.ts';
import { useDatabase } from '../../support/database.ts';
import { aPerson, type Someone } from '../../support/factories.ts';
import { provedFor } from '../../support/proved-for.ts';
import { aPublishedVisit, type PublishedVisit } from '../../support/published.ts';
import { aMatchedTask, by, monday, signed, teamOf } from '../../support/visit.ts';

const { sql } = useDatabase();

const right = {
  changes: { finding: 'rectification', note: '消防通道堆放杂物，已责令改正' },
  proof: '现场照片与检查记录表不一致，结论勾选有误',
  publicNote: '检查结论录入有误，现予更正。',
} as const;

const ask = (person: Someone, disclosureId: string, given: object = {}) =>
  requestCorrection(by(person), { disclosureId, ...right, ...given }, monday);

const decide = async (
  person: Someone,
  correctionId: string,
  verdict: 'approve' | 'reject' = 'approve',
) => {
  const about = { type: 'correction', id: correctionId } as const;
  if (verdict === 'approve') await provedFor(sql, person, about, monday);
  return decideCorrection(by(person), { correctionId, verdict, reason: '证据不足' }, monday);
};

const copies = (ref: string) =>
  sql(
    `select number, title, body from public_notice where kind = 'result' and ref = $1 order by number`,
    [ref],
  );

async function asked(): Promise<PublishedVisit & { correctionId: string }> {
  const visit = await aPublishedVisit(sql);
  const { correctionId } = await ask(visit.scene.office.approver, visit.disclosureId);
  return { ...visit, correctionId };
}

describe('correcting what was published', () => {
  it('R-166 R-165 publishes a new copy with a public note beside the old one, once the principal head signs', async () => {
    const { scene, ref, correctionId, disclosureId } = await asked();
    const [before] = await copies(ref);
    expect(await copies(ref)).toHaveLength(1);
    expect(await decide(scene.office.head, correctionId)).toEqual({ state: 'approved' });
    const [old, corrected] = await copies(ref);
    expect(old).toEqual(before);
    expect(corrected).toMatchObject({ number: 2, title: expect.stringContaining('更正') });
    expect(corrected!['body']).toEqual({
      ...before!['body'],
      finding: 'rectification',
      note: right.changes.note,
      correction: {
        note: right.publicNote,
        on: '2026-09-14',
        number: 1,
        signedBy: '张*',
        changed: [
          { field: 'finding', before: 'clear', after: 'rectification' },
          { field: 'note', before: '门头灯箱已修复', after: right.changes.note },
        ],
      },
    });
    expect(JSON.stringify(corrected)).not.toContain(right.proof);
    const [event] = await sql(
      `select data, actor_id from event where type = 'correction.signed' and about_id = $1`,
      [correctionId],
    );
    expect(event).toMatchObject({
      actor_id: scene.office.head.id,
      data: { disclosureId, number: 1, from: 'clear', finding: 'rectification' },
    });
    await expect(
      sql(`update public_notice set body = '{}' where kind = 'result' and ref = $1`, [ref]),
    ).rejects.toMatchObject({ code: 'YH001' });
  });

  it('R-166 refuses the signature of anybody but the principal head, with the article', async () => {
    const { scene, inspectionId, ref, correctionId } = await asked();
    const { office } = scene;
    const deputy = await aPerson(sql, { unit: office.unit });
    const days = { startsOn: '2026-09-14', endsOn: '2026-09-30' };
    const lent = {
      role: 'head',
      unitId: office.unit.id,
      deputyId: deputy.id,
      reason: '出差',
    } as const;
    await nameDeputy(by(office.head), { ...lent, ...days }, monday);
    const above = await aPerson(sql, { unit: office.bureau, roles: [['head', office.bureau]] });
    const others: Someone[] = [
      office.approver,
      office.planner,
      ...(await teamOf(sql, scene, inspectionId)),
      above,
      deputy,
      await aPerson(sql, { unit: office.sibling, roles: [['head', office.sibling]] }),
    ];
    for (const person of others) {
      await expect(decide(person, correctionId), person.name).rejects.toMatchObject({
        code: 'forbidden',
        details: { rule: expect.stringContaining('第二十五条') },
      });
    }
    expect(await copies(ref)).toHaveLength(1);
    const facts = await consentFacts('correction', correctionId);
    expect(mayConsent(office.head, facts!)).toBe(true);
    expect(others.filter((person) => mayConsent(person, facts!))).toEqual([]);
  });

  it('R-166 is signed from above where the head asked for it', async () => {
    const { scene, disclosureId } = await aPublishedVisit(sql);
    const { office } = scene;
    await expect(ask(office.head, disclosureId)).rejects.toMatchObject({ code: 'nobody-decides' });
    const above = await aPerson(sql, { unit: office.bureau, roles: [['head', office.bureau]] });
    const { correctionId } = await ask(office.head, disclosureId);
    await expect(decide(office.head, correctionId)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await decide(above, correctionId)).toEqual({ state: 'approved' });
  });

  it('R-166 needs proof of the error, a public note, and something that is wrong', async () => {
    const { scene, disclosureId } = await aPublishedVisit(sql);
    const { approver } = scene.office;
    for (const [given, code] of [
      [{ proof: ' ' }, 'reason-required'],
      [{ publicNote: '' }, 'reason-required'],
      [{ changes: {} }, 'nothing-corrected'],
      [{ changes: { finding: 'clear', note: '门头灯箱已修复' } }, 'nothing-corrected'],
      [{ changes: { finding: 'other', note: '' } }, 'reason-required'],
      [{ publicNote: '请联系 13800138000' }, 'personal-data'],
      [{ changes: { note: '身份证 11010519491231002X' } }, 'personal-data'],
    ] as const) {
      await expect(ask(approver, disclosureId, given), JSON.stringify(given)).rejects.toMatchObject(
        { code },
      );
    }
    expect(await sql('select 1 from correction where disclosure_id = $1', [disclosureId])).toEqual(
      [],
    );
  });

  it('R-165 corrects only what is published, one error after the other', async () => {
    const scene = await aMatchedTask(sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    await signed(sql, scene, inspectionId);
    const [row] = await sql('select id from disclosure where inspection_id = $1', [inspectionId]);
    await expect(ask(scene.office.approver, row!['id'])).rejects.toMatchObject({
      code: 'illegal-step',
    });

    const visit = await asked();
    const { approver, head } = visit.scene.office;
    await expect(ask(approver, visit.disclosureId)).rejects.toMatchObject({ code: 'request-open' });
    expect(await decide(head, visit.correctionId, 'reject')).toEqual({ state: 'rejected' });
    await expect(decide(head, visit.correctionId)).rejects.toMatchObject({
      code: 'already-decided',
    });
    expect(await copies(visit.ref)).toHaveLength(1);
    const second = await ask(approver, visit.disclosureId, { changes: { name: '高青县更名宾馆' } });
    await decide(head, second.correctionId);
    const third = await ask(approver, visit.disclosureId, { changes: { address: '中心路 9 号' } });
    await decide(head, third.correctionId);
    const bodies = (await copies(visit.ref)).map(({ body }) => body);
    expect(bodies.map(({ correction }) => correction?.number)).toEqual([undefined, 2, 3]);
    expect(bodies[2].subject).toMatchObject({ name: '高青县更名宾馆', address: '中心路 9 号' });
    const [registry] = await sql('select name from subject where name = $1', ['高青县更名宾馆']);
    expect(registry).toBeUndefined();
  });

  it('R-160 keeps back in a correction what was kept back before', async () => {
    const { scene, disclosureId, ref } = await aPublishedVisit(sql, {
      profile: 'xianyou',
      category: '民用枪支弹药从业单位',
    });
    const { approver, head } = scene.office;
    const hidden = { changes: { address: '库区 3 号', note: '存放量 120' } };
    const isRestricted = (await copies(ref))[0]!['body'].restricted;
    expect(isRestricted).toBe(true);
    await expect(ask(approver, disclosureId, hidden)).rejects.toMatchObject({
      code: 'nothing-corrected',
    });
    const { correctionId } = await ask(approver, disclosureId);
    await decide(head, correctionId);
    const { body } = (await copies(ref))[1]!;
    expect(body).toMatchObject({ finding: 'rectification', restricted: true });
    expect(Object.keys(body.subject)).not.toContain('address');
    expect(Object.keys(body)).not.toContain('note');
  });

  it('stands in the database: no change, no deletion, no signature of somebody who heads nothing', async () => {
    const { scene, correctionId } = await asked();
    const { approver } = scene.office;
    for (const statement of [
      `update correction set proof = 'x' where id = $1`,
      `delete from correction where id = $1`,
      `update correction set state = 'approved', decided_by = '${scene.office.planner.id}', decided_at = now() where id = $1`,
    ]) {
      await expect(sql(statement, [correctionId]), statement).rejects.toMatchObject({
        code: 'YH001',
      });
    }
    expect(approver).toBeDefined();
  });
});

import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approveDisclosure } from '../../usecases/disclosure/approve.ts';
import { decideHandling } from '../../usecases/disclosure/decide-handling.ts';
import { requestCorrection } from '../../usecases/correction/request.ts';
import { accompanyVisit } from '../../usecases/team/accompany.ts';
import { useDatabase } from '../support/database.ts';
import { anInspector } from '../support/factories.ts';
import { aPublishedVisit } from '../support/published.ts';
import { aMatchedTask, by, monday, signed } from '../support/visit.ts';

const database = useDatabase();
const { sql } = database;
const office = new pg.Client({ connectionString: database.office });

beforeAll(() => office.connect());
afterAll(() => office.end());

/** Publishes with the office's log-in past the programme, with an event of the same transaction as cover. */
async function publishByHand(ref: string, number: number): Promise<void> {
  await office.query('begin');
  try {
    await office.query(
      `insert into event (type, door, about_type, about_id, command_id, at)
       values ('disclosure.approved', 'panel', 'disclosure', $1::uuid::text, $1::uuid, now())`,
      [randomUUID()],
    );
    await office.query(
      `insert into public_notice (id, kind, ref, number, title, body, body_hash, published_at)
       values ($1, 'result', $2, $3, '抽查结果', '{"finding":"clear"}', repeat('0', 64), now())`,
      [randomUUID(), ref, number],
    );
    await office.query('commit');
  } catch (error) {
    await office.query('rollback');
    throw error;
  }
}

describe('with the office’s log-in, past the programme', () => {
  it('R-163 no result goes public that nobody approved, or of no visit', async () => {
    const scene = await aMatchedTask(sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    await signed(sql, scene, inspectionId);
    const [visit] = await sql('select code from inspection where id = $1', [inspectionId]);
    for (const ref of [visit!['code'], 'GQGA-2026-999999-0001']) {
      await expect(publishByHand(ref, 1), ref).rejects.toMatchObject({
        code: 'YH001',
        message: 'a result goes public when it is approved',
      });
    }
  });

  it('R-165 R-166 no other copy takes the place of a published one without the head’s signature', async () => {
    const { ref, disclosureId, scene } = await aPublishedVisit(sql);
    const unsigned = { code: 'YH001', message: 'what is public is corrected by a signature' };
    await expect(publishByHand(ref, 2)).rejects.toMatchObject(unsigned);
    const words = { proof: '复查记录', publicNote: '说明有误。' };
    const given = { disclosureId, changes: { note: '门头灯箱待修' }, ...words };
    await requestCorrection(by(scene.office.approver), given, monday);
    await expect(publishByHand(ref, 2)).rejects.toMatchObject(unsigned);
  });
});

describe('who went along with the team of a visit (R-044)', () => {
  it('R-163 R-157 approves nothing of it, and decides nothing about it', async () => {
    const scene = await aMatchedTask(sql, { profile: 'gaoxin' });
    const { unit, approver } = scene.office;
    const inspectionId = scene.task.inspectionIds[0]!;
    const beside = await anInspector(sql, { unit, licenceExpiresOn: null });
    await sql(
      `update inspector set category = 'daily-safety', updated_at = now() where person_id = $1`,
      [beside.id],
    );
    await sql(
      `insert into role_assignment (id, person_id, role, unit_id, valid_from)
       values (gen_random_uuid(), $1, 'approver', $2, '2026-01-01')`,
      [beside.id, unit.id],
    );
    await accompanyVisit(
      by(approver),
      { inspectionId, companionId: beside.id, reason: '熟悉该企业' },
      monday,
    );
    await signed(sql, scene, inspectionId, monday, { finding: 'rectification' });
    const [row] = await sql('select id from disclosure where inspection_id = $1', [inspectionId]);
    const disclosureId = row!['id'] as string;
    const actor = by({ ...beside, mandates: [{ role: 'approver', path: unit.path }] });
    await expect(
      approveDisclosure(actor, { disclosureId, verdict: 'approve' }, monday),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      decideHandling(
        actor,
        { disclosureId, decidedOn: '2026-09-14', decision: '责令改正' },
        monday,
      ),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      sql(
        `update disclosure set state = 'published', approved_by = $2, approved_at = $3, published_at = $3 where id = $1`,
        [disclosureId, beside.id, monday],
      ),
    ).rejects.toMatchObject({ code: 'YH001', message: 'nobody approves what they inspected' });
    const told = await sql(
      `select person_id from message where card = 'disclosure' and about_id = $1`,
      [disclosureId],
    );
    expect(told.map(({ person_id: id }) => id)).toEqual([approver.id]);
    await approveDisclosure(by(approver), { disclosureId, verdict: 'approve' }, monday);
  });
});

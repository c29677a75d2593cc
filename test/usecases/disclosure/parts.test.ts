import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openPartsUnder, partsOf } from '../../../db/queries/disclosure-parts.ts';
import { database as pool } from '../../../db/data-source.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { translate } from '../../../locales/translate.ts';
import { approveDisclosure } from '../../../usecases/disclosure/approve.ts';
import { requestCorrection } from '../../../usecases/correction/request.ts';
import { disclosePart } from '../../../usecases/disclosure/disclose-part.ts';
import { useDatabase } from '../../support/database.ts';
import { aSharedVisit } from '../../support/shared-visit.ts';
import { by, monday } from '../../support/visit.ts';

const { sql } = useDatabase();

const notices = async (code: string) =>
  sql(
    `select ref, body -> 'items' as items from public_notice where kind = 'result' and starts_with(ref, $1)
     order by published_at, ref`,
    [code],
  );

describe('R-088 joint.singleDisclosure', () => {
  it('discloses once for all departments in 许昌: no department does it a second time', async () => {
    const { office, theirs, part, code, disclosure } = await aSharedVisit(sql);
    expect(disclosure).toMatchObject({ single: true });
    await expect(disclosePart(by(theirs), part, monday)).rejects.toMatchObject({
      code: 'disclosed-once',
      details: { rule: expect.stringMatching(/许昌.*二\(八\) · joint\.singleDisclosure/) },
    });
    expect(await openPartsUnder([office.bureau.path])).toEqual([]);
    const insert = () =>
      sql(
        `insert into disclosure_part (id, disclosure_id, task_id, department, result_id, approved_by, approved_at)
         values ($1, $2, $3, 2, $4, $5, now())`,
        [randomUUID(), part.disclosureId, part.taskId, disclosure['result_id'], theirs.id],
      );
    await expect(insert()).rejects.toMatchObject({ code: 'YH005' });
    await expect(
      sql('update disclosure set single = false where id = $1', [part.disclosureId]),
    ).rejects.toMatchObject({ code: 'YH001' });
    await expect(
      sql(
        'insert into disclosure (id, inspection_id) select $1, inspection_id from disclosure where id = $2',
        [randomUUID(), part.disclosureId],
      ),
    ).rejects.toMatchObject({ code: expect.stringMatching(/23505|YH001/) });

    const { disclosureId } = part;
    await approveDisclosure(by(office.approver), { disclosureId, verdict: 'approve' }, monday);
    await expect(disclosePart(by(theirs), part, monday)).rejects.toMatchObject({
      code: 'disclosed-once',
    });
    const published = await notices(code);
    expect(published).toEqual([{ ref: code, items: expect.arrayContaining(['消防安全检查']) }]);
    expect(published[0]!['items']).toHaveLength(2);
  });

  it('lets each department disclose its part where the rules say so, and nothing twice', async () => {
    const { office, theirs, part, code } = await aSharedVisit(sql, {
      'joint.singleDisclosure': false,
    });
    const { disclosureId } = part;
    expect(await openPartsUnder([office.sibling.path])).toMatchObject([
      { ref: `${code}-D2`, unit: office.sibling.name, ready: true },
    ]);
    // Nobody else's: neither the executing unit's approver nor one who plans.
    for (const refused of [office.approver, office.planner]) {
      await expect(disclosePart(by(refused), part, monday)).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    await expect(
      disclosePart(by(theirs), { ...part, department: 3 }, monday),
    ).rejects.toMatchObject({ code: 'part-unknown' });
    expect(await disclosePart(by(theirs), part, monday)).toEqual({ ref: `${code}-D2` });
    await expect(disclosePart(by(theirs), part, monday)).rejects.toMatchObject({
      code: 'illegal-step',
    });
    expect((await partsOf(pool().manager, disclosureId))[0]!.disclosedAt).not.toBeNull();
    // what is wrong in the part is corrected with the whole, and whoever asks is told so.
    const wrong = {
      changes: { note: '更正后的说明' },
      proof: '复查记录',
      publicNote: '说明有误。',
    };
    const ask = () => requestCorrection(by(office.approver), { disclosureId, ...wrong }, monday);
    const refusal = await ask().catch((error: Refusal) => error);
    expect(refusal).toMatchObject({ code: 'whole-not-public', details: { ref: `${code}-D2` } });
    const { details } = refusal as Refusal;
    const said = translate('zh-CN', 'refusal.whole-not-public', details as never);
    expect(said).toContain('全部检查结果还没有公示');
    expect(said).toContain(`${code}-D2`);
    await approveDisclosure(by(office.approver), { disclosureId, verdict: 'approve' }, monday);
    expect(await ask()).toMatchObject({ number: 1 });
    const published = await notices(code);
    expect(published.map(({ ref }) => String(ref)).toSorted()).toEqual([code, `${code}-D2`]);
    const itemsOf = (ref: string) => published.find((one) => one['ref'] === ref)!['items'];
    expect(itemsOf(`${code}-D2`)).toEqual(['消防安全检查']);
    expect(itemsOf(code)).toEqual([expect.not.stringContaining('消防')]);
    await expect(
      sql('delete from disclosure_part where disclosure_id = $1', [disclosureId]),
    ).rejects.toMatchObject({ code: 'YH001' });
  });
});

import { describe, expect, it } from 'vitest';
import { actorOf } from '../../../db/queries/actor.ts';
import { approveDisclosure } from '../../../usecases/disclosure/approve.ts';
import { disclosePart } from '../../../usecases/disclosure/disclose-part.ts';
import { submitResult } from '../../../usecases/result/submit.ts';
import { commandOf } from '../../../usecases/usecase.ts';
import { useDatabase } from '../../support/database.ts';
import { aSharedVisit } from '../../support/shared-visit.ts';
import { allAnswers, by, monday } from '../../support/visit.ts';

const { sql } = useDatabase();

const apart = { 'joint.singleDisclosure': false };

const copiesOf = async (code: string) =>
  sql(`select ref, body from public_notice where kind = 'result' and starts_with(ref, $1)`, [code]);

async function inPart(named: string): Promise<void> {
  await sql('alter table item disable trigger user');
  await sql(
    `update item set disclosure = case when name like $1 then 'restricted' else 'full' end`,
    [named],
  );
  await sql('alter table item enable trigger user');
}

describe('a visit of which a department has disclosed its part (R-088)', () => {
  it.each(['%消防%', '%治安%'])(
    'R-160 keeps address and details back in every copy where an item like %s is disclosed in part',
    async (named) => {
      const { office, theirs, part, code } = await aSharedVisit(sql, apart);
      await inPart(named);
      await disclosePart(by(theirs), part, monday);
      const { disclosureId } = part;
      await approveDisclosure(by(office.approver), { disclosureId, verdict: 'approve' }, monday);
      const copies = await copiesOf(code);
      expect(copies).toHaveLength(2);
      for (const { ref, body } of copies) {
        expect(body, ref).toMatchObject({ restricted: true });
        expect(body.subject, ref).not.toHaveProperty('address');
        expect(body, ref).not.toHaveProperty('note');
      }
    },
  );

  it('R-165 has its result no longer entered anew: what is public would say something else', async () => {
    const { theirs, part } = await aSharedVisit(sql, apart);
    const { disclosureId } = part;
    await disclosePart(by(theirs), part, monday);
    const [seat] = await sql(
      `select s.inspector_id as id, s.inspection_id as visit from seat s join disclosure d on d.inspection_id = s.inspection_id
       where d.id = $1 and s.lead and s.active`,
      [disclosureId],
    );
    const lead = await actorOf(seat!['id'], '2026-09-14');
    const items = await sql('select item_id as id from visit_item where inspection_id = $1', [
      seat!['visit'],
    ]);
    const answers = await allAnswers(
      sql,
      items.map(({ id }) => id),
    );
    const entry = {
      inspectionId: seat!['visit'],
      finding: 'clear',
      answers,
      note: '另有说明',
    } as const;
    await expect(submitResult(commandOf(lead, 'panel'), entry, monday)).rejects.toMatchObject({
      code: 'part-is-public',
    });
    await expect(
      sql('update disclosure set result_id = gen_random_uuid() where id = $1', [disclosureId]),
    ).rejects.toMatchObject({ code: 'YH001' });
  });
});

import { describe, expect, it } from 'vitest';
import { inspectionCard } from '../../chat/cards/inspection.ts';
import { words } from '../../chat/said.ts';
import { inspectionFacts } from '../../db/queries/card-facts-inspection.ts';
import { signResult } from '../support/visit-record.ts';
import { submitResult } from '../../usecases/result/submit.ts';
import { proveForResult } from '../support/authenticator.ts';
import { useDatabase } from '../support/database.ts';
import { allAnswers, aMatchedTask, by, monday, start } from '../support/visit.ts';

const { sql } = useDatabase();

const warnings = async (inspectionId: string, readerId: string) => {
  const card = inspectionCard((await inspectionFacts(inspectionId, readerId))!, readerId);
  return card.blocks.flatMap((block) =>
    block.t === 'text' && block.tone === 'warn' ? [words('zh-CN', block.body)] : [],
  );
};

describe('R-142 a result that is entered anew', () => {
  it('says whose signature fell: to who entered it, on the card, and in a message of its own', async () => {
    const scene = await aMatchedTask(sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const [lead, second] = await start(sql, scene, inspectionId);
    const answers = await allAnswers(sql, scene.task.itemIds);
    const entry = { inspectionId, finding: 'clear', answers } as const;
    expect(await submitResult(by(lead!), entry, monday)).toMatchObject({ fell: [] });
    expect(await warnings(inspectionId, lead!.id)).toEqual([]);
    await signResult(by(second!), { inspectionId }, monday);
    const owed = () =>
      sql(`select person_id from message where about_id = $1 and dedupe_key like 'fell:%'`, [
        inspectionId,
      ]);
    expect(await owed()).toEqual([]);
    await proveForResult(lead!, inspectionId, monday);
    const again = await submitResult(by(lead!), entry, monday);
    expect(again).toMatchObject({ number: 2, fell: [second!.name] });
    const said = `结果已重新录入（第 2 次）：${second!.name} 此前的签字已作废，请全体成员重新签字。`;
    for (const reader of [lead!, second!]) {
      expect(await warnings(inspectionId, reader.id)).toEqual([said]);
    }
    expect(await owed()).toEqual([{ person_id: second!.id }]);
    for (const member of [lead!, second!]) await signResult(by(member), { inspectionId }, monday);
    expect(await warnings(inspectionId, second!.id)).toEqual([]);
  });
});

import { createHash, randomBytes } from 'node:crypto';
import { announceDraw } from '../../usecases/draw/announce.ts';
import { commitEntropy } from '../../usecases/draw/commit.ts';
import { revealEntropy } from '../../usecases/draw/reveal.ts';
import { freezeTask } from '../../usecases/task/freeze.ts';
import { setUpTask } from '../../usecases/task/set-up.ts';
import type { Query } from './database.ts';
import { category } from './factories.ts';
import { aPlanLine, type Bureau } from './merging.ts';
import { by, monday } from './visit.ts';

/** An announced draw; `reveal` lets its witnesses reveal, which draws it. */
export type Announced = { taskId: string; drawId: string; reveal: () => Promise<void> };

/** Announces the draw of half of the bureau's subjects of high risk. */
export async function announcedBy(sql: Query, bureau: Bureau, itemId: string): Promise<Announced> {
  const { planner, witnesses, unit } = bureau;
  const { taskId } = await setUpTask(
    by(planner),
    {
      planLineId: await aPlanLine(sql, bureau, itemId),
      name: '旅馆业抽查',
      unitId: unit.id,
      startsOn: '2026-09-14',
      endsOn: '2026-10-31',
      itemIds: [itemId],
      strata: [
        { number: 1, name: '高风险', filter: { category, risk: ['高'] }, ratioBp: 5000, min: 0 },
      ],
    },
    monday,
  );
  const witnessIds = witnesses.map(({ id }) => id);
  const { drawId } = await freezeTask(by(planner), { taskId, witnessIds }, monday);
  const secrets = witnesses.map(() => randomBytes(32));
  for (const [at, witness] of witnesses.entries()) {
    const commitment = createHash('sha256').update(secrets[at]!).digest('hex');
    await commitEntropy(by(witness), { drawId, commitment }, monday);
  }
  await announceDraw(by(planner), { drawId }, monday);
  const reveal = async () => {
    for (const [at, witness] of witnesses.entries()) {
      const value = secrets[at]!.toString('hex');
      await revealEntropy(by(witness), { drawId, value }, monday);
    }
  };
  return { taskId, drawId, reveal };
}

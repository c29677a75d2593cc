import { beforeAll, describe, expect, it } from 'vitest';
import { askArchive } from '../../usecases/archive/ask.ts';
import { approveDisclosure } from '../../usecases/disclosure/approve.ts';
import { alone } from '../../worker/alone.ts';
import { buildOne, sweepArchives } from '../../worker/build-archive.ts';
import type { Offer } from '../../worker/queue.ts';
import { sealTrail } from '../../worker/seal-events.ts';
import { useDatabase } from '../support/database.ts';
import { aMatchedTask, by, monday, type Scene, signed } from '../support/visit.ts';

const { sql } = useDatabase();
let scene: Scene;

beforeAll(async () => {
  scene = await aMatchedTask(sql);
  await signed(sql, scene, scene.task.inspectionIds[0]!);
  const [row] = await sql('select id from disclosure');
  const given = { disclosureId: row!['id'] as string, verdict: 'approve' } as const;
  await approveDisclosure(by(scene.office.approver), given, monday);
});

const offered = async (): Promise<Offer[]> => {
  const offers: Offer[] = [];
  await sweepArchives(async (some) => void offers.push(...some));
  return offers;
};

describe('the worker', () => {
  it('R-190 seals what happened, and signs once an hour', async () => {
    // Under the lock of its sweep, as a worker does it.
    for (const again of ['first', 'second']) {
      expect([again, await alone('seal-events', async () => (await sealTrail(), 'done'))]).toEqual([
        again,
        'done',
      ]);
    }
    const [row] = await sql(
      `select (select count(*)::int from event_to_seal) as waiting, (select count(*)::int from checkpoint) as signed`,
    );
    expect(row).toEqual({ waiting: 0, signed: 1 });
  });

  it('R-191 makes the package that was asked for, once', async () => {
    expect(await offered()).toEqual([]);
    const { packageId } = await askArchive(by(scene.office.planner), { taskId: scene.task.id });
    const [offer] = await offered();
    expect(offer).toMatchObject({ name: 'build-archive', payload: { packageId } });
    expect(offer!.id).not.toContain(':');
    await buildOne({ packageId });
    const [pack] = await sql('select state from archive_package');
    expect(pack).toEqual({ state: 'built' });
    expect(await offered()).toEqual([]);
    await expect(buildOne({ packageId })).rejects.toMatchObject({ code: 'illegal-step' });
  });

  it('R-191 takes up again what broke off', async () => {
    const { packageId } = await askArchive(by(scene.office.planner), { taskId: scene.task.id });
    await sql(`update archive_package set state = 'building', steps_done = 3 where id = $1`, [
      packageId,
    ]);
    expect(await offered()).toHaveLength(1);
    await buildOne({ packageId });
    const [pack] = await sql('select state, number from archive_package where id = $1', [
      packageId,
    ]);
    expect(pack).toEqual({ state: 'built', number: 2 });
  });
});

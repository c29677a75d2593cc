import { database } from '../../db/data-source.ts';
import { sealSigner } from '../../db/seal-key.ts';
import { signed } from '../../domain/archive/manifest.ts';
import { system } from '../../domain/actor.ts';
import { commandOf } from '../usecase.ts';
import { packed } from './container.ts';
import { gather, type Gathered, gatherSteps, type Matter } from './gather.ts';
import { type Font, print } from './print.ts';
import { sealEvents } from './seal-events.ts';
import { claimArchive, failArchive, finishArchive } from './settle.ts';
import { takeCheckpoint } from './take-checkpoint.ts';
import { taskPages } from './task-pages.ts';

const steps = gatherSteps + 3;

/**
 * Makes the package that somebody asked for, telling how far it is. Whatever goes wrong is said on its
 * page, where it can be asked for again; `font` is what its PDFs are written in.
 */
export async function buildArchive(packageId: string, font: Font, now: Date): Promise<void> {
  const { taskId, number } = await claimArchive(commandOf(system, 'system'), { packageId }, now);
  try {
    await sealAll(now);
    const tell = teller(packageId);
    await tell();
    const gathered = await read({ taskId, inspectionId: null }, tell);
    const { code } = gathered.facts;
    const files = new Map([...(await printed(gathered, font, now)), ...gathered.files]);
    await tell();
    const head = { kind: 'task', code, number, madeAt: now.toISOString() } as const;
    const file = packed(signed(head, files, sealSigner()));
    await tell();
    const checkpoint = gathered.trail.checkpoint.size;
    await finishArchive(commandOf(system, 'system'), { packageId, file, checkpoint }, now);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    await failArchive(commandOf(system, 'system'), { packageId, error: said.slice(0, 500) }, now);
    throw error;
  }
}

/** Seals and signs everything up to now, so that a package can prove it. */
export async function sealAll(now: Date): Promise<void> {
  while ((await sealEvents(now)) > 0);
  await takeCheckpoint(now);
}

/** Everything of a matter, as it stood at one moment. */
export const read = (matter: Matter, tell: () => Promise<void>): Promise<Gathered> =>
  database().transaction('REPEATABLE READ', (tx) => gather(tx, matter, tell));

async function printed(gathered: Gathered, font: Font, made: Date) {
  return [
    ['archive.pdf', await print(taskPages(gathered, made, 'zh-CN'), font)],
    ['archive-en.pdf', await print(taskPages(gathered, made, 'en'), font)],
  ] as const;
}

// Told beside the transaction that reads, so that people see it at once.
function teller(packageId: string): () => Promise<void> {
  let done = 0;
  return async () => {
    done += 1;
    await database().query('update archive_package set steps_done = $2, steps = $3 where id = $1', [
      packageId,
      done,
      steps,
    ]);
  };
}

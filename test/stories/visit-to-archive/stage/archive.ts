import { writeFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { expect } from 'vitest';
import { sealSigner } from '../../../../db/seal-key.ts';
import { verifierOf } from '../../../../domain/seal/note.ts';
import { askArchive } from '../../../../usecases/archive/ask.ts';
import { yaohao } from '../../../cli/yaohao.ts';
import type { Query } from '../../../support/database.ts';
import { by } from '../../../support/visit.ts';
import type { Bureau } from './bureau.ts';
import type { Clock } from './clock.ts';

type NewFile = (name: string, content: unknown) => string;
type Read = (name: string) => any;

/**
 * R-191 归档 and R-190: the planner asks, the worker builds, the command line verifies the file offline and
 * names the one byte that somebody changed; the seals of the trail hold. Answers what lies in the package.
 */
export async function archiveTask(
  { sql, clock, newFile }: { sql: Query; clock: Clock; newFile: NewFile },
  { planner }: Bureau,
  taskId: string,
): Promise<{ names: string[]; read: Read }> {
  const { packageId } = await askArchive(by(planner), { taskId }, clock.now());
  await clock.look();
  const [pack] = await sql('select state, error, file from archive_package where id = $1', [
    packageId,
  ]);
  expect(pack).toMatchObject({ state: 'built', error: null });
  const [task] = await sql('select state from task where id = $1', [taskId]);
  expect(task).toEqual({ state: 'archived' });
  const bytes = pack!['file'] as Buffer;
  const verify = async (content: Uint8Array) => {
    const path = newFile('package.zip', '');
    writeFileSync(path, content);
    const { code, out } = await yaohao(
      'archive',
      'verify',
      path,
      '--key',
      verifierOf(sealSigner()),
    );
    return { exit: code, ...JSON.parse(out[0]!) };
  };
  expect(await verify(bytes)).toMatchObject({ exit: 0, ok: true, isTrusted: true });
  const forged = Buffer.from(bytes);
  const at = forged.indexOf('result.signed');
  forged[at]! ^= 1;
  expect(await verify(forged)).toMatchObject({ exit: 1, ok: false, where: 'trail.json' });
  const { code, out } = await yaohao('audit', 'verify');
  expect([code, JSON.parse(out[0]!)]).toMatchObject([0, { ok: true }]);
  const files = unzipSync(bytes);
  const read = (name: string) => JSON.parse(Buffer.from(files[name]!).toString());
  return { names: Object.keys(files), read };
}

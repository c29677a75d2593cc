import { writeFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { expect } from 'vitest';
import { config } from '../../../../config.ts';
import { sealSigner } from '../../../../db/seal-key.ts';
import { verifierOf } from '../../../../domain/seal/note.ts';
import { askArchive } from '../../../../usecases/archive/ask.ts';
import { diligencePackage } from '../../../../usecases/archive/prove-diligence.ts';
import { yaohao } from '../../../cli/yaohao.ts';
import type { Query } from '../../../support/database.ts';
import { by } from '../../../support/visit.ts';
import type { Bureau } from './bureau.ts';
import type { Clock } from './clock.ts';
import type { Team } from './team.ts';

type NewFile = (name: string, content: unknown) => string;
type Scene = { sql: Query; clock: Clock; newFile: NewFile };

/** What lies in a package, and its JSON files read. */
type Content = { names: string[]; read: (name: string) => any };

/**
 * R-191 归档 and R-190: the planner asks, the worker builds, the command line verifies the file offline and
 * names the one byte that somebody changed; the seals of the trail hold. Answers what lies in the package.
 */
export async function archiveTask(
  { sql, clock, newFile }: Scene,
  { planner }: Bureau,
  taskId: string,
): Promise<Content> {
  const { packageId } = await askArchive(by(planner), { taskId }, clock.now());
  await clock.look();
  const [pack] = await sql('select state, error, file from archive_package where id = $1', [
    packageId,
  ]);
  expect(pack).toMatchObject({ state: 'built', error: null });
  const [task] = await sql('select state from task where id = $1', [taskId]);
  expect(task).toEqual({ state: 'archived' });
  const bytes = pack!['file'] as Buffer;
  const verify = verifierIn(newFile);
  expect(await verify(bytes)).toMatchObject({ exit: 0, ok: true, isTrusted: true });
  const forged = Buffer.from(bytes);
  const at = forged.indexOf('result.signed');
  forged[at]! ^= 1;
  expect(await verify(forged)).toMatchObject({ exit: 1, ok: false, where: 'trail.json' });
  const { code, out } = await yaohao('audit', 'verify');
  expect([code, JSON.parse(out[0]!)]).toMatchObject([0, { ok: true }]);
  return contentOf(bytes);
}

/** R-196 尽职免责: an inspector takes out what shows that they did their duty; it is verified offline. */
export async function proveDiligence(
  { clock, newFile }: Pick<Scene, 'clock' | 'newFile'>,
  { visit, lead }: Pick<Team, 'visit' | 'lead'>,
): Promise<Content> {
  const given = { inspectionId: visit.id, inspectorId: lead.id };
  const font = { file: config().PDF_FONT, face: config().PDF_FONT_FACE };
  const { bytes } = await diligencePackage(by(lead), given, { font, now: clock.now() });
  const found = await verifierIn(newFile)(bytes);
  expect(found).toMatchObject({ exit: 0, ok: true, isTrusted: true, kind: 'due-diligence' });
  return contentOf(bytes);
}

/** The command line on a file that somebody handed over, with the key that this site publishes. */
const verifierIn = (newFile: NewFile) => async (content: Uint8Array) => {
  const path = newFile('package.zip', '');
  writeFileSync(path, content);
  const key = verifierOf(sealSigner());
  const { code, out } = await yaohao('archive', 'verify', path, '--key', key);
  return { exit: code, ...JSON.parse(out[0]!) };
};

function contentOf(bytes: Uint8Array): Content {
  const files = unzipSync(bytes);
  const read = (name: string) => JSON.parse(Buffer.from(files[name]!).toString());
  return { names: Object.keys(files), read };
}

import { beginImport, receiveImport, storeFile } from '../../usecases/registry/import/receive.ts';
import { runImport } from '../../usecases/registry/import/run.ts';
import type { RegistryKind } from '../../domain/registry/columns.ts';
import { type County, monday } from './county.ts';

/** A file as somebody uploads it. */
export type Upload = {
  kind: RegistryKind;
  fileName: string;
  bytes: Uint8Array;
  login?: string;
  unit?: string;
};

/** Uploads a file as the panel does and lets the worker read it; gives the id of the import. */
export async function upload(
  county: County,
  { kind, fileName, bytes, login = 'admin', unit = 'GQGA' }: Upload,
  now = monday,
): Promise<string> {
  const by = () => county.by(login);
  const unitId = county.units[unit]!;
  const { jobId } = await beginImport(await by(), { kind, unitId, fileName }, now);
  const stored = await storeFile(jobId, chunks(bytes), bytes.length);
  await receiveImport(await by(), { jobId, ...stored }, now);
  await runImport(jobId);
  return jobId;
}

async function* chunks(bytes: Uint8Array): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 50_000)
    yield Buffer.from(bytes.subarray(at, at + 50_000));
}

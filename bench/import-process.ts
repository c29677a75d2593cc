import { ReadableStream } from 'node:stream/web';
import { streamXlsxRows } from 'hucre/xlsx';
import { actorOf } from '../db/queries/actor.ts';
import { connect, disconnect } from '../db/data-source.ts';
import { importRegistry } from '../usecases/registry/import.ts';
import { readRegistryFile, summarise } from '../usecases/registry/read-file.ts';
import { streamOf } from '../usecases/registry/read-source.ts';
import { commandOf } from '../usecases/usecase.ts';
import type { ImportReport } from './import.ts';

// A process of its own for each measurement, so that its largest resident size is its own.
const [what, path, personId, unitId] = process.argv.slice(2) as [string, string, string, string];
const source = { name: path.split('/').at(-1)!, path };

const work: Record<string, () => Promise<number>> = {
  async import() {
    await connect();
    const command = commandOf(await actorOf(personId, '2026-09-14'), 'cli');
    const { clean } = await importRegistry(command, { kind: 'subjects', unitId, source });
    await disconnect();
    return clean;
  },
  read: async () => (await summarise(await readRegistryFile('subjects', source))).clean,
  async parse() {
    let rows = 0;
    const bytes = ReadableStream.from(streamOf(source)) as Parameters<typeof streamXlsxRows>[0];
    for await (const { index } of streamXlsxRows(bytes)) rows = index;
    return rows;
  },
};

const start = performance.now();
const rows = await work[what]!();
const report: ImportReport = {
  rows,
  ms: performance.now() - start,
  // `maxRSS` is in KiB.
  residentMiB: process.resourceUsage().maxRSS / 1024,
};
process.stdout.write(JSON.stringify(report));

import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import copyStreams from 'pg-copy-streams';
import { migrate } from '../db/migrate.ts';
import { plantCounty } from '../db/seed/plant.ts';
import { startPostgres } from '../simulator/embedded-postgres.ts';
import type { Line, Options } from './harness.ts';
import { writeCsv, writeXlsx } from './import-files.ts';

/** What a process of its own reports about one import. */
export type ImportReport = { rows: number; ms: number; residentMiB: number };

type Bench = {
  directory: string;
  client: pg.Client;
  environment: NodeJS.ProcessEnv;
  /** The ids of who imports and of the unit they import for. */
  importer: string[];
};

/**
 * An import of subjects with its checks, its encryption and its history beside a bare COPY of the same
 * rows into a table with the same columns, checks and indexes; a workbook beside its parser, read and
 * checked, and once more with its landing.
 */
export async function benchImport({ size }: Options): Promise<Line[]> {
  const subjects = size ?? 1_000_000;
  const directory = await mkdtemp(path.join(tmpdir(), 'yaohao-bench-'));
  await chmod(directory, 0o755);
  const postgres = await startPostgres(path.join(directory, 'data'));
  const client = new pg.Client({ connectionString: postgres.url });
  try {
    await client.connect();
    const environment = { ...process.env, ...settings(postgres.url) };
    const importer = await plant(postgres.url);
    const bench = { directory, client, environment, importer };
    return [...(await csvLines(bench, subjects)), ...(await xlsxLines(bench, subjects))];
  } finally {
    await client.end();
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

const settings = (url: string) => ({
  NODE_ENV: 'test',
  DATABASE_URL: url,
  DATA_KEY: '11'.repeat(32),
  SESSION_SECRET: 'a secret of the bench that is long enough',
  LOG_LEVEL: 'silent',
});

async function plant(url: string): Promise<string[]> {
  const role = (name: string) => url.replace(/\/\/[^@]*@/, `//${name}:${name}@`);
  await migrate({ owner: url, office: role('office'), portal: role('portal') });
  const planted = await plantCounty(url, {
    password: 'yaohao-demo',
    now: new Date('2026-09-14T09:00:00+08:00'),
  });
  return [planted!.people['admin']!, planted!.units['GQGA']!];
}

async function csvLines(bench: Bench, subjects: number): Promise<Line[]> {
  const { client, directory } = bench;
  const file = path.join(directory, 'subjects.csv');
  await writeCsv(file, subjects);
  const ours = await landed(bench, file, subjects);
  const peers = await bareCopy(client, path.join(directory, 'rows.copy'));
  const goal = `import, CSV of ${subjects.toLocaleString('en')} subjects`;
  return [
    {
      goal,
      unit: 'ms',
      ours: ours.ms,
      peer: 'COPY of the same rows',
      peers,
      ratio: ours.ms / peers,
      bound: 1 / 0.15,
    },
    residentLine(`${goal}: resident`, ours),
  ];
}

async function landed(bench: Bench, file: string, subjects: number): Promise<ImportReport> {
  const report = await inProcess(bench, 'import', file, bench.importer);
  if (report.rows !== subjects) throw new Error(`${report.rows} of ${subjects} subjects landed`);
  return report;
}

const residentLine = (goal: string, { residentMiB }: ImportReport): Line => ({
  goal,
  unit: 'MiB',
  ours: residentMiB,
  peer: '600 MB',
  peers: 600e6 / 2 ** 20,
  ratio: residentMiB / (600e6 / 2 ** 20),
  bound: 1,
});

/** How long a COPY of what was imported takes, into a table that is like it in columns, checks and indexes. */
async function bareCopy(client: pg.Client, file: string): Promise<number> {
  await pipeline(client.query(copyStreams.to('copy subject to stdout')), createWriteStream(file));
  await client.query('create table bare (like subject including all)');
  await client.query('alter table bare add foreign key (unit_id) references unit (id)');
  await client.query('checkpoint');
  const start = performance.now();
  await pipeline(createReadStream(file), client.query(copyStreams.from('copy bare from stdin')));
  return performance.now() - start;
}

// The parser's rate does not depend on how many rows there are, and a workbook of a million is large.
const mostInWorkbook = 200_000;

async function xlsxLines(bench: Bench, subjects: number): Promise<Line[]> {
  const file = path.join(bench.directory, 'subjects.xlsx');
  const size = Math.min(subjects, mostInWorkbook);
  // Subjects that the CSV file did not bring: all of them are new to the registry.
  await writeXlsx(file, { from: subjects, size });
  const peers = await inProcess(bench, 'parse', file);
  const ours = await inProcess(bench, 'read', file);
  if (ours.rows !== size || peers.rows !== size) throw new Error('rows of the workbook got lost');
  const whole = await landed(bench, file, size);
  const goal = `import, XLSX of ${size.toLocaleString('en')}`;
  return [
    besideParser(`${goal}: read and checked`, ours, peers, 2),
    residentLine(`${goal}: read and checked: resident`, ours),
    // The parser lands nothing, so this line is only shown.
    besideParser(`${goal}: landed, sealed, with history`, whole, peers, null),
    residentLine(`${goal}: landed, sealed, with history: resident`, whole),
  ];
}

const besideParser = (
  goal: string,
  ours: ImportReport,
  peers: ImportReport,
  bound: number | null,
): Line => ({
  goal,
  unit: 'ms',
  ours: ours.ms,
  peer: "the parser's own stream",
  peers: peers.ms,
  ratio: ours.ms / peers.ms,
  bound,
});

async function inProcess(
  { environment }: Bench,
  what: string,
  file: string,
  more: string[] = [],
): Promise<ImportReport> {
  const script = fileURLToPath(new URL('import-process.ts', import.meta.url));
  const words = ['--import', 'tsx', script, what, file, ...more];
  const child = spawn(process.execPath, words, {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(await text(child.stdout)) as ImportReport;
}

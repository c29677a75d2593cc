import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../db/migrate.ts';
import { startPostgres } from '../../simulator/embedded-postgres.ts';
import { prepareQueues } from '../../worker/queue-schema.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    ownerUrl: string;
  }
}

/** One Postgres for the whole run; `database.ts` copies its migrated database for each test file. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(path.join(tmpdir(), 'yaohao-test-'));
  await chmod(directory, 0o755);
  const postgres = await startPostgres(path.join(directory, 'data'), { fast: true });
  await migrate({
    owner: postgres.url,
    office: as(postgres.url, 'office'),
    portal: as(postgres.url, 'portal'),
  });
  await prepareQueues(postgres.url);
  project.provide('ownerUrl', postgres.url);
  return async () => {
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  };
}

/** The same database as another log-in. */
export function as(ownerUrl: string, login: 'office' | 'portal'): string {
  const url = new URL(ownerUrl);
  url.username = login;
  url.password = `${login}-password`;
  return url.href;
}

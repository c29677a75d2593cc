import { ConfigError, config } from '../config.ts';

type Failure = { code?: string; message?: string; port?: number; errors?: Failure[] };

/** Why the panel cannot start, in one line for the person who started it. */
export function problemOf(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  const { code, message, port, errors } = error as Failure;
  const first = code ?? errors?.[0]?.code;
  if (first === 'EADDRINUSE') return `端口 ${port} 已被占用 / Port ${port} is in use (ADMIN_PORT)`;
  if (first === 'EACCES') return `无权使用端口 ${port} / May not use port ${port} (ADMIN_PORT)`;
  if (!unreachable.test(first ?? ''))
    return `管理后台无法启动 / The panel cannot start: ${message}`;
  const { host } = new URL(config().DATABASE_URL);
  return `数据库 ${host} 无法连接 / Cannot reach the database at ${host}: ${first}`;
}

// The net's errors, and Postgres's for a wrong log-in, a missing database and a server that starts or stops.
const unreachable = /^(E[A-Z]+|28\w{3}|3D000|57P0\d|53300)$/;

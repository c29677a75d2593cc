import { ConfigError } from '../config.ts';

type Failure = { code?: string; message?: string; port?: number; errors?: Failure[] };

/** Why the portal cannot start, in words for the person who started it. */
export function problemOf(error: unknown, databaseUrl?: string): string {
  if (error instanceof ConfigError) return error.message;
  const { code, message, port, errors } = error as Failure;
  const first = code ?? errors?.[0]?.code;
  if (first === 'EADDRINUSE') return `端口 ${port} 已被占用 / Port ${port} is in use (PORTAL_PORT)`;
  if (first === 'EACCES') return `无权使用端口 ${port} / May not use port ${port} (PORTAL_PORT)`;
  const host = databaseUrl === undefined ? '' : new URL(databaseUrl).host;
  return `数据库 ${host} 无法连接 / Cannot reach the database at ${host}: ${first ?? message}`;
}

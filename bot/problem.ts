import { config, ConfigError } from '../config.ts';

type Failure = { code?: string; message?: string; port?: number; errors?: Failure[] };

/** Why the chats cannot start, for the person who started them. */
export function problemOf(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  const { code, message, port, errors } = error as Failure;
  const first = code ?? errors?.[0]?.code;
  if (first === 'EADDRINUSE') return `端口 ${port} 已被占用 / Port ${port} is in use (BOT_PORT)`;
  if (first === '42P01') {
    return '数据库尚未迁移，请先运行 npx yaohao migrate / The database is not migrated: run npx yaohao migrate first';
  }
  const { host } = new URL(config().DATABASE_URL);
  return `数据库 ${host} 或聊天平台无法使用 / Cannot use the database at ${host} or a chat platform: ${first ?? message}`;
}

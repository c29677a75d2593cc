import connectPgSimple from 'connect-pg-simple';
import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import { config } from '../../config.ts';
import { log } from '../../log.ts';

const hours = 12;

/** Sessions in Postgres, so that they outlive a restart and can be revoked; `close` ends its pool. */
export function sessions(): { handler: RequestHandler; close: () => Promise<void> } {
  const Store = connectPgSimple(session);
  const store = new Store({
    conObject: { connectionString: config().DATABASE_URL, max: 3 },
    tableName: 'session',
    createTableIfMissing: false,
    errorLog: (error: unknown) => log.warn({ err: error }, 'session store'),
  });
  const handler = session({
    store,
    name: 'yaohao.chat',
    secret: config().SESSION_SECRET,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    proxy: true,
    // Not strict: people come here by links in their chats.
    cookie: {
      httpOnly: true,
      sameSite: 'lax',
      secure: config().BOT_URL.startsWith('https:'),
      maxAge: hours * 3_600_000,
    },
  });
  return { handler, close: async () => store.close() };
}

/** Signs somebody in under a new session id: one that was planted before is worth nothing. */
export async function openSession(request: Request, personId: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    request.session.regenerate((error) => (error ? reject(error as Error) : resolve()));
  });
  request.session.personId = personId;
  await new Promise<void>((resolve, reject) => {
    request.session.save((error) => (error ? reject(error as Error) : resolve()));
  });
}

import connectPgSimple from 'connect-pg-simple';
import type { Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import { config } from '../config.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Locale } from '../locales/translate.ts';

declare module 'express-session' {
  interface SessionData {
    personId: string;
    locale: Locale;
    /** What the next page says about the last press. */
    flash: {
      tone: 'done' | 'refused';
      text: string;
      /** What the form that it leads to comes filled in with. */
      fields?: Record<string, string | string[] | undefined>;
      /** Why the last press was refused, for beside the field that it is about. */
      refusal?: Pick<Refusal, 'code' | 'details'>;
      /** The form that was refused, sealed (`keepRefused`). */
      form?: string;
    };
  }
}

const hour = 3_600_000;

/** Sessions in Postgres, so that they can be revoked and outlive a restart; `close` ends its pool. */
export function sessions(): { handler: RequestHandler; close: () => Promise<void> } {
  const Store = connectPgSimple(session);
  const store = new Store({
    conObject: { connectionString: config().DATABASE_URL, max: 3 },
    tableName: 'session',
    createTableIfMissing: false,
  });
  const handler = session({
    store,
    name: 'yaohao.panel',
    secret: config().SESSION_SECRET,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    proxy: true,
    cookie: {
      httpOnly: true,
      sameSite: 'strict',
      secure: config().NODE_ENV === 'production',
      maxAge: 8 * hour,
    },
  });
  return { handler, close: async () => store.close() };
}

/** Leads on only when the session is stored: a browser follows before the answer is at its end. */
export function leave(request: Request, response: Response, to: string): void {
  request.session.save((error: unknown) => {
    if (error) response.status(503).type('text').send('503');
    else response.redirect(303, to);
  });
}

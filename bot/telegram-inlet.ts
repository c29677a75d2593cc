import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Bot, GrammyError } from 'grammy';
import pg from 'pg';
import { telegramAccount } from '../chat/adapters.ts';
import { config } from '../config.ts';
import { translateAny } from '../locales/translate.ts';
import { log } from '../log.ts';
import { noteConflict } from '../usecases/account/bots.ts';
import { allowedUpdates } from './telegram.ts';

/** How updates reach us, for the health page, and the way to end it. */
export type Inlet = {
  state: () => 'webhook' | 'polling' | 'standby' | 'stopped';
  stop: () => Promise<void>;
};

/** Puts the commands into the menu of the chat, in the language of each reader. */
async function showCommands(bot: Bot): Promise<void> {
  for (const [locale, language_code] of [
    ['zh-CN', 'zh'],
    ['en', undefined],
  ] as const) {
    const commands = (
      [
        'today',
        'week',
        'owed',
        'queue',
        'tasks',
        'deputy',
        'me',
        'quiet',
        'language',
        'help',
      ] as const
    ).map((command) => ({
      command,
      description: translateAny(locale, `note.command.${command}`),
    }));
    await bot.api.setMyCommands(commands, language_code ? { language_code } : {});
  }
}

/** Tells Telegram to bring updates to BOT_URL/telegram, with the secret that proves it is Telegram. */
export async function startWebhook(bot: Bot, secret: string): Promise<Inlet> {
  await bot.init();
  await bot.api.setWebhook(new URL('/telegram', config().BOT_URL).href, {
    secret_token: secret,
    allowed_updates: allowedUpdates,
  });
  await showCommands(bot);
  return { state: () => 'webhook', stop: () => Promise.resolve() };
}

/**
 * Polls Telegram, in one process only: the one that holds an advisory lock of Postgres. A second
 * poller (which Telegram answers with 409) or a lost connection ends the leadership; then it is
 * tried anew.
 */
export function startPolling(bot: Bot, againMs = 3000): Inlet {
  const stopping = new AbortController();
  let state: ReturnType<Inlet['state']> = 'standby';
  const run = async () => {
    while (!stopping.signal.aborted) {
      await leadOnce(bot, stopping.signal, (next) => (state = next)).catch(noteFailure);
      state = 'standby';
      await pause(againMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
    state = 'stopped';
  };
  const done = run();
  return {
    state: () => state,
    stop: async () => {
      stopping.abort();
      await done;
    },
  };
}

// 409: somebody else polls with our token. The health page turns yellow, and we go on trying.
async function noteFailure(error: unknown): Promise<void> {
  log.warn({ err: error }, 'not polling telegram');
  if (!(error instanceof GrammyError) || error.error_code !== 409) return;
  const account = telegramAccount(config().TELEGRAM_TOKEN ?? '');
  await noteConflict('telegram', account).catch((fault: unknown) =>
    log.warn({ err: fault }, 'conflict not noted'),
  );
}

// One leader for each token: two bots on one database poll side by side. The token itself is told to nobody.
const lockClass = 7_207_301;
const lockOf = (token: string): number => createHash('sha256').update(token).digest().readInt32BE();

async function leadOnce(bot: Bot, stopping: AbortSignal, tell: (state: 'polling') => void) {
  const client = new pg.Client({ connectionString: config().DATABASE_URL, keepAlive: true });
  const over = new AbortController();
  const stop = () => over.abort();
  // Without the connection the lock is somebody else's.
  client.on('error', stop);
  client.on('end', stop);
  await client.connect();
  try {
    const { rows } = await client.query('select pg_try_advisory_lock($1, $2) as got', [
      lockClass,
      lockOf(bot.token),
    ]);
    if (!rows[0].got || stopping.aborted) return;
    stopping.addEventListener('abort', stop, { once: true });
    await bot.init();
    await bot.api.deleteWebhook();
    await showCommands(bot);
    tell('polling');
    await poll(bot, over.signal);
  } finally {
    stopping.removeEventListener('abort', stop);
    client.off('end', stop);
    await client.end();
  }
}

/**
 * Takes updates in their order until it is told to stop. The next request is what confirms the ones
 * before, so an update that could not be kept is left unconfirmed and comes again; grammY's own loop
 * confirms it all the same, and it is lost.
 */
async function poll(bot: Bot, signal: AbortSignal): Promise<void> {
  let offset = 0;
  while (!signal.aborted) {
    const request = { offset, timeout: 30, allowed_updates: allowedUpdates };
    const updates = await bot.api.getUpdates(request, signal as never).catch((error: unknown) => {
      if (signal.aborted) return [];
      throw error;
    });
    for (const update of updates) {
      await bot.handleUpdate(update);
      offset = update.update_id + 1;
    }
  }
}

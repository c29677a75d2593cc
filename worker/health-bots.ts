import { telegramAccount } from '../chat/adapters.ts';
import { type Config, config } from '../config.ts';
import { database } from '../db/data-source.ts';
import { log } from '../log.ts';

/** A bot as the health page tells of it; not `ok` is yellow: cards still go out, presses may not come in. */
export type BotHealth = {
  provider: 'telegram' | 'slack';
  ok: boolean;
  state: 'listening' | 'conflict' | 'silent' | 'unseen';
  name: string;
  mode: string;
  leader: string;
  beatAgeMs: number | null;
  conflicts: number;
  conflictAgeMs: number | null;
};

// Six missed beats; and as long as somebody needs to find the other program.
const silentMs = 60_000;
const conflictMs = 600_000;

/** The bots that are configured: who hears each, whether another program gets in between. */
export async function botHealth(settings: Config = config()): Promise<BotHealth[]> {
  try {
    const rows: Row[] = await database().query(sql);
    return configured(settings).map(({ provider, account }) => {
      const row = rows.find(
        (one) => one.provider === provider && (!account || one.account === account),
      );
      return healthOf(provider, row);
    });
  } catch (error) {
    // That the database is away is said elsewhere.
    log.warn({ err: error }, 'bots not looked at');
    return [];
  }
}

type Row = Omit<BotHealth, 'ok' | 'state' | 'leader'> & { account: string; leader: string | null };

const sql = `
select provider, account, name, mode, leader, conflicts,
  (extract(epoch from clock_timestamp() - beat_at) * 1000)::float8 as "beatAgeMs",
  (extract(epoch from clock_timestamp() - conflict_at) * 1000)::float8 as "conflictAgeMs"
from chat_account order by beat_at desc`;

function configured({ TELEGRAM_TOKEN: token, SLACK_BOT_TOKEN: slack }: Config) {
  return [
    ...(token ? [{ provider: 'telegram', account: telegramAccount(token) } as const] : []),
    ...(slack ? [{ provider: 'slack', account: undefined } as const] : []),
  ];
}

function healthOf(provider: BotHealth['provider'], row: Row | undefined): BotHealth {
  if (!row) return { provider, ok: false, state: 'unseen', ...nobody };
  const { name, mode, leader, conflicts, beatAgeMs, conflictAgeMs } = row;
  const state = stateOf(row);
  const facts = { name, mode, leader: leader ?? '', conflicts, beatAgeMs, conflictAgeMs };
  return { provider, ok: state === 'listening', state, ...facts };
}

const nobody = {
  name: '',
  mode: '',
  leader: '',
  beatAgeMs: null,
  conflicts: 0,
  conflictAgeMs: null,
};

function stateOf({ leader, beatAgeMs, conflictAgeMs }: Row): BotHealth['state'] {
  if (conflictAgeMs !== null && conflictAgeMs < conflictMs) return 'conflict';
  if (leader === null) return 'unseen';
  return (beatAgeMs ?? Infinity) < silentMs ? 'listening' : 'silent';
}

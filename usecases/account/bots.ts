import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';

type Platform = 'telegram' | 'slack';

/** A bot that listens: what it is called, by which way it hears, in which process, and where it is opened. */
export type Bot = {
  provider: Platform;
  account: string;
  name: string;
  mode: string;
  leader: string;
  link?: string | undefined;
};

/** A bot says that it listens; every ten seconds or so. */
export async function beatBot({ provider, account, name, mode, leader, link }: Bot): Promise<void> {
  await database().query(
    `insert into chat_account (provider, account, name, mode, leader, beat_at, link)
     values ($1, $2, $3, $4, $5, clock_timestamp(), $6)
     on conflict (provider, account) do update set name = excluded.name, mode = excluded.mode,
       leader = excluded.leader, beat_at = excluded.beat_at, link = coalesce(excluded.link, chat_account.link)`,
    [provider, account, name, mode, leader, link ?? null],
  );
}

/** The platform threw a poller out because another one uses the same token, which nobody of ours does. */
export async function noteConflict(provider: Platform, account: string): Promise<void> {
  await database().query(
    `insert into chat_account (provider, account, name, mode, beat_at, conflict_at, conflicts)
     values ($1, $2, '', 'conflict', clock_timestamp(), clock_timestamp(), 1)
     on conflict (provider, account) do update set conflict_at = clock_timestamp(),
       conflicts = chat_account.conflicts + 1`,
    [provider, account],
  );
}

/** Something that was not signed by the platform came to its hook: counted, and nothing else of it kept. */
export async function countRejected(provider: Platform): Promise<void> {
  await database().query(
    `insert into rejected_hook (provider, count, last_at) values ($1, 1, $2)
     on conflict (provider) do update set count = rejected_hook.count + 1, last_at = excluded.last_at`,
    [provider, await currentTime()],
  );
}

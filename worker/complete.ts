import { database } from '../db/data-source.ts';
import type { Message } from '../db/entities/message.ts';
import type { Pace } from '../domain/delivery.ts';

/** What an attempt leaves in the row; absent columns stay as they are. */
export type Completion = {
  state: 'pending' | 'sent' | 'failed' | 'unknown';
  waitMs?: number;
  error?: string | null;
  columns?: Columns;
  /** The pace of the chat that was spoken into: the next may follow it from now on. */
  spoken?: Pace | undefined;
};

/** What a message knows about its copy in a chat. */
export type Columns = Partial<Pick<Message, keyof typeof columnNames>>;

const columnNames = {
  provider: 'provider',
  account: 'account',
  chat: 'chat',
  providerRef: 'provider_ref',
  sentVersion: 'sent_version',
  sentHash: 'sent_hash',
  locale: 'locale',
  sentAt: 'sent_at',
  asks: 'asks',
} as const;

/**
 * Writes down how an attempt ended, if it is still this attempt's to say: a worker that slept through
 * its lease may tell what it knows while nobody else has tried, and is not heard after that.
 * Gives whether it was heard.
 */
export async function complete(message: Message, completion: Completion): Promise<boolean> {
  const { state, waitMs = 0, error = null, columns = {}, spoken } = completion;
  const values: unknown[] = [message.id, message.attempt, state, waitMs, error];
  values.push(spoken?.key ?? null, spoken?.everyMs ?? 0);
  const sets = Object.entries(columns).map(([column, value]) => {
    values.push(value);
    return `, ${columnNames[column as keyof typeof columnNames]} = $${values.length}`;
  });
  const [, count]: [unknown, number] = await database().query(
    `with spoken as (update chat_pace
       set free_at = greatest(free_at, clock_timestamp() + $7 * interval '1 millisecond') where key = $6)
     update message set state = $3, lease_until = null, last_error = $5,
       next_try_at = clock_timestamp() + $4 * interval '1 millisecond' ${sets.join('')}
     where id = $1 and attempt = $2 and state in ('sending', 'unknown')`,
    values,
  );
  return count === 1;
}

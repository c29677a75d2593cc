import { database } from '../db/data-source.ts';
import type { ProviderId } from '../chat/port.ts';
import { retried } from '../usecases/retried.ts';
import type { DocumentKind } from '../domain/visit-record.ts';

/** Where something came from: an account of a platform, in a chat. On the web `user` is the person. */
export type From = { provider: ProviderId; account: string; user: string; chat: string };

/** A file as its platform announces it: how to ask for it, what its sender calls it, what was said with it. */
export type SentFile = {
  ref: string;
  name: string;
  bytes: number | null;
  caption?: string;
  /** What the platform calls several files that were sent as one. */
  album?: string;
  /** The message that it answers. */
  replyTo?: string;
  /** On the web: the visit, and the point of its checklist, whose page it came from. */
  visit?: string;
  itemId?: string;
  point?: string;
  /** On the web: which document of the visit it is. */
  document?: DocumentKind;
};

/** What people do in chats, the same for every platform. Tokens and link codes come as their hashes. */
export type Deed =
  /**
   * `place`: where somebody is who checks in, as geo:… of RFC 5870. `at`: the message that was pressed,
   * as its platform names it.
   */
  | { t: 'press'; grant: string; place?: string; at?: string }
  | { t: 'form'; grant: string; answers: Record<string, string> }
  | { t: 'choice'; form: string; field: number; option: number }
  | { t: 'words'; text: string }
  | { t: 'file'; file: SentFile }
  | { t: 'place'; place: string }
  | { t: 'command'; name: string; argument: string }
  /** Whether the account that brought a code is its person's. */
  | { t: 'link'; claim: string; answer: 'yes' | 'no' }
  | { t: 'reachability'; reachable: boolean };

/** Something that came in, with the platform's own name for the event. */
export type Inbound = { eventKey: string; from: From; deed: Deed };

/** Writes down what came in, before the platform is told that we have it. False for a repetition. */
export async function keep({ eventKey, from, deed }: Inbound): Promise<boolean> {
  const inserted = await database().query(
    `insert into inbox (event_key, provider, account, actor, kind, body, received_at)
     values ($1, $2, $3, $4, $5, $6, clock_timestamp()) on conflict do nothing returning event_key`,
    [eventKey, from.provider, from.account, from.user, deed.t, asJson({ from, deed })],
  );
  return inserted.length > 0;
}

// Postgres takes neither a NUL nor half of a surrogate pair: what cannot be kept would come for ever.
const asJson = (body: object): string =>
  JSON.stringify(body, (_, value: unknown) =>
    typeof value === 'string' ? value.replaceAll(unkept, '\ufffd') : value,
  );
// oxlint-disable-next-line no-control-regex
const unkept = /\0|\p{Surrogate}/gu;

/** Writes down what came of it. */
export async function settle(eventKey: string, outcome: string): Promise<void> {
  const sql = 'update inbox set handled_at = clock_timestamp(), outcome = $2 where event_key = $1';
  await retried(() => database().query(sql, [eventKey, outcome]));
}

/** What was kept but never handled, because a process died in between; each is taken once. */
export async function abandoned(seconds = 30): Promise<Inbound[]> {
  const [rows]: [{ event_key: string; body: Pick<Inbound, 'from' | 'deed'> }[]] =
    await database().query(
      `update inbox set received_at = clock_timestamp() where event_key in (
         select event_key from inbox where handled_at is null
           and received_at < clock_timestamp() - $1 * interval '1 second'
         order by received_at limit 100 for update skip locked)
       returning event_key, body`,
      [seconds],
    );
  return rows.map(({ event_key: eventKey, body }) => ({ eventKey, ...body }));
}

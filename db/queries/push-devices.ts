import { database } from '../data-source.ts';

/** A device of somebody that is told of news, as its owner sees it. */
export type PushDeviceRow = {
  id: string;
  label: string;
  madeAt: Date;
  lastSentAt: Date | null;
  /** Since its last success nothing came through. */
  failing: boolean;
};

/** The devices of somebody that are told, the newest first. */
export const pushDevices = (personId: string): Promise<PushDeviceRow[]> =>
  database().query(
    `select id, label, made_at as "madeAt", last_sent_at as "lastSentAt", tries > 0 as failing
     from push_subscription where person_id = $1 and ended_at is null order by made_at desc, id`,
    [personId],
  );

/** A device as it is spoken to, in its owner's language. */
export type PushTarget = {
  endpoint: string;
  p256dh: string;
  authSealed: Buffer;
  locale: 'zh-CN' | 'en';
};

/** The devices of somebody as they are spoken to. */
export const pushTargets = (personId: string): Promise<PushTarget[]> =>
  database().query(
    `select s.endpoint, s.p256dh, s.auth_sealed as "authSealed", p.locale
     from push_subscription s join person p on p.id = s.person_id
     where s.person_id = $1 and s.ended_at is null order by s.made_at`,
    [personId],
  );

/** How push services take us: devices that are told, pushes that wait, hosts that refuse us or do not answer. */
export type PushFigures = { live: number; waiting: number; refused: string[]; silent: string[] };

// A device or a line may fail once; three in a row are a network that does not let us out.
const silentTries = 3;

/** Reads how push services take us. */
export async function pushFigures(): Promise<PushFigures> {
  const [row]: PushFigures[] = await database().query(
    `with live as (select *, split_part(split_part(endpoint, '/', 3), ':', 1) as host
       from push_subscription where ended_at is null)
     select count(*)::int as live, count(*) filter (where sent < wanted)::int as waiting,
       coalesce(array_agg(distinct host) filter (where tries > 0 and last_failure in ('401', '403')), '{}') as refused,
       coalesce(array_agg(distinct host) filter (where tries >= $1 and last_failure = 'none'), '{}') as silent
     from live`,
    [silentTries],
  );
  return row!;
}

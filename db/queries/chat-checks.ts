import type { CheckReport } from '../../domain/chat-check.ts';
import { database } from '../data-source.ts';

/** A check that somebody asked for and that has not been carried out. */
export type AskedCheck = { eventId: string; personId: string; unitPath: string };

/** The checks that wait, what was asked first first; what is older than an hour nobody waits for any more. */
export const askedChecks = (): Promise<AskedCheck[]> =>
  database().query(
    `select a.id::text as "eventId", a.actor_id as "personId", a.unit_path as "unitPath" from event a
     where a.type = 'check.asked' and a.at > present_time() - interval '1 hour'
       and not exists (select 1 from event r where r.type = 'check.reported' and r.about_id = a.about_id
         and r.data ->> 'askedBy' = a.id::text)
     order by a.id`,
  );

/** A check as whoever asked for it reads it; without reports while it is being carried out. */
export type ShownCheck = { askedAt: Date; reports: CheckReport[] | null };

/** The last checks that somebody asked for, newest first. */
export const checksOf = (personId: string, limit = 5): Promise<ShownCheck[]> =>
  database().query(
    `select a.at as "askedAt", r.data -> 'reports' as reports from event a
       left join event r on r.type = 'check.reported' and r.about_id = a.about_id and r.data ->> 'askedBy' = a.id::text
     where a.type = 'check.asked' and a.about_id = $1 order by a.id desc limit $2`,
    [personId, limit],
  );

/** With which account somebody is on a platform; null where they are not linked. */
export async function testerOn(
  provider: string,
  personId: string,
): Promise<{ userId: string | null; locale: 'zh-CN' | 'en' }> {
  const [row] = await database().query(
    `select p.locale, i.user_id as "userId" from person p
       left join chat_identity i on i.person_id = p.id and i.provider = $1 and i.revoked_at is null
     where p.id = $2`,
    [provider, personId],
  );
  const locale = row?.locale === 'en' ? 'en' : 'zh-CN';
  return { userId: provider === 'web' ? personId : (row?.userId ?? null), locale };
}

/** Whether any unit has a group chat on Slack: to read one back, the bot's token needs a scope more. */
export async function hasSlackGroups(): Promise<boolean> {
  const rows = await database().query(`select 1 from chat_group where provider = 'slack' limit 1`);
  return rows.length > 0;
}

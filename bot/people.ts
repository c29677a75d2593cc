import { database } from '../db/data-source.ts';
import { actorOf } from '../db/queries/actor.ts';
import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Locale } from '../locales/translate.ts';
import type { From } from './inbound.ts';

/** Somebody known, as they act through a chat. */
export type Known = { actor: Actor & { kind: 'person' }; locale: Locale };

/** The person behind an account. Refuses `unknown-person` for an account that is linked to nobody. */
export async function knownPerson(from: From): Promise<Known> {
  const [row] = await database().query(
    from.provider === 'web'
      ? `select id, locale from person where id = $1 and active`
      : `select p.id, p.locale from chat_identity i join person p on p.id = i.person_id
         where i.user_id = $1 and i.provider = $2 and i.account = $3 and i.revoked_at is null and p.active`,
    from.provider === 'web' ? [from.user] : [from.user, from.provider, from.account],
  );
  if (!row) throw new Refusal('unknown-person');
  const actor = await actorOf(row.id);
  if (actor.kind !== 'person') throw new Refusal('unknown-person');
  return { actor, locale: row.locale === 'en' ? 'en' : 'zh-CN' };
}

/** Keeps whether the bot may write to an account, and in which chat. */
export async function setReachable(from: From, reachable: boolean): Promise<void> {
  await database().query(
    `update chat_identity set reachable = $4, chat = coalesce($5, chat)
     where user_id = $1 and provider = $2 and account = $3 and revoked_at is null`,
    [from.user, from.provider, from.account, reachable, reachable ? from.chat : null],
  );
}

import { database } from '../data-source.ts';

/** A card in a web chat; `card` is what the adapter put there. */
export type WebPostRow = {
  id: string;
  locale: 'zh-CN' | 'en';
  card: unknown;
  postedAt: Date;
  editedAt: Date | null;
};

/** The newest cards of a web chat, newest first. */
export const webPosts = (chat: string, limit = 100): Promise<WebPostRow[]> =>
  database().query(
    `select id, locale, card, posted_at as "postedAt", edited_at as "editedAt"
     from web_post where chat = $1 and taken_at is null order by posted_at desc, id limit $2`,
    [chat, limit],
  );

/** A group chat on the web, with the unit whose people may read it; nothing when there is none. */
export async function webGroup(
  chat: string,
): Promise<{ title: string; unitPath: string } | undefined> {
  const [row] = await database().query(
    `select g.title, u.path as "unitPath" from chat_group g join unit u on u.id = g.unit_id
     where g.provider = 'web' and g.chat = $1`,
    [chat],
  );
  return row;
}

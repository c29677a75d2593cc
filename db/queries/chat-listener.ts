import { database } from '../data-source.ts';

/** Which of our processes hears a platform, and whether somebody else used its token lately. */
export type ChatListener = {
  mode: string;
  leader: string | null;
  isFresh: boolean;
  conflictAgoS: number | null;
};

/** What the bots last said about a platform; nothing when none ever listened to it. */
export async function chatListener(provider: string): Promise<ChatListener | undefined> {
  const [row] = await database().query(
    `select mode, leader, beat_at > clock_timestamp() - interval '40 seconds' as "isFresh",
       extract(epoch from clock_timestamp() - conflict_at)::int as "conflictAgoS"
     from chat_account where provider = $1 order by beat_at desc limit 1`,
    [provider],
  );
  return row;
}

import type { WebClient } from '@slack/web-api';

/**
 * Where Slack opens the private chat with this app; nothing where it does not say which app this is (the
 * bot needs the scope users:read). No address of Slack carries a command along: that is typed there.
 */
export async function slackAppLink(client: WebClient): Promise<string | undefined> {
  const { bot_id: bot = '', team_id: team = '' } = await client.auth.test();
  const app = await client.bots.info({ bot }).then(
    ({ bot: found }) => found?.app_id,
    () => undefined,
  );
  if (!app || !team) return undefined;
  return `https://slack.com/app_redirect?${new URLSearchParams({ app, team }).toString()}`;
}

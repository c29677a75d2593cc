import type { Platforms } from '../sample-chats.ts';

/** Turns a fault of the chat platforms on or off; `person` is the address of the first inspector's pane. */
export async function switchFault(
  { telegram, slack }: Platforms,
  { name, on, person }: Record<string, unknown>,
): Promise<void> {
  const user = /\/ui\/([^?]+)/.exec(String(person))?.[1];
  if (name === 'blocked' && user) {
    if (user.startsWith('U')) slack.blocked(user, on === true);
    else telegram.blocked(user, on === true);
  }
  if (on !== true) return;
  for (const platform of [telegram, slack]) {
    if (name === 'rateLimit') platform.rateLimit({ count: 3, retryAfter: 5 });
    if (name === 'hang')
      platform.hangAfterSend(platform === telegram ? 'sendMessage' : 'chat.postMessage', 1);
    if (name === 'duplicate') platform.duplicate(1);
  }
}

import type { Platforms } from '../sample-chats.ts';

type Switch = (platforms: Platforms, on: boolean, user: string | undefined) => void;

/** The faults of the demo page; all but the first happen a few times and are over by themselves. */
const switches: Record<string, Switch> = {
  blocked: ({ telegram, slack }, on, user) => {
    if (user?.startsWith('U')) slack.blocked(user, on);
    else if (user) telegram.blocked(user, on);
  },
  rateLimit: ({ telegram, slack }, on) => {
    if (on) for (const one of [telegram, slack]) one.rateLimit({ count: 3, retryAfter: 5 });
  },
  hang: ({ telegram, slack }, on) => {
    if (!on) return;
    telegram.hangAfterSend('sendMessage', 1);
    slack.hangAfterSend('chat.postMessage', 1);
  },
  duplicate: ({ telegram, slack }, on) => {
    if (on) for (const one of [telegram, slack]) one.duplicate(1);
  },
};

/** Turns a fault of the chat platforms on or off; `person` is the address of the first inspector's pane. */
export function switchFault(
  platforms: Platforms,
  { name, on, person }: Record<string, unknown>,
): void {
  const user = /\/ui\/([^?]+)/.exec(String(person))?.[1];
  switches[String(name)]?.(platforms, on === true, user);
}

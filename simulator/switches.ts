import type { FaultSwitches } from './fake-faults.ts';
import type { Platforms } from './sample-chats.ts';

/** What a switch acts on: both platforms, and whose account where it is about somebody. */
export type At = { platforms: Platforms; user?: string | undefined };

/** A switch says whether there was anything to switch; one that `stays` is on until it is switched off. */
type Switch = { stays?: true; turn: (at: At, on: boolean) => boolean };

type Name = Exclude<keyof FaultSwitches, 'holdTo'> | 'secondPoller';

const everywhere = ({ telegram, slack }: Platforms, act: (one: FaultSwitches) => void): boolean => {
  for (const platform of [telegram, slack]) act(platform);
  return true;
};

// A person's platform is told by the form of their account there; the web has no faults of its own.
function platformOf({ platforms, user = '' }: At): FaultSwitches | undefined {
  if (user.startsWith('U')) return platforms.slack;
  return /^\d+$/.test(user) ? platforms.telegram : undefined;
}

/**
 * Everything that can be made to go wrong, by the names that the fakes have for it: one line is one
 * button of the demo's page, and a switch that the fakes have and this table lacks does not compile.
 */
export const switches: Record<Name, Switch> = {
  blocked: {
    stays: true,
    turn: (at, on) => {
      platformOf(at)?.blocked(at.user!, on);
      return platformOf(at) !== undefined;
    },
  },
  rateLimit: {
    turn: ({ platforms }) =>
      everywhere(platforms, (one) => one.rateLimit({ count: 3, retryAfter: 5 })),
  },
  fail5xx: {
    turn: ({ platforms: { telegram, slack } }) => {
      telegram.fail5xx('sendMessage');
      slack.fail5xx('chat.postMessage');
      return true;
    },
  },
  hangAfterSend: {
    turn: ({ platforms: { telegram, slack } }) => {
      telegram.hangAfterSend('sendMessage');
      slack.hangAfterSend('chat.postMessage');
      return true;
    },
  },
  dropAck: { turn: ({ platforms }) => everywhere(platforms, (one) => one.dropAck()) },
  duplicate: { turn: ({ platforms }) => everywhere(platforms, (one) => one.duplicate()) },
  reorder: { turn: ({ platforms }) => everywhere(platforms, (one) => one.reorder()) },
  expireTrigger: { turn: ({ platforms }) => everywhere(platforms, (one) => one.expireTrigger()) },
  deleteMessage: { turn: deleteNewest },
  revokeToken: {
    stays: true,
    turn: ({ platforms }, on) => everywhere(platforms, (one) => one.revokeToken(on)),
  },
  disconnectSocket: {
    turn: ({ platforms }) => everywhere(platforms, (one) => one.disconnectSocket()),
  },
  secondPoller: {
    turn: ({ platforms: { telegram } }) => {
      telegram.secondPoller();
      return true;
    },
  },
};

/** The switches in the order of the page. */
export const switchNames = Object.keys(switches) as SwitchName[];
export type SwitchName = Name;

// What people see on top of their chat is what they would miss most.
function deleteNewest(at: At): boolean {
  const { telegram, slack } = at.platforms;
  const platform = platformOf(at) === slack ? slack : telegram;
  const chat = platform === slack ? `D${at.user?.slice(1)}` : at.user;
  const cards = platform
    .messages(chat ?? '')
    .filter(({ fromBot, deleted, onlyFor }) => fromBot && !deleted && !onlyFor);
  const newest = cards.at(-1);
  if (!newest) return false;
  platform.deleteMessage(newest);
  return true;
}

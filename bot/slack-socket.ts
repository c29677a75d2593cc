import { setTimeout as pause } from 'node:timers/promises';
import { SocketModeReceiver } from '@slack/bolt';
import { log } from '../log.ts';
import { boltLog } from './slack-log.ts';

/** How Slack's events reach us, for the health page, and the way to end it. */
export type SlackInlet = {
  state: () => 'http' | 'socket' | 'connecting' | 'refused' | 'stopped';
  stop: () => Promise<void>;
};

/** A receiver that opens its own connection to Slack: for offices without a public address. */
export const socketReceiver = (appToken: string, slackApiUrl?: string): SocketModeReceiver =>
  new SocketModeReceiver({
    appToken,
    logger: boltLog,
    // The library's own reconnecting ends the process when Slack refuses it; `holdSocket` does it.
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: {
        ...(slackApiUrl && { slackApiUrl }),
        retryConfig: { retries: 0 },
        timeout: 10_000,
      },
    },
  });

const longestMs = 30_000;
const steadyMs = 30_000;

/**
 * Keeps the socket open until it is stopped: a lost one is opened again after a moment, then ever
 * later up to half a minute, and a refused token is tried on, since somebody may mend it.
 */
export function holdSocket({ client }: SocketModeReceiver, firstMs = 250): SlackInlet {
  const stopping = new AbortController();
  let state: ReturnType<SlackInlet['state']> = 'connecting';
  let lose = (): void => undefined;
  client.on('disconnected', () => lose());
  const hold = async () => {
    let failures = 0;
    while (!stopping.signal.aborted) {
      const lost = new Promise<void>((resolve) => (lose = resolve));
      const openedAt = Date.now();
      try {
        await client.start();
        state = 'socket';
        if (stopping.signal.aborted) void client.disconnect();
        await lost;
        state = 'connecting';
      } catch (error) {
        state = isRefusal(error) ? 'refused' : 'connecting';
        log.warn({ err: error, state }, 'slack socket not open');
      }
      failures = Date.now() - openedAt > steadyMs ? 0 : failures + 1;
      await pauseBefore(failures, firstMs, stopping.signal);
    }
    state = 'stopped';
  };
  const done = hold();
  return {
    state: () => state,
    stop: async () => {
      stopping.abort();
      void client.disconnect();
      await done;
    },
  };
}

// Many bots that lost Slack together must not come back together.
async function pauseBefore(failures: number, firstMs: number, signal: AbortSignal): Promise<void> {
  const longest = Math.min(longestMs, firstMs * 2 ** Math.max(0, failures - 1));
  const ms = longest / 2 + (Math.random() * longest) / 2;
  await pause(ms, undefined, { signal }).catch(() => undefined);
}

const isRefusal = (error: unknown): boolean =>
  (error as { code?: string } | undefined)?.code === 'slack_webapi_platform_error';

import { Api } from 'grammy';
import { config } from '../config.ts';
import type { ChatPort, ProviderId } from './port.ts';
import { slackClient, slackPort } from './slack.ts';
import { telegramPort } from './telegram.ts';
import { webPort } from './web.ts';

/** The platforms that this process can send through; undefined where one is not configured. */
export type Adapters = Record<ProviderId, ChatPort | undefined>;

let current: Adapters | undefined;

/** The platforms that are configured, made once per process. The web chat always is. */
export function adapters(): Adapters {
  current ??= make();
  return current;
}

/** Forgets the adapters, so that the next call reads the configuration again. */
export function forgetAdapters(): void {
  current = undefined;
}

function make(): Adapters {
  const { TELEGRAM_TOKEN: telegram, SLACK_BOT_TOKEN: slack, SLACK_API_URL: url } = config();
  return {
    telegram: telegram ? telegramPort(telegramApi(telegram), telegramAccount(telegram)) : undefined,
    slack: slack ? slackPort(slackClient(slack, url)) : undefined,
    web: webPort,
  };
}

/** The bot's id, which is the first half of its token. */
export const telegramAccount = (token: string): string => token.split(':')[0] ?? '';

/** A raw Api without retries; a lost answer shows after 20 seconds. */
export function telegramApi(token: string): Api {
  const { TELEGRAM_API_ROOT: apiRoot } = config();
  return new Api(token, { ...(apiRoot && { apiRoot }), timeoutSeconds: 20 });
}

import { hostname } from 'node:os';
import type { RequestHandler } from 'express';
import { adapters, telegramAccount } from '../chat/adapters.ts';
import { slackAppLink } from '../chat/slack-app.ts';
import { slackClient } from '../chat/slack.ts';
import { config } from '../config.ts';
import { beatBot, countRejected } from '../usecases/account/bots.ts';
import type { Work } from './work.ts';

const providers = ['telegram', 'slack'] as const;
type Platform = (typeof providers)[number];

/** How each platform reaches this process at the moment; 'standby' and the like when it does not. */
export type States = Record<Platform, () => string | undefined>;

const lookMs = 1000;
const beatMs = 10_000;
const listening = ['polling', 'webhook', 'http', 'socket'];

/**
 * Says every ten seconds, and at once when that begins, that this process hears a platform, so that
 * the health page knows the leader. Gives the way to end it.
 */
export function startHeartbeat(states: States, work: Work): () => void {
  const last: Partial<Record<Platform, { state: string; at: number }>> = {};
  const look = () => {
    for (const provider of providers) {
      const state = states[provider]() ?? 'off';
      const before = last[provider];
      if (before?.state === state && Date.now() - before.at < beatMs) continue;
      last[provider] = { state, at: Date.now() };
      if (listening.includes(state)) work.add('heartbeat', () => beat(provider, state));
    }
  };
  const timer = setInterval(look, lookMs).unref();
  look();
  return () => clearInterval(timer);
}

const names = new Map<Platform, string>();
const links = new Map<Platform, string | undefined>();

async function beat(provider: Platform, mode: string): Promise<void> {
  const name = names.get(provider) ?? (await adapters()[provider]?.check())?.detail ?? '';
  names.set(provider, name);
  const account = provider === 'telegram' ? telegramAccount(config().TELEGRAM_TOKEN ?? '') : name;
  const link = await linkOf(provider, name);
  const leader = `${hostname()}:${process.pid}`;
  await beatBot({ provider, account, name, mode, leader, link });
}

// Asked for once: neither changes while a token is in use.
async function linkOf(provider: Platform, name: string): Promise<string | undefined> {
  if (links.has(provider)) return links.get(provider);
  const { SLACK_BOT_TOKEN: token = '', SLACK_API_URL: url } = config();
  const link =
    provider === 'slack'
      ? await slackAppLink(slackClient(token, url))
      : `https://t.me/${encodeURIComponent(name.replace(/^@/, ''))}`;
  links.set(provider, link);
  return link;
}

/** Counts what came to a hook without the platform's signature or secret; it was answered 401. */
export const countUnsigned =
  (work: Work): RequestHandler =>
  (request, response, next) => {
    const provider = providers.find((one) => request.path.startsWith(`/${one}`));
    response.once('finish', () => {
      if (provider && response.statusCode === 401) {
        work.add('rejected hook', () => countRejected(provider));
      }
    });
    next();
  };

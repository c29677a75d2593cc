import { ExpressReceiver } from '@slack/bolt';
import type { Router } from 'express';
import { type Config, config, ConfigError } from '../config.ts';
import { boltLog } from './slack-log.ts';
import { holdSocket, type SlackInlet, socketReceiver } from './slack-socket.ts';
import { slackApp } from './slack.ts';
import type { Work } from './work.ts';

/**
 * Refuses half a configuration: a bot that hears nothing, or that believes everybody. Either the
 * signing secret or the app token is needed beside the bot's token.
 */
export function checkSlack(settings: Config): void {
  const { SLACK_BOT_TOKEN: token, SLACK_SIGNING_SECRET: secret } = settings;
  const isHeard = Boolean(secret ?? settings.SLACK_APP_TOKEN);
  if (Boolean(token) === isHeard) return;
  const missing = token ? 'SLACK_SIGNING_SECRET / SLACK_APP_TOKEN' : 'SLACK_BOT_TOKEN';
  throw new ConfigError(`环境变量缺失，无法启动 / Cannot start, missing variable:\n  ${missing}`);
}

/**
 * Makes ready to hear Slack, by one way only, or the same event would come twice: the socket where
 * there is an app token, else the hook that is mounted here. What it gives back starts hearing.
 */
export function prepareSlack(hooks: Router, work: Work): (() => SlackInlet) | undefined {
  const { SLACK_BOT_TOKEN: token, SLACK_APP_TOKEN: appToken, SLACK_API_URL: url } = config();
  if (!token) return undefined;
  if (appToken) {
    const receiver = socketReceiver(appToken, url);
    slackApp(token, receiver, work);
    return () => holdSocket(receiver);
  }
  const receiver = new ExpressReceiver({
    signingSecret: config().SLACK_SIGNING_SECRET ?? '',
    endpoints: '/slack/events',
    logger: boltLog,
  });
  slackApp(token, receiver, work);
  hooks.use(receiver.router);
  return () => ({ state: () => 'http', stop: () => Promise.resolve() });
}

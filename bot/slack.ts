import { createHash } from 'node:crypto';
import { App, type Receiver } from '@slack/bolt';
import { adapters } from '../chat/adapters.ts';
import type { ChatPort, Form, Handle, Locale } from '../chat/port.ts';
import { once } from '../chat/once.ts';
import { slackClient } from '../chat/slack.ts';
import { say, told } from '../chat/text.ts';
import { hashOf } from '../chat/tokens.ts';
import { config } from '../config.ts';
import { canonicalJson } from '../domain/draw/canonical.ts';
import { log } from '../log.ts';
import { type Deed, type From, type Inbound, keep } from './inbound.ts';
import { readLinkData } from './link-data.ts';
import { receive } from './receive.ts';
import { onFiles } from './slack-file.ts';
import { readCommand } from './slack-command.ts';
import { onHome } from './slack-home.ts';
import { boltLog } from './slack-log.ts';
import { readView, type SlackAnswers } from './slack-view.ts';
import type { Work } from './work.ts';

/** An app whose handlers keep what came in, acknowledge, and hand it over; the same for both receivers. */
export function slackApp(token: string, receiver: Receiver, work: Work): void {
  const { SLACK_API_URL: slackApiUrl } = config();
  const app = new App({
    authorize: once(() => ourselves(token)),
    receiver,
    logger: boltLog,
    ...(slackApiUrl && { clientOptions: { slackApiUrl } }),
  });
  const port = adapters().slack as ChatPort;
  onPress(app, port, work);
  onForm(app, port, work);
  onCommand(app, port, work);
  onHome(app, token, work);
  onFiles(app, port, work);
}

// By itself Bolt would ask Slack who we are at each event, before anybody hears of it. The adapter's own
// client sends; this one asks once, and again only where Slack did not answer.
async function ourselves(token: string) {
  const { SLACK_API_URL: url } = config();
  const { bot_id: botId, user_id: botUserId } = await slackClient(token, url).auth.test();
  return { botToken: token, ...(botId && { botId }), ...(botUserId && { botUserId }) };
}

// What is kept is handled though the acknowledgement got lost with the socket: Slack brings the
// event again, and then it is not new.
const acknowledge = (ack: () => Promise<void>): Promise<void> =>
  ack().catch((error: unknown) => log.warn({ err: error }, 'slack event not acknowledged'));

function onPress(app: App, port: ChatPort, work: Work): void {
  app.action({ type: 'block_actions' }, async ({ ack, body, action }) => {
    const { value } = action as { value?: string };
    // A button that opens a page reports its press too, and has no token.
    if (value === undefined) return ack();
    const { team, user, channel, trigger_id: trigger, message } = body;
    const from = fromOf(team?.id, user.id, channel?.id);
    const parts = [from.account, user.id, action.action_ts, action.action_id, message?.['ts']];
    const at = message?.['ts'] as string | undefined;
    const deed: Deed = readLinkData(value) ?? {
      t: 'press',
      grant: hashOf(value),
      ...(at && { at }),
    };
    const inbound: Inbound = { eventKey: `slack:${parts.join(':')}`, from, deed };
    const isNew = await keep(inbound);
    await acknowledge(ack);
    if (isNew) work.add('slack press', () => press(port, inbound, trigger));
  });
}

async function press(port: ChatPort, inbound: Inbound, trigger: string): Promise<void> {
  const reply = await receive(inbound);
  const handle = { ...inbound.from, trigger };
  if (reply.form) await openForm(port, handle, reply.form, reply.locale);
  if (reply.choices && reply.note) {
    await port.ask(handle, reply.note, reply.choices, reply.locale);
  } else if (reply.note)
    await port.answer(handle, reply.note, reply.locale, reply.tone, reply.link);
}

// Slack gives three seconds to open a form; after that the person presses again.
async function openForm(port: ChatPort, handle: Handle, form: Form, locale: Locale) {
  try {
    await port.openForm(handle, form, locale);
  } catch (error) {
    log.warn({ err: error }, 'form not opened');
    await port.answer(handle, told('refusal.busy'), locale, 'deny');
  }
}

// A refusal is shown inside the form that is still open, so nothing that was written is lost.
function onForm(app: App, port: ChatPort, work: Work): void {
  app.view('form', async ({ ack, body, view }) => {
    const { grant, answers, errorField } = readView(view as never);
    const from = fromOf(body.team?.id, body.user.id, undefined);
    const inbound: Inbound = {
      eventKey: `slack:${view.id}:${digest(answers)}`,
      from,
      deed: { t: 'form', grant, answers },
    };
    // Sent again unchanged after a refusal it is tried again; after a success it changes nothing.
    await keep(inbound);
    const reply = await receive(inbound);
    const note = say(reply.locale, reply.note ?? '');
    if (reply.tone === 'deny') {
      // A form shows no link beside its errors.
      if (reply.link) work.add('slack link', () => confirm(port, inbound.from, reply));
      return ack({ response_action: 'errors', errors: { [errorField]: note } });
    }
    await acknowledge(ack);
    work.add('slack form', () => confirm(port, inbound.from, reply));
  });
}

async function confirm(port: ChatPort, from: From, reply: Awaited<ReturnType<typeof receive>>) {
  const dm = await port.resolveDm(from.user);
  if (dm && reply.note) {
    const handle = { ...from, chat: dm.chat };
    await port.answer(handle, reply.note, reply.locale, reply.tone, reply.link);
  }
}

function onCommand(app: App, port: ChatPort, work: Work): void {
  app.command(/^\/yaohao$/, async ({ ack, command }) => {
    const { name, argument } = readCommand(command.text);
    const inbound: Inbound = {
      eventKey: `slack:${command.trigger_id}`,
      from: fromOf(command.team_id, command.user_id, command.channel_id),
      deed: { t: 'command', name, argument },
    };
    const isNew = await keep(inbound);
    await acknowledge(ack);
    if (isNew) work.add('slack command', () => press(port, inbound, command.trigger_id));
  });
}

const fromOf = (team: string | undefined, user: string, chat: string | undefined): From => ({
  provider: 'slack',
  account: team ?? '',
  user,
  chat: chat ?? user,
});

const digest = (answers: SlackAnswers) =>
  createHash('sha256').update(canonicalJson(answers)).digest('hex').slice(0, 16);

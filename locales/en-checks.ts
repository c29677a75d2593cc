import type { checks as zh } from './zh-checks.ts';

type V = Record<string, string | number>;

export const checks: typeof zh = {
  'card.check.title': (_: V) => 'Check of this chat',
  'card.check.ask': (_: V) =>
    'Please press “Received”. This is a check of the chat and about no task.',
  'card.check.over': (_: V) => 'The check is over; this message is not needed any more.',
  'button.check.press': (_: V) => 'Received',
  'note.check.press': (_: V) => 'Your press has arrived: the chat works.',
  'event.check.asked': ({ who }: V) => `${who} asked for a check of the chats`,
  'event.check.pressed': ({ who }: V) => `${who} pressed the button of a check of the chats`,
  'event.check.reported': ({ what, failures }: V) =>
    `The check of the chats for ${what} ended, faults found: ${failures}`,
  'check.platform.telegram': (_: V) => 'Telegram',
  'check.platform.slack': (_: V) => 'Slack',
  'check.platform.web': (_: V) => 'Web inbox',
  'check.step.reach': (_: V) => 'connection and token',
  'check.step.clock': (_: V) => 'clock skew',
  'check.step.scopes': (_: V) => 'scopes',
  'check.step.inlet': (_: V) => 'way in',
  'check.step.chat': (_: V) => 'private chat',
  'check.step.post': (_: V) => 'post a card',
  'check.step.press': (_: V) => 'press a button',
  'check.step.edit': (_: V) => 'edit the card',
  'check.step.file': (_: V) => 'send and fetch a file',
  'check.step.delete': (_: V) => 'delete the message',
  'check.state.ok': (_: V) => '✓ works',
  'check.state.failed': (_: V) => '✗ fails',
  'check.state.skipped': (_: V) => '– not tried',
  'check.advice.network': (_: V) =>
    'The platform cannot be reached. Check the way out of the server, its proxy and firewall (TELEGRAM_API_ROOT, SLACK_API_URL).',
  'check.advice.token': (_: V) =>
    'The token is wrong or revoked. Get a new one from BotFather or the Slack app’s pages, set it and restart.',
  'check.advice.clock': (_: V) =>
    'The server’s clock is too far from the platform’s: signatures will be refused. Switch NTP on.',
  'check.advice.scopes': (_: V) =>
    'The scopes above are missing. Add them under OAuth & Permissions of the Slack app and install it again.',
  'check.advice.bot-silent': (_: V) =>
    'No bot process is listening. Start it, and check that BOT_URL can be reached from outside.',
  'check.advice.conflict': (_: V) =>
    'Another program listens with the same token (409). Stop it, or change the token.',
  'check.advice.webhook-elsewhere': (_: V) =>
    'The webhook points elsewhere. Restart the bot, which sets it anew, and check BOT_URL.',
  'check.advice.webhook-failing': (_: V) =>
    'The platform cannot deliver, for the reason above. Check BOT_URL, its certificate and the reverse proxy.',
  'check.advice.webhook-left': (_: V) =>
    'A webhook is set, so nobody can poll. Delete it (deleteWebhook), or set TELEGRAM_WEBHOOK_SECRET.',
  'check.advice.not-linked': (_: V) =>
    'You have no account linked on this platform, so nothing could be sent. Link one first.',
  'check.advice.unreachable': (_: V) =>
    'The bot may not write to you. Open it on the platform and send /start, or unblock it.',
  'check.advice.rate-limited': (_: V) =>
    'The platform limits our rate. Check again later; if it happens often, send less at once.',
  'check.advice.not-pressed': (_: V) =>
    'No press arrived. If you did press: see the way in; Slack also needs Interactivity switched on.',
  'check.advice.other': (_: V) => 'The platform refused, for the reason above.',
  'health.sweep.check-chats': (_: V) => 'check the chats',
  'panel.way.checks': (_: V) => 'Chat check',
  'panel.checks.title': (_: V) => 'Check of the chats',
  'panel.checks.lead': (_: V) =>
    'Sends a message to your own accounts and tries connection, clock, scopes, way in, button, edit, file and deletion. Press “Received” in the chat within 40 seconds.',
  'panel.checks.press': (_: V) => 'Start the check',
  'panel.checks.running': (_: V) =>
    'Checking: press “Received” in the chat. This page brings itself up to date.',
  'panel.checks.none': (_: V) => 'Not checked yet.',
  'panel.done.checks': (_: V) => 'The check has begun: press “Received” in the chat.',
};

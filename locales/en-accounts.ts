type V = Record<string, string | number>;

const months =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** English of `zh-accounts.ts`. */
export const accounts = {
  'refusal.already-linked': (_: V) =>
    'This person already has a linked account on that platform. Unlink it first.',
  'refusal.relink-by-official': (_: V) =>
    'An account that was linked before is linked anew by an administrator of the unit; for people who approve, unlinking and linking anew take two administrators.',
  'refusal.not-linked': (_: V) => 'This person has no linked account on that platform.',

  'note.link.ask': ({ name }: V) =>
    `Link this account to ${name}? Tasks for this person will come here, and whatever is done here counts as theirs.`,
  'note.link.declined': () =>
    'Nothing was linked, and the code has ended. Please tell the administrator who gave it to you.',
  'button.link.yes': () => 'That is me, link',
  'button.link.no': () => 'That is not me',
  'event.account.link-declined': ({ what }: V) =>
    `Somebody was given the link code of ${what} and is not that person; the code has ended`,

  'card.account.title': () => 'Your chat accounts have changed',
  'card.account.linked': ({ provider, at }: V) => `Your ${provider} account was linked on ${at}.`,
  'card.account.unlinked': ({ provider, at }: V) =>
    `Your ${provider} account was unlinked on ${at}.`,
  'card.account.not-you': () => 'If that was not you, tell your administrator at once.',
  'card.left': () => 'You have left: this card is not kept up to date',
  'card.drill.title': () => 'Monthly notification drill',
  'card.drill.ask': () =>
    'Please press “Received”. A drill shows in time who would not hear of a task; it is about none.',
  'card.drill.answered': ({ at }: V) => `Answered on ${at}. Thank you.`,
  'card.field.drill-month': () => 'Month',
  'card.field.drill-month.value': ({ year, number }: V) => `${months[Number(number) - 1]} ${year}`,
  'button.drill.answer': () => 'Received',
  'note.drill.answer': () => 'Noted, thank you.',

  'health.warn': (_: V) => 'look at it',
  'health.bot': (_: V) => 'Bot',
  'health.bot.listening': ({ name, mode, leader, seconds }: V) =>
    `${name} listens (${mode}, ${leader}, ${seconds} seconds ago)`,
  'health.bot.conflict': ({ name, minutes, conflicts }: V) =>
    `Another program polls with the token of ${name} (409, ${conflicts} times, last ${minutes} minutes ago). Stop it, or change the token with BotFather.`,
  'health.bot.silent': ({ name, seconds }: V) =>
    `No process has listened for ${name} for ${seconds} seconds. Look at the bot process.`,
  'health.bot.unseen': (_: V) =>
    'Configured, but no process has ever listened. Start the bot process.',

  'panel.way.reach': () => 'Reach',
  'panel.reach.title': () => 'Who can be reached',
  'panel.reach.lead': () =>
    'Who hears of a notice, by which way, and when they answered last; those who cannot be reached come first. Without a chat account notices wait in the web inbox.',
  'panel.reach.nobody': () => 'Nobody.',
  'panel.reach.more': ({ count }: V) => `${count} more: filter by name or state.`,
  'panel.reach.all': () => 'All',
  'panel.reach.look': () => 'Filter',
  'panel.reach.column.person': () => 'Person',
  'panel.reach.column.state': () => 'Reached',
  'panel.reach.column.accounts': () => 'Accounts',
  'panel.reach.column.answer': () => 'Last answer',
  'panel.reach.column.latency': () => 'Usually answers in',
  'panel.reach.column.drill': () => 'Drill',
  'panel.reach.blocked-since': ({ at }: V) => `blocked since ${at}`,
  'panel.reach.linked-since': ({ at }: V) => `linked ${at}`,
  'panel.reach.web': () => 'may sign in to the web inbox',
  'panel.reach.no-web': () => 'no sign-in to the web',
  'panel.reach.minutes': ({ count }: V) => `about ${count} min`,
  'panel.reach.hours': ({ count }: V) => `about ${count} h`,
  'panel.reach.drill': () => 'Hold a drill now',
  'panel.reach.drill-lead': () =>
    'Sends a card to everybody at and below a unit who has a chat account; pressing “Received” answers it. The system holds one at the start of every month.',
  'panel.reach.drill-hold': () => 'Hold the drill',
  'panel.reach.drill-asked': ({ at }: V) => `asked ${at}`,
  'panel.reach.drill-answered': ({ at }: V) => `answered ${at}`,
  'panel.reach.drill-open': () => 'no answer',
  'panel.done.drill': ({ called }: V) => `The drill is under way: ${called} people.`,
  'reach.chat': () => 'reached',
  'reach.blocked': () => 'blocked',
  'reach.web': () => 'web only',
  'reach.none': () => 'not reached',

  'panel.people.title': ({ name }: V) => `Chat accounts of ${name}`,
  'panel.people.way': () => 'Chat accounts',
  'panel.people.mine': () => 'My chat accounts',
  'panel.people.no-bots': () =>
    'Neither Telegram nor Slack is in use. Notices go to the web inbox.',
  'panel.people.linked': () => 'linked',
  'panel.people.linked-at': ({ at, by }: V) => `Linked ${at} with a code made by ${by}.`,
  'panel.people.not-linked': () => 'Not linked. ',
  'panel.people.unblock.telegram': () =>
    'Opening the bot in Telegram and pressing Start (/start) lets it in again; open cards are sent once more.',
  'panel.people.unblock.slack': () =>
    'Opening the app in Slack or typing /yaohao start lets it in again; open cards are sent once more.',
  'panel.people.unlink': () => 'Unlink',
  'panel.people.unlink-lead': () =>
    'The account can do nothing any more; cards that wait for an answer go another way. Only an administrator links anew.',
  'panel.people.code-self': () => 'Make a code, then scan or type it on your own phone.',
  'panel.people.code-other': () => 'Make a code and hand it over in person; do not forward it.',
  'panel.people.code': () => 'Make a code',
  'panel.people.code-for': ({ name, platform }: V) => `${platform} code for ${name}`,
  'panel.people.code-until': ({ minutes, at }: V) =>
    `Works once, for ${minutes} minutes (until ${at}); it is not shown again.`,
  'panel.people.code-done': () => 'Back',
  'panel.people.scan': () => 'Let the person scan this and press Start in Telegram:',
  'panel.people.qr': () => 'QR code that links Telegram',
  'panel.people.open': () => 'Or open Telegram on this machine',
  'panel.people.type-telegram': ({ bot }: V) => `Who cannot scan sends to ${bot}:`,
  'panel.people.scan-slack': () =>
    'Have them scan this with their phone, which opens the app’s private chat in Slack:',
  'panel.people.qr-slack': () => 'QR code of the app in Slack',
  'panel.people.open-slack': () => 'Or open Slack on this machine',
  'panel.people.type-slack': () => 'Let the person type in Slack:',
  'panel.people.before': () => 'Earlier accounts',
  'panel.people.ground.left': () => 'left the service',
  'panel.people.ground.self': () => 'unlinked by themselves',
  'panel.people.ground.official': () => 'unlinked by an official',
  'panel.done.unlinked': () => 'Unlinked; the person has been told.',

  'panel.preflight.title': () => 'Before dispatch: who would not hear of it',
  'panel.preflight.all': ({ total }: V) =>
    `Before dispatch: all ${total} people concerned are reached in a chat or by browser push.`,
  'panel.preflight.unreached': ({ count, total }: V) =>
    `Of ${total} people concerned, messages do not reach ${count}. The task can be dispatched: tell them another way, or link an account first.`,
  'panel.preflight.web': ({ count }: V) =>
    `${count} more see it in the web inbox only, and are not alerted:`,
  'panel.preflight.more': ({ count }: V) => `and ${count} more`,
  'panel.done.dispatch-unreached': ({ count, unreached }: V) =>
    `Dispatched: ${count} subjects, notice published. Messages do not reach ${unreached} ${unreached === 1 ? 'person' : 'people'}: please tell them another way.`,
  'event.task.dispatched-unreached': ({ unreached }: V) =>
    `${unreached} people could not be reached when the task was dispatched`,
  'health.sweep.sweep-drill': (_: V) => 'Monthly notification drill',

  'card.draw-desk.unreached': ({ count }: V) =>
    `Messages do not reach ${count} of those concerned: please tell them another way. The task's page names them.`,
  'state.message.ended': () => 'ended',

  'event.account.unlinked': ({ who, what }: V) => `${who} unlinked a chat account of ${what}`,
  'event.account.revoked': ({ what, accounts, sessions, ended, rerouted }: V) =>
    `${what} left: ${accounts} chat accounts unlinked, ${sessions} sessions ended, ${ended} messages ended, ${rerouted} handed on`,
  'event.account.blocked': ({ what }: V) => `${what} blocked the bot and is reached another way`,
  'event.account.unblocked': ({ what, cards }: V) =>
    `${what} can be reached again; ${cards} open cards were sent once more`,
  'event.drill.held': ({ who, called }: V) =>
    `${who} held a notification drill of ${called} people`,
  'event.drill.answered': ({ who }: V) => `${who} answered the notification drill`,
};

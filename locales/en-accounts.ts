type V = Record<string, string | number>;

/** English of `zh-accounts.ts`. */
export const accounts = {
  'refusal.already-linked': (_: V) =>
    'This person already has a linked account on that platform. Unlink it first.',
  'refusal.relink-by-official': (_: V) =>
    'An account that was linked before is linked anew by an administrator of the unit; for people who approve, unlinking and linking anew take two administrators.',
  'refusal.not-linked': (_: V) => 'This person has no linked account on that platform.',

  'card.account.title': () => 'Your chat accounts have changed',
  'card.account.linked': ({ provider, at }: V) => `Your ${provider} account was linked at ${at}.`,
  'card.account.unlinked': ({ provider, at }: V) =>
    `Your ${provider} account was unlinked at ${at}.`,
  'card.account.not-you': () => 'If that was not you, tell your administrator at once.',
  'card.left': () => 'You have left: this card is not kept up to date',
  'card.drill.title': () => 'Monthly notification drill',
  'card.drill.ask': () =>
    'Please press “Received”. A drill shows in time who would not hear of a task; it is about none.',
  'card.drill.answered': ({ at }: V) => `Answered at ${at}. Thank you.`,
  'card.field.drill-month': () => 'Month',
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

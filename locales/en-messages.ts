import type { messages as zh } from './zh-messages.ts';

/** English of `zh-messages.ts`. */
export const messages: typeof zh = {
  'health.sweep.sweep-ladder': () => 'Notices that wait for an answer',
  'panel.way.messages': () => 'Undelivered',
  'panel.messages.title': () => 'Undelivered notices',
  'panel.messages.untitled': () => 'Notice',
  'panel.messages.lead': () =>
    'Notices that did not arrive as they should, with every way that was tried. What is done about them goes on the trail.',
  'panel.messages.none': () => 'Nothing to see to.',
  'panel.messages.legal': () => 'legal notice',
  'panel.messages.since': ({ at }) => `due since ${at}`,
  'panel.messages.next': ({ at }) => `Next try: ${at}`,
  'panel.messages.settled': ({ by, at, note }) => `${by} confirmed by telephone on ${at}: ${note}`,
  'panel.messages.note': () => 'Whom you spoke to, and what they said',
  'panel.messages.confirm': () => 'Confirmed by telephone',
  'panel.messages.resend': () => 'Send again',
  'panel.messages.reroute': () => 'Try another chat',
  'panel.messages.to-web': () => 'Send to the web inbox',
  'panel.messages.trouble.unknown': () => 'Outcome unknown',
  'panel.messages.trouble.failed': () => 'Refused by the platform',
  'panel.messages.trouble.unreachable': () => 'Reader not reached',
  'panel.messages.trouble.config': () => 'Platform not connected',
  'panel.messages.trouble.late': () => 'Put off again and again',
  'panel.messages.trouble.quiet': () => 'Waiting for the end of quiet hours',
  'panel.messages.trouble.settled': () => 'Confirmed (last 14 days)',
  'panel.messages.why.unknown': () =>
    'The platform did not answer, so it may have arrived. Legal notices are not repeated by themselves: confirm by telephone, or send again with its mark.',
  'panel.messages.why.failed': () =>
    'The platform does not take this notice. Send it another way, and tell the administrator its number.',
  'panel.messages.why.unreachable': () =>
    'The reader has blocked the bot, or the account is closed; these ways were tried one after the other. Once they can be reached it is sent again by itself.',
  'panel.messages.why.config': () =>
    "The bot's token or rights do not work, or the platform is not set up. It is sent once that is mended.",
  'panel.messages.why.late': () => 'The platform asks to come later; the system keeps trying.',
  'panel.messages.why.quiet': () =>
    'The reader or their unit has quiet hours; it is sent when they end. What a legal limit is near to does not wait.',
  'panel.messages.why.settled': () =>
    'Somebody confirmed these by telephone; they are not sent any more.',
  'panel.messages.rung.private': () => 'Private chat',
  'panel.messages.rung.other': () => 'Other platform',
  'panel.messages.rung.web': () => 'Web inbox',
  'panel.messages.rung.again': () => 'Reminded',
  'panel.messages.rung.group': () => "Unit's group (without content)",
  'panel.messages.rung.lead': () => "Unit's lead",
  'panel.messages.rung.phone': () => 'Telephone',
  'panel.messages.rung.moved': () => 'Sent another way by hand',
  'panel.messages.outcome.sent': () => 'arrived',
  'panel.messages.outcome.unreachable': () => 'not reached',
  'panel.messages.outcome.unknown': () => 'outcome unknown',
  'panel.messages.outcome.failed': () => 'refused',
  'panel.messages.outcome.pending': () => 'waiting',
  'panel.messages.outcome.owed': () => 'handed over',
  'panel.messages.outcome.confirmed': () => 'confirmed',
  'panel.messages.outcome.none': () => 'no such way',
  'panel.quiet.title': () => 'Quiet hours',
  'panel.quiet.lead': () =>
    'New notices wait until quiet hours are over. Legal notices, and what a legal limit is near to, come through all the same.',
  'panel.quiet.whose': () => 'For',
  'panel.quiet.mine': () => 'Myself',
  'panel.quiet.from': () => 'From',
  'panel.quiet.to': () => 'To',
  'panel.quiet.set': () => 'Set',
  'panel.quiet.end': () => 'No quiet hours',
  'panel.done.quiet-set': () => 'Quiet hours are set.',
  'panel.done.quiet-ended': () => 'Quiet hours are ended.',
  'panel.done.message-confirmed': () => 'The confirmation is on file; it is not sent any more.',
  'panel.done.message-resent': () => 'It will be sent again.',
  'panel.done.message-rerouted': () => 'It will be sent another way.',
  'event.message.confirmed': ({ who, number }) => `${who} confirmed notice ${number} by telephone`,
  'event.message.resent': ({ who, number }) => `${who} had notice ${number} sent again`,
  'event.message.rerouted': ({ who, number }) => `${who} had notice ${number} sent another way`,
  'event.message.climbed': ({ number }) =>
    `Nobody answered notice ${number}: the next way is tried`,
  'event.quiet.set': ({ who }) => `${who} set quiet hours`,
  'card.chase.title.reader': () => 'A notice waits for you',
  'card.chase.title.group': () => 'Please look at your private chat',
  'card.chase.title.lead': () => 'Somebody does not answer a notice: please reach them',
  'card.chase.reader': ({ number, at }) =>
    `Notice ${number} of ${at} still waits for you. Open it in this chat, or in the web inbox.`,
  'card.chase.group': ({ name, number }) =>
    `${name}: the bot has notice ${number} for you. What it says is in your private chat or web inbox only.`,
  'card.chase.group.called': ({ number }) =>
    `The bot has notice ${number} for you. What it says is in your private chat or web inbox only.`,
  'card.chase.lead': ({ name, number, at }) =>
    `${name} has not answered notice ${number} of ${at}; private chat, other platforms and the web inbox were tried. Please tell them in person or by telephone.`,
  'card.field.chase.title': () => 'Notice',
  'card.chase.done': () => 'It has been seen to; nothing more to remind of.',
};

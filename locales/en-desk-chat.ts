import type { deskChat as zh } from './zh-desk-chat.ts';

type V = Record<string, string | number>;

export const deskChat: typeof zh = {
  'note.list.today': (_: V) => 'To do today:',
  'note.list.today.none': (_: V) => 'Nothing to inspect today.',
  'note.list.week': (_: V) => 'Due this week:',
  'note.list.week.none': (_: V) => 'Nothing is due this week.',
  'note.list.queue': (_: V) => 'Waiting for my decision:',
  'note.list.queue.none': (_: V) => 'Nothing waits for your decision.',
  'note.list.overdue': ({ line }: V) => `⚠ overdue · ${line}`,
  'note.list.more': ({ count }: V) => `${count} more: see the web inbox.`,
  'note.help.slack': (_: V) =>
    'Tasks, requests and reminders come here as cards; act on the cards.\n/yaohao today to do today\n/yaohao week due this week\n/yaohao queue waiting for my decision\n/yaohao tasks all my inspections\n/yaohao deputy deputies: see, name, end\n/yaohao me how notices reach me\n/yaohao quiet 22:00-07:00 quiet hours\n/yaohao language zh change the language\n/yaohao signout sign out everywhere on the web\n/yaohao help shows this\nThe Home tab lists the same.',
  'note.command.today': (_: V) => 'to do today',
  'note.command.week': (_: V) => 'due this week',
  'note.command.queue': (_: V) => 'waiting for my decision',
  'home.title': ({ name }: V) => `What waits for ${name}`,
  'home.as-of': ({ at }: V) => `As of ${at}; opening this tab brings it up to date`,
  'home.open': (_: V) => 'Open card',
  'home.inbox': (_: V) => 'Web inbox',
  'home.nothing': (_: V) =>
    'Nothing waits for you at present. New tasks come as cards to the Messages tab.',
};

import type { me as zh } from './zh-me.ts';

/** Texts about what people settle for themselves: the way they are reached, quiet hours, language, sessions. */
export const me: typeof zh = {
  'page.me': () => 'My settings',
  'page.me.reach': () => 'How notices reach me',
  'page.me.quiet': () =>
    'No reminders come in quiet hours; what a legal limit is near to, and legal notices, still come at once.',
  'page.me.language': () => 'Language',
  'page.me.language.lead': () => 'Every card for you, on every platform, will be in this language:',
  'page.me.sign-out': () => 'Sign out everywhere',
  'page.me.sign-out.lead': () =>
    'Ends every session of yours in the web inbox and in the panel, this one too; unused sign-in links on cards and browser push on your devices end as well.',
  'note.me.state': ({ state }) => `Notices: ${state}`,
  'note.me.linked': ({ provider, at }) => `${provider}: linked ${at}`,
  'note.me.blocked': ({ provider, at }) => `${provider}: receives nothing since ${at}`,
  'note.me.answered': ({ at }) => `Last answer: ${at}`,
  'note.me.quiet': ({ from, to }) => `Quiet hours: ${from}–${to}`,
  'note.me.no-quiet': () => 'No quiet hours are set',
  'note.quiet.how': () =>
    'Please write /quiet 22:00-07:00, or /quiet off to end them (in Slack: /yaohao quiet …).',
  'note.quiet.set': ({ from, to }) =>
    `Quiet hours are ${from}–${to}. What a legal limit is near to still comes at once.`,
  'note.quiet.ended': () => 'Quiet hours are ended.',
  'note.language.how': () =>
    'Please write /language zh or /language en (in Slack: /yaohao language …).',
  'note.language': () => 'English from now on.',
  'note.sign-out': ({ sessions }) =>
    `Signed out everywhere on the web (${sessions}); the sign-in links on your cards have ended.`,
  'note.check-in.place.slack': () =>
    'Checked in. If you want to add the place, type /yaohao place and where you are within 30 minutes.',
  'note.command.me': () => 'How notices reach me',
  'note.command.quiet': () => 'Set quiet hours',
  'note.command.language': () => 'Change the language',
  'panel.people.sessions': () => 'Sessions on the web',
  'panel.people.sign-out': () => 'Sign out everywhere',
  'panel.people.sign-out-lead': ({ name }) =>
    `Ends every session of ${name} in the web inbox and in the panel, as when a phone is lost; unused sign-in links on cards and browser push end as well.`,
  'panel.done.signed-out': ({ sessions }) => `Signed out everywhere (${sessions}).`,
  'event.language.set': ({ who }) => `${who} chose another language`,
  'event.account.signed-out': ({ who, what, sessions }) =>
    `${who} signed ${what} out everywhere (${sessions})`,
};

import { patiently } from './patience.ts';
import { slackOutcome } from './slack-outcome.ts';
import type { WebClient } from '@slack/web-api';
import type { Locale } from '../locales/translate.ts';
import { clip, slackLimits } from './limits.ts';
import { words } from './said.ts';
import { type Text, told } from './text.ts';

/** One thing that waits: what it is, what about it, and the card to act on. */
export type HomeItem = { title: Text; facts: Text; cardUrl?: string | undefined };

/** What Slack's home tab shows to one person. */
export type Home = {
  title: Text;
  note: Text;
  sections: { title: Text; items: HomeItem[] }[];
  /** Said when there is nothing at all. */
  nothing: Text;
  inboxUrl?: string | undefined;
};

type Json = Record<string, unknown>;

// Slack takes a hundred blocks in a view; each item is one.
const itemsEach = 20;

/** The home tab as views.publish takes it; nothing that people wrote is read as markup. */
export function renderHome(home: Home, locale: Locale): Json {
  const shown = home.sections.filter(({ items }) => items.length > 0);
  const text = (value: Text, most: number = slackLimits.field): Json => ({
    type: 'plain_text',
    text: clip(words(locale, value), most),
    emoji: false,
  });
  const button = (label: Text, url: string): Json => ({
    type: 'button',
    action_id: 'open',
    text: text(label, slackLimits.button),
    url,
  });
  const item = ({ title, facts, cardUrl }: HomeItem): Json => ({
    type: 'section',
    fields: [text(title), text(facts)],
    ...(cardUrl && { accessory: button(told('home.open'), cardUrl) }),
  });
  const section = ({ title, items }: Home['sections'][number]): Json[] => {
    const left = items.length - itemsEach;
    const more = { type: 'context', elements: [text(told('note.list.more', { count: left }))] };
    return [
      { type: 'header', text: text({ list: [title, String(items.length)] }, slackLimits.header) },
      ...items.slice(0, itemsEach).map(item),
      ...(left > 0 ? [more] : []),
    ];
  };
  return {
    type: 'home',
    blocks: [
      { type: 'header', text: text(home.title, slackLimits.header) },
      { type: 'context', elements: [text(home.note)] },
      ...shown.flatMap((each) => [{ type: 'divider' }, ...section(each)]),
      ...(shown.length === 0 ? [{ type: 'section', text: text(home.nothing) }] : []),
      ...(home.inboxUrl
        ? [{ type: 'actions', elements: [button(told('home.inbox'), home.inboxUrl)] }]
        : []),
    ],
  };
}

/** Shows the home tab to a user; Slack tells whoever asks that it was opened, never who looks. */
export async function publishHome(client: WebClient, user: string, view: Json): Promise<void> {
  const place = { provider: 'slack', account: 'home', chat: user, kind: 'dm' } as const;
  const publish = () => client.views.publish({ user_id: user, view } as never);
  await patiently(place, publish, slackOutcome);
}

/** The address of a message in Slack, from that of its workspace. */
export const permalink = (workspace: string, chat: string, ts: string): string =>
  new URL(`/archives/${chat}/p${ts.replace('.', '')}`, workspace).href;

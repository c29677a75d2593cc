import { escapeHtml } from '../fake-html.ts';
import { textOf } from '../fake-server.ts';
import { hourOf, initial } from '../fake-ui-page.ts';
import type { PaneTexts } from '../fake-ui-texts.ts';
import type { At, Pane, PaneMessage, PaneReply, Panes } from '../fake-ui.ts';
import { modalHtml } from './form.ts';
import { closeView, submit, topModal } from './modal.ts';
import { mrkdwnHtml } from './mrkdwn.ts';
import { press, pressInView, say, slash } from './person.ts';
import { blocksHtml } from './render.ts';
import { nameOf } from './seen.ts';
import {
  dateOf,
  type FormValue,
  type SlackChannel,
  type SlackMessage,
  type SlackState,
  type SlackView,
} from './state.ts';
import type { Ack } from './transport.ts';

/** The chats of a fake Slack as pages: /ui/<person's id> and /ui/<channel's id>?as=<person>. */
export function slackPanes(state: SlackState): Panes {
  return {
    name: 'Slack',
    list: () =>
      [...state.channels.values()].map(({ id, name, person }) => ({
        id: person ?? id,
        title: person ? name : `#${name}`,
      })),
    pane: (at) => pane(state, at),
    file: (id) => state.files.get(id),
    act: (at, act, body) => perform(state, at, act, body),
  };
}

function channelAt(state: SlackState, { id }: At): SlackChannel | undefined {
  return state.channels.get(state.users.get(id)?.dm ?? id);
}

function actor(channel: SlackChannel, at: At): string {
  return channel.person ?? at.as ?? [...channel.members][0] ?? '';
}

function pane(state: SlackState, at: At): Pane | undefined {
  const channel = channelAt(state, at);
  if (!channel) return undefined;
  const as = actor(channel, at);
  const { texts } = at;
  const direct = channel.person !== undefined;
  const modal = topModal(state, as);
  const home = direct ? state.homes.get(as) : undefined;
  const people = direct ? [] : [...channel.members];
  return {
    skin: 'slack',
    title: direct ? state.app.name : `#${channel.name}`,
    note: direct ? `${texts.app} · ${channel.name}` : `${texts.group} · ${channel.members.size}`,
    messages: channel.messages
      .filter(({ onlyFor }) => onlyFor === undefined || onlyFor === as)
      .map((message) => item(state, message, texts)),
    people: people.map((id) => ({ id, name: nameOf(state, id) })),
    as,
    acts: [],
    ...(modal && { modal: modalHtml(modal, texts, (id) => nameOf(state, id)) }),
    ...(home && { home: homeHtml(state, home, texts) }),
  };
}

function homeHtml(state: SlackState, view: SlackView, texts: PaneTexts): string {
  const place = { nameOf: (id: string) => nameOf(state, id), body: { view: view.id } };
  const inner = blocksHtml(view.source.blocks, place);
  return `<details><summary>${escapeHtml(texts.home)}</summary><div class="blocks">${inner}</div></details>`;
}

function item(state: SlackState, message: SlackMessage, texts: PaneTexts): PaneMessage {
  const html = message.deleted
    ? `<p class="gone">${escapeHtml(texts.deleted)}</p>`
    : messageHtml(state, message, texts);
  return { id: message.ts, at: dateOf(message.ts), html };
}

function messageHtml(state: SlackState, message: SlackMessage, texts: PaneTexts): string {
  const { user, ts, edits, onlyFor } = message;
  const name = nameOf(state, user);
  const fromApp = user === state.app.botUser;
  return [
    onlyFor ? `<p class="only">${escapeHtml(texts.onlyYou)}</p>` : '',
    `<div class="line"><span class="face${fromApp ? '' : ' person'}" aria-hidden="true">`,
    `${initial(name)}</span><div class="body"><span class="name">${escapeHtml(name)}</span>`,
    fromApp ? `<span class="tag">${escapeHtml(texts.app)}</span>` : '',
    `<time>${hourOf(dateOf(ts))}${edits > 0 ? ` · ${escapeHtml(texts.edited)}` : ''}</time>`,
    contentHtml(state, message),
    '</div></div>',
  ].join('');
}

function contentHtml(state: SlackState, { blocks, text, ts }: SlackMessage): string {
  const place = { nameOf: (id: string) => nameOf(state, id), body: { ts } };
  if (blocks.length === 0) return `<div class="mrkdwn">${mrkdwnHtml(text, place.nameOf)}</div>`;
  return `<div class="blocks">${blocksHtml(blocks, place)}</div>`;
}

type Act = (state: SlackState, at: At, body: Record<string, unknown>) => Promise<PaneReply>;

const acts: Record<string, Act> = {
  press: async (state, at, body) => replyTo(await pressed(state, at, body), at),
  say: async (state, at, body) => {
    const text = textOf(body['text']);
    const [, command, rest] = /^(\/\S+)\s*(.*)$/.exec(text) ?? [];
    const { as, channel } = placeOf(state, at);
    if (!command) await say(state, as, text, channel);
    else return replyTo(await slash(state, as, command, { text: rest ?? '', in: channel }), at);
    return {};
  },
  submit: async (state, at, body) => {
    const filled = (body['values'] ?? {}) as Record<string, FormValue>;
    const { ok, errors } = await submit(state, viewOf(state, body), nonEmpty(filled));
    return ok || !errors[''] ? {} : { toast: at.texts.noAnswer };
  },
  close: async (state, _, body) => {
    await closeView(state, viewOf(state, body));
    return {};
  },
};

async function perform(
  state: SlackState,
  at: At,
  act: string,
  body: Record<string, unknown>,
): Promise<PaneReply> {
  const known = acts[act];
  if (!known) throw new Error(`nothing to do for ${act}`);
  return known(state, at, body);
}

function pressed(state: SlackState, at: At, body: Record<string, unknown>): Promise<Ack> {
  const action = textOf(body['action']);
  const option = textOf(body['option']);
  const options = { block: textOf(body['block']), ...(option && { option }) };
  if (body['view']) return pressInView(state, viewOf(state, body), action, options);
  return press(state, placeOf(state, at).as, textOf(body['ts']), action, options);
}

function replyTo(ack: Ack, { texts }: At): PaneReply {
  return ack.ok ? {} : { toast: texts.noAnswer, alert: true };
}

function placeOf(state: SlackState, at: At): { as: string; channel: string } {
  const channel = channelAt(state, at);
  if (!channel) throw new Error(`no channel ${at.id}`);
  return { as: actor(channel, at), channel: channel.id };
}

function viewOf(state: SlackState, body: Record<string, unknown>): SlackView {
  const id = textOf(body['view']);
  const views = [...state.modals.values(), [...state.homes.values()]].flat();
  const view = views.find((each) => each.id === id);
  if (!view) throw new Error(`the view ${id} is not open`);
  return view;
}

function nonEmpty(filled: Record<string, FormValue>): Record<string, FormValue> {
  return Object.fromEntries(Object.entries(filled).filter(([, value]) => value.length > 0));
}

import {
  doesFit,
  type Fits,
  type Patience,
  type Reading,
  type SeenMessage,
} from '../fake-reading.ts';
import { shareFiles, type NewSlackFile } from './files.ts';
import { closeView, seenView, submit, topModal, type SeenView, type Submitted } from './modal.ts';
import {
  ephemerals,
  forge,
  openHome,
  press,
  pressInView,
  say,
  slash,
  type PressOptions,
} from './person.ts';
import { seenMessages } from './seen.ts';
import type { FormValue, SlackChannel, SlackState, SlackUser, SlackView } from './state.ts';
import type { Ack } from './transport.ts';

/** A member to create; the direct channel's id is D and the rest of the member's id. */
export interface NewSlackUser {
  id: string;
  name: string;
  locale?: string;
}

/** A channel to create, with the app inside unless told otherwise. */
export interface NewSlackChannel {
  id: string;
  name: string;
  members?: string[];
  withApp?: boolean;
}

/** Somebody in the workspace. */
export interface SlackPerson {
  id: string;
  name: string;
  /** The direct channel with the app. */
  dm: string;
  say(text: string, where?: { in?: string }): Promise<{ ts: string; ack: Ack | undefined }>;
  /** Shares files in one message. */
  share(
    files: NewSlackFile[],
    text?: string,
    thread?: string,
  ): Promise<{ ts: string; ack: Ack | undefined }>;
  press(ts: string, wanted: string, options?: PressOptions): Promise<Ack>;
  forge(ts: string, action: { action_id: string; value: string }): Promise<Ack>;
  slash(command: string, text?: string, where?: { in?: string }): Promise<Ack>;
  openHome(): Promise<Ack>;
  home(): SeenView | undefined;
  pressHome(wanted: string, options?: PressOptions): Promise<Ack>;
  /** The modal on top. */
  view(): SeenView | undefined;
  expectView(fits?: (view: SeenView) => boolean, patience?: Patience): Promise<SeenView>;
  pressView(wanted: string, options?: PressOptions): Promise<Ack>;
  /** Values by action id or block id: text, an option's value, or a list of them. */
  submit(view: SeenView, values: Record<string, FormValue>): Promise<Submitted>;
  close(view: SeenView): Promise<void>;
  /** What only this person was shown: answers to presses and commands. */
  ephemerals(fits?: Fits): SeenMessage[];
  expectEphemeral(fits?: Fits, patience?: Patience): Promise<SeenMessage>;
  block(): void;
  unblock(): void;
  /** The account is closed; Slack still accepts messages for it. */
  deactivate(): void;
  messages(): SeenMessage[];
}

/** A channel of the workspace. */
export interface SlackGroup {
  id: string;
  name: string;
  join(user: string): void;
  kickBot(): void;
  addBot(): void;
  archive(): void;
  messages(): SeenMessage[];
}

/** Creates a member with a direct channel, or finds the one who was there before. */
export function addUser(state: SlackState, reading: Reading, who: NewSlackUser): SlackPerson {
  const user = enrol(state, who);
  const { id, name, dm } = user;
  return {
    id,
    name,
    dm,
    say: (text, where = {}) => say(state, id, text, where.in),
    share: async (files, text, thread) => {
      const channel = state.channels.get(dm)!;
      const { message, ack } = await shareFiles(state, id, {
        channel,
        files,
        ...(text && { text }),
        ...(thread && { thread }),
      });
      return { ts: message.ts, ack };
    },
    press: (ts, wanted, options) => press(state, id, ts, wanted, options),
    forge: (ts, action) => forge(state, id, ts, action),
    slash: (command, text = '', where = {}) => slash(state, id, command, { text, ...where }),
    openHome: () => openHome(state, id),
    block: () => setBlocked(state, id, true),
    unblock: () => setBlocked(state, id, false),
    deactivate: () => void (user.deactivated = true),
    messages: () => seenMessages(state, dm),
    ephemerals: (fits) => ephemerals(state, id, fits),
    expectEphemeral: (fits = () => true, patience) => {
      const forThem = (each: SeenMessage) => each.onlyFor === id && doesFit(each, fits);
      return reading.expectMessage(undefined, forThem, patience);
    },
    ...views(state, id),
  };
}

function enrol(state: SlackState, { id, name, locale = 'zh-CN' }: NewSlackUser): SlackUser {
  const known = state.users.get(id);
  const dm = `D${id.slice(1)}`;
  const user = { blocked: false, deactivated: false, ...known, id, name, locale, dm };
  state.users.set(id, user);
  if (!known) state.channels.set(dm, newChannel(dm, name, [id], id));
  return user;
}

type Views = 'home' | 'pressHome' | 'view' | 'expectView' | 'pressView' | 'submit' | 'close';

function views(state: SlackState, id: string): Pick<SlackPerson, Views> {
  const top = () => topModal(state, id);
  const shown = (view: SlackView | undefined) => view && seenView(view);
  return {
    home: () => shown(state.homes.get(id)),
    pressHome: (wanted, options) =>
      pressInView(state, present(state.homes.get(id)), wanted, options),
    view: () => shown(top()),
    pressView: (wanted, options) => pressInView(state, present(top()), wanted, options),
    expectView: (fits = () => true, patience = {}) =>
      state.signal.until(
        () => {
          const view = shown(top());
          return view && fits(view) ? view : undefined;
        },
        {
          ...patience,
          otherwise: () => `no such modal before ${id}: ${top()?.source.title?.text}`,
        },
      ),
    submit: (view, values) => submit(state, open(state, id, view), values),
    close: (view) => closeView(state, open(state, id, view)),
  };
}

function present(view: SlackView | undefined): SlackView {
  if (!view) throw new Error('there is no such view');
  return view;
}

function open(state: SlackState, user: string, { id }: SeenView): SlackView {
  const view = state.modals.get(user)?.find((each) => each.id === id);
  if (!view) throw new Error(`the modal ${id} is not open`);
  return view;
}

/** Lets the app no longer write to the person, or again. */
export function setBlocked(state: SlackState, id: string, on: boolean) {
  const user = state.users.get(id);
  if (!user) throw new Error(`no user ${id} in this fake`);
  user.blocked = on;
  state.signal.changed();
}

/** Creates a channel. */
export function addChannel(state: SlackState, what: NewSlackChannel): SlackGroup {
  const { id, name, members = [], withApp = true } = what;
  const channel = state.channels.get(id) ?? newChannel(id, name, members, undefined);
  channel.open = withApp;
  state.channels.set(id, channel);
  return {
    id,
    name,
    join: (user) => void channel.members.add(user),
    kickBot: () => void (channel.open = false),
    addBot: () => void (channel.open = true),
    archive: () => void (channel.archived = true),
    messages: () => seenMessages(state, id),
  };
}

function newChannel(
  id: string,
  name: string,
  members: string[],
  person: string | undefined,
): SlackChannel {
  return { id, name, person, members: new Set(members), open: true, archived: false, messages: [] };
}

import { randomUUID } from 'node:crypto';
import { jsonOf, textOf } from '../fake-server.ts';
import { withIds } from './blocks.ts';
import { checkView } from './limits.ts';
import { SlackError } from './slack-error.ts';
import type { FormValue, Json, SlackState, SlackView, ViewSource } from './state.ts';

/** Web API views.open: a modal before the person whose press gave the trigger. */
export function openView(state: SlackState, params: Json): Json {
  const user = takeTrigger(state, params);
  const view = newView(user, sourceOf(params));
  state.modals.set(user, [view]);
  state.signal.changed();
  return { view: viewObject(state, view) };
}

/** Web API views.push: one more modal on top, three at most. */
export function pushView(state: SlackState, params: Json): Json {
  const user = takeTrigger(state, params);
  const view = push(state, user, sourceOf(params));
  return { view: viewObject(state, view) };
}

/** Puts a modal on top of those the person has open. */
export function push(state: SlackState, user: string, source: ViewSource): SlackView {
  const stack = state.modals.get(user) ?? [];
  if (stack.length >= 3) throw new SlackError('push_limit_reached');
  const view = newView(user, source);
  state.modals.set(user, [...stack, view]);
  state.signal.changed();
  return view;
}

/** Web API views.update: by id or the app's own id, refused when the hash is old. */
export function updateView(state: SlackState, params: Json): Json {
  const id = textOf(params['view_id']);
  const external = textOf(params['external_id']);
  const view = [...state.modals.values(), [...state.homes.values()]]
    .flat()
    .find((each) => each.id === id || (external && each.source.external_id === external));
  if (!view) throw new SlackError('not_found');
  const hash = textOf(params['hash']);
  if (hash && hash !== view.hash) throw new SlackError('hash_conflict');
  renew(state, view, sourceOf(params));
  return { view: viewObject(state, view) };
}

/** Puts other content into a view. */
export function renew(state: SlackState, view: SlackView, source: ViewSource) {
  Object.assign(view, { source, hash: newHash(), errors: {}, values: {} });
  state.signal.changed();
}

/** Web API views.publish: the person's home tab. */
export function publishView(state: SlackState, params: Json): Json {
  const user = textOf(params['user_id']);
  if (!state.users.has(user)) throw new SlackError('user_not_found');
  const old = state.homes.get(user);
  const hash = textOf(params['hash']);
  if (hash && hash !== old?.hash) throw new SlackError('hash_conflict');
  const view = newView(user, sourceOf(params));
  state.homes.set(user, view);
  state.signal.changed();
  return { view: viewObject(state, view) };
}

/** Reads and checks the view of a call or of a response action. */
export function sourceOf(params: Json): ViewSource {
  const view = jsonOf<ViewSource>(params['view']);
  if (!view || !Array.isArray(view.blocks)) throw new SlackError('invalid_arguments');
  checkView(view);
  return { ...view, blocks: withIds(view.blocks) };
}

function takeTrigger(state: SlackState, params: Json): string {
  const trigger = state.triggers.get(textOf(params['trigger_id']));
  if (!trigger) throw new SlackError('invalid_trigger_id');
  if (trigger.used) throw new SlackError('exchanged_trigger_id');
  if (trigger.expired || performance.now() - trigger.at > state.triggerMs) {
    throw new SlackError('expired_trigger_id');
  }
  trigger.used = true;
  return trigger.user;
}

/** A trigger as a press or a command carries it: good for one modal, for three seconds. */
export function newTrigger(state: SlackState, user: string): string {
  const id = `${Date.now()}.${state.team.id}.${randomUUID()}`;
  state.triggers.set(id, { user, at: performance.now(), used: false, expired: false });
  return id;
}

function newView(user: string, source: ViewSource): SlackView {
  const id = `V${randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}`;
  return { id, hash: newHash(), user, source, errors: {}, values: {} };
}

function newHash(): string {
  return `${Math.floor(Date.now() / 1000)}.${randomUUID().slice(0, 8)}`;
}

/** Slack's own form of a view. */
export function viewObject(state: SlackState, view: SlackView, values: Json = {}): Json {
  const { source, id, hash } = view;
  const stack = state.modals.get(view.user) ?? [];
  const below = stack[stack.indexOf(view) - 1];
  return {
    private_metadata: '',
    callback_id: '',
    external_id: '',
    clear_on_close: false,
    notify_on_close: false,
    ...source,
    id,
    hash,
    team_id: state.team.id,
    app_id: state.app.id,
    bot_id: state.app.botId,
    state: { values },
    previous_view_id: below?.id ?? null,
    root_view_id: stack[0]?.id ?? id,
  };
}

/** What the person filled in, in the shape Slack sends: block id, action id, typed value. */
export function stateValues(view: SlackView, filled: Record<string, FormValue>): Json {
  const values: Record<string, Json> = {};
  for (const block of view.source.blocks) {
    const { element, block_id: blockId = '' } = block;
    if (block.type !== 'input' || !element?.action_id) continue;
    const given = filled[element.action_id] ?? filled[blockId];
    values[blockId] = { [element.action_id]: typedValue(element, given) };
  }
  return values;
}

type Typed = (given: FormValue | undefined, options: unknown) => Json;

function optionsFor(options: unknown, given: FormValue | undefined) {
  const wanted = [given ?? []].flat();
  const all = (options ?? []) as { value: string; text: { text: string } }[];
  const chosen = all.filter(
    ({ value, text }) => wanted.includes(value) || wanted.includes(text.text),
  );
  if (chosen.length < wanted.filter(Boolean).length) {
    throw new Error(
      `no option ${wanted.join(', ')}; there are ${all.map(({ value }) => value).join(', ')}`,
    );
  }
  return chosen;
}

const one: Typed = (given, options) => ({ selected_option: optionsFor(options, given)[0] ?? null });
const many: Typed = (given, options) => ({ selected_options: optionsFor(options, given) });

const typed: Record<string, Typed> = {
  static_select: one,
  radio_buttons: one,
  multi_static_select: many,
  checkboxes: many,
  datepicker: (given) => ({ selected_date: given || null }),
  timepicker: (given) => ({ selected_time: given || null }),
};

function typedValue(
  element: { type: string; options?: unknown },
  given: FormValue | undefined,
): Json {
  const shape = typed[element.type] ?? ((value) => ({ value: value || null }));
  return { type: element.type, ...shape(given, element.options) };
}

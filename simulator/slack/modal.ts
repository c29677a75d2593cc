import { labelOf, placedIn, wordsIn } from './blocks.ts';
import { closing, submission } from './payloads.ts';
import type { FormValue, SlackState, SlackView } from './state.ts';
import { deliver } from './transport.ts';
import { push, renew, sourceOf, stateValues } from './views.ts';

/** A modal as a person sees it. */
export interface SeenView {
  id: string;
  callbackId: string;
  title: string;
  text: string;
  privateMetadata: string;
  /** The app's complaints about the last submission, by block id. */
  errors: Record<string, string>;
  buttons: { label: string; url?: string }[];
  inputs: { block: string; action: string; type: string; label: string; options: string[] }[];
}

/** What became of a submission. */
export interface Submitted {
  ok: boolean;
  errors: Record<string, string>;
}

interface ResponseAction {
  response_action?: 'errors' | 'update' | 'push' | 'clear';
  errors?: Record<string, string>;
  view?: unknown;
}

/** The modal a person has on top, if any. */
export function topModal(state: SlackState, user: string): SlackView | undefined {
  return state.modals.get(user)?.at(-1);
}

/** What a person reads in a view. */
export function seenView({ id, source, errors }: SlackView): SeenView {
  const buttons = placedIn(source.blocks)
    .filter(({ element }) => element.type === 'button')
    .map(({ element }) => ({ label: labelOf(element), ...(element.url && { url: element.url }) }));
  const inputs = source.blocks.flatMap((block) =>
    block.type !== 'input' || !block.element
      ? []
      : [
          {
            block: block.block_id ?? '',
            action: block.element.action_id ?? '',
            type: block.element.type,
            label: block.label?.text ?? '',
            options: (block.element.options ?? []).map(({ value }) => value),
          },
        ],
  );
  return {
    id,
    callbackId: source.callback_id ?? '',
    title: source.title?.text ?? '',
    text: wordsIn(source.blocks),
    privateMetadata: source.private_metadata ?? '',
    errors,
    buttons,
    inputs,
  };
}

/** Submits a modal; required inputs must be filled, or Slack would not even send it. */
export async function submit(
  state: SlackState,
  view: SlackView,
  filled: Record<string, FormValue>,
): Promise<Submitted> {
  requireFilled(view, filled);
  view.values = filled;
  const values = stateValues(view, filled);
  const ack = await deliver(state, 'interactive', submission(state, view, values));
  if (!ack.ok) return { ok: false, errors: { '': 'no answer' } };
  const action = (ack.body ?? {}) as ResponseAction;
  if (action.response_action === 'errors') view.errors = action.errors ?? {};
  else follow(state, view, action);
  state.signal.changed();
  return { ok: action.response_action !== 'errors', errors: view.errors };
}

function follow(
  state: SlackState,
  view: SlackView,
  { response_action: act, view: next }: ResponseAction,
) {
  if (act === 'clear') state.modals.delete(view.user);
  else if (act === 'update') renew(state, view, sourceOf({ view: next }));
  else if (act === 'push') push(state, view.user, sourceOf({ view: next }));
  else drop(state, view);
}

/** Closes a modal; the app hears of it if it asked to. */
export async function closeView(state: SlackState, view: SlackView): Promise<void> {
  drop(state, view);
  if (view.source.notify_on_close) await deliver(state, 'interactive', closing(state, view));
}

function drop(state: SlackState, view: SlackView) {
  const left = (state.modals.get(view.user) ?? []).filter((each) => each !== view);
  state.modals.set(view.user, left);
  state.signal.changed();
}

function requireFilled({ source }: SlackView, filled: Record<string, FormValue>) {
  const inputs = source.blocks.filter(({ type }) => type === 'input');
  const names = inputs.map(({ block_id: block = '', element }) => [
    block,
    element?.action_id ?? '',
  ]);
  inputs.forEach(({ optional, label }, index) => {
    const given = names[index]?.some((name) => (filled[name]?.length ?? 0) > 0);
    if (!optional && !given)
      throw new Error(`"${label?.text}" must be filled in (${names[index]?.join(' or ')})`);
  });
  const unknown = Object.keys(filled).filter((name) => !names.flat().includes(name));
  if (unknown.length > 0) throw new Error(`the modal has no input ${unknown.join(', ')}`);
}

/** The values a form starts with when nothing was typed yet. */
export function initialValues({ source, values }: SlackView): Record<string, FormValue> {
  const initial = source.blocks.flatMap(({ element }) => {
    if (!element?.action_id) return [];
    const given: unknown =
      element.initial_value ??
      element.initial_date ??
      element.initial_option?.value ??
      element.initial_options?.map(({ value }) => value);
    return given === undefined ? [] : [[element.action_id, given as FormValue] as const];
  });
  return { ...Object.fromEntries(initial), ...values };
}

import { attributeOf, decode, Unreadable, wordsOf } from './markup.ts';

/** What a browser sends for a form. */
export type Sent = { action: string; method: string; isUpload: boolean; fields: [string, Value][] };
export type Value = string | File;

/** A form on a page, filled in by its labels and sent by one of its buttons. */
export type Form<P> = {
  action: string;
  buttons: string[];
  /** What would be sent now. */
  fields: () => Record<string, Value>;
  /** Writes into a field, by its name. */
  fill: (values: Record<string, Value>) => Form<P>;
  /** Chooses what carries these words: a box, a radio button, or an option of a list. */
  choose: (words: string, name?: string) => Form<P>;
  /** Presses the button; answers the page that it leads to. */
  press: (button: string) => Promise<P>;
};

type Send<P> = (form: Sent, from: string) => Promise<P>;
type Control = {
  name: string;
  value: Value;
  on: boolean;
  label: string;
  kind: string;
  at: number;
};

/** The forms in some markup. */
export const formsIn = <P>(html: string, url: string, send: Send<P>): Form<P>[] =>
  [...html.matchAll(/<form(\s[^>]*)?>([^]*?)<\/form\s*>/g)].map(([, tag = '', body = '']) =>
    formOf(tag, body, url, send),
  );

function formOf<P>(tag: string, body: string, url: string, send: Send<P>): Form<P> {
  const controls = controlsIn(body);
  const buttons = buttonsIn(body);
  const action = attributeOf(tag, 'action') ?? url;
  const sent = () => controls.filter(({ on, name }) => on && name !== '');
  const form: Form<P> = {
    action,
    buttons: buttons.map(({ label }) => label),
    fields: () => Object.fromEntries(sent().map(({ name, value }) => [name, value])),
    fill: (values) => {
      for (const [name, value] of Object.entries(values)) write(controls, name, value);
      return form;
    },
    choose: (words, name) => {
      pick(controls, words, name);
      return form;
    },
    press: (label) => {
      const button = buttons.find((one) => one.label === label);
      if (!button) throw new Unreadable(`${action} has no button ${label}`);
      const own: [string, Value][] = button.name ? [[button.name, button.value]] : [];
      const fields = [...sent().map(({ name, value }): [string, Value] => [name, value]), ...own];
      const method = attributeOf(tag, 'method') ?? 'get';
      const isUpload = attributeOf(tag, 'enctype') === 'multipart/form-data';
      return send({ action, method, isUpload, fields }, url);
    },
  };
  return form;
}

function write(controls: Control[], name: string, value: Value): void {
  const control = controls.find((one) => one.name === name && !isChoice(one));
  if (!control)
    throw new Unreadable(`no field ${name} among ${controls.map((one) => one.name).join(', ')}`);
  Object.assign(control, { value, on: true });
}

function pick(controls: Control[], words: string, name?: string): void {
  const chosen = controls.find(
    (one) => isChoice(one) && one.label.includes(words) && (!name || one.name === name),
  );
  if (!chosen)
    throw new Unreadable(`no choice ${words} among ${controls.map((one) => one.label).join(', ')}`);
  // Of a list or of radio buttons one is chosen; boxes stand for themselves.
  const rivals =
    chosen.kind === 'checkbox' ? [] : controls.filter((one) => one.name === chosen.name);
  for (const rival of rivals) rival.on = false;
  chosen.on = true;
}

const isChoice = ({ kind }: Control) => ['checkbox', 'radio', 'option'].includes(kind);

// A browser sends them in the order of the page.
const controlsIn = (body: string): Control[] =>
  [...inputsIn(body), ...textsIn(body), ...optionsIn(body)].toSorted((a, b) => a.at - b.at);

function inputsIn(body: string): Control[] {
  return [...body.matchAll(/<input\s[^>]*>/g)].map((found) => {
    const [tag] = found;
    const kind = attributeOf(tag, 'type') ?? 'text';
    const isBox = kind === 'checkbox' || kind === 'radio';
    // The words of a choice follow it inside its label.
    const after = body.slice(found.index + tag.length).split(/<\/label\s*>/)[0] ?? '';
    return {
      name: attributeOf(tag, 'name') ?? '',
      value: attributeOf(tag, 'value') ?? (isBox ? 'on' : ''),
      on: isBox ? /\schecked(\s|\/|>|=)/.test(tag) : kind !== 'file',
      label: isBox ? wordsOf(after) : '',
      kind,
      at: found.index,
    };
  });
}

function textsIn(body: string): Control[] {
  return [...body.matchAll(/<textarea(\s[^>]*)?>([^]*?)<\/textarea\s*>/g)].map(
    ({ index, 1: tag = '', 2: value = '' }) => ({
      name: attributeOf(tag, 'name') ?? '',
      value: decode(value).trim(),
      on: true,
      label: '',
      kind: 'textarea',
      at: index,
    }),
  );
}

function optionsIn(body: string): Control[] {
  return [...body.matchAll(/<select(\s[^>]*)?>([^]*?)<\/select\s*>/g)].flatMap(
    ({ index, 1: tag = '', 2: inside = '' }) => {
      const name = attributeOf(tag, 'name') ?? '';
      const options = [...inside.matchAll(/<option(\s[^>]*)?>([^]*?)<\/option\s*>/g)].map(
        ([, option = '', words = '']): Control => ({
          name,
          value: attributeOf(option, 'value') ?? wordsOf(words),
          on: /\sselected(\s|$|=)/.test(option),
          label: wordsOf(words),
          kind: 'option',
          at: index,
        }),
      );
      if (options[0] && !options.some(({ on }) => on)) options[0].on = true;
      return options;
    },
  );
}

const buttonsIn = (body: string) =>
  [...body.matchAll(/<button(\s[^>]*)?>([^]*?)<\/button\s*>/g)].map(([, tag = '', words = '']) => ({
    label: wordsOf(words),
    name: attributeOf(tag, 'name') ?? '',
    value: attributeOf(tag, 'value') ?? '',
  }));

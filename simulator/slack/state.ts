import type { CallLog } from '../fake-calls.ts';
import type { FaultBook } from '../fake-faults.ts';
import type { Signal } from '../fake-signal.ts';
import type { Transport } from './transport.ts';

/** JSON as it came in or goes out. */
export type Json = Record<string, unknown>;

/** A text object of Block Kit. */
export interface TextObject {
  type: 'plain_text' | 'mrkdwn';
  text: string;
}

/** A choice in a select, radio group or checkbox group. */
export interface Option {
  text: TextObject;
  value: string;
}

/** A dialog that Slack shows before it sends a press. */
export interface Confirm {
  title?: TextObject;
  text: TextObject;
  confirm?: TextObject;
  deny?: TextObject;
}

/** An element of Block Kit; which fields are there depends on the type. */
export interface Element {
  type: string;
  action_id?: string;
  text?: TextObject | string;
  value?: string;
  url?: string;
  style?: string;
  confirm?: Confirm;
  options?: Option[];
  initial_option?: Option;
  initial_options?: Option[];
  initial_value?: string;
  initial_date?: string;
  multiline?: boolean;
  min_length?: number;
  max_length?: number;
  placeholder?: TextObject;
}

/** A block of Block Kit; which fields are there depends on the type. */
export interface Block {
  type: string;
  block_id?: string;
  text?: TextObject;
  fields?: TextObject[];
  elements?: Element[];
  element?: Element;
  accessory?: Element;
  label?: TextObject;
  hint?: TextObject;
  optional?: boolean;
}

/** A member of the workspace. */
export interface SlackUser {
  id: string;
  name: string;
  /** IETF tag, as Slack gives it: zh-CN. */
  locale: string;
  /** The direct channel with the app. */
  dm: string;
  blocked: boolean;
  deactivated: boolean;
}

/** A file somebody shared, or the app uploaded. */
export interface SlackFile {
  id: string;
  name: string;
  mime: string;
  bytes: Buffer;
  /** Whose it is. */
  user: string;
}

/** A message of the app or of a person. */
export interface SlackMessage {
  ts: string;
  user: string;
  text: string;
  blocks: Block[];
  /** The blocks it had before its edits, for presses that come late. */
  earlier: Block[][];
  metadata: Json | undefined;
  files?: SlackFile[];
  threadTs: string | undefined;
  /** Set on ephemeral messages. */
  onlyFor: string | undefined;
  edits: number;
  deleted: boolean;
}

/** A channel, or the direct channel of a person with the app. */
export interface SlackChannel {
  id: string;
  name: string;
  /** The person of a direct channel. */
  person: string | undefined;
  members: Set<string>;
  /** Whether the app is a member. */
  open: boolean;
  archived: boolean;
  messages: SlackMessage[];
}

/** A modal or a home tab as the app sent it. */
export interface ViewSource {
  type: string;
  title?: TextObject;
  submit?: TextObject;
  close?: TextObject;
  blocks: Block[];
  callback_id?: string;
  private_metadata?: string;
  external_id?: string;
  notify_on_close?: boolean;
  clear_on_close?: boolean;
}

/** A view a person has before them. */
export interface SlackView {
  id: string;
  hash: string;
  user: string;
  source: ViewSource;
  /** What the app found wrong with the last submission, by block id. */
  errors: Record<string, string>;
  /** What the person had filled in then, by action id. */
  values: Record<string, FormValue>;
}

/** What a person puts into one input. */
export type FormValue = string | string[];

/** Where an app may answer later: by `response_url`. */
export interface ResponseUrl {
  channel: string;
  user: string;
  ts: string | undefined;
  left: number;
}

/** Everything a fake Slack remembers. */
export interface SlackState {
  botToken: string;
  appToken: string;
  signingSecret: string;
  origin: string;
  team: { id: string; name: string };
  app: { id: string; name: string; botUser: string; botId: string };
  users: Map<string, SlackUser>;
  channels: Map<string, SlackChannel>;
  files: Map<string, SlackFile>;
  /** What the bot's token may do, as Slack tells in a header of every answer. */
  scopes: string[];
  /** Open modals of each person, the top one last. */
  modals: Map<string, SlackView[]>;
  homes: Map<string, SlackView>;
  triggers: Map<string, { user: string; at: number; used: boolean; expired: boolean }>;
  triggerMs: number;
  responses: Map<string, ResponseUrl>;
  lastTs: number;
  transport: Transport;
  faults: FaultBook;
  signal: Signal;
  log: CallLog;
  now: () => number;
}

/** A timestamp no message has yet: seconds with six decimals, always growing. */
export function nextTs(state: SlackState): string {
  state.lastTs = Math.max(state.lastTs + 1, state.now() * 1000);
  const micros = String(Math.floor(state.lastTs)).padStart(7, '0');
  return `${micros.slice(0, -6)}.${micros.slice(-6)}`;
}

/** The time a ts stands for. */
export function dateOf(ts: string): Date {
  return new Date(Number(ts) * 1000);
}

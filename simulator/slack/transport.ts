import { createHmac, randomUUID } from 'node:crypto';
import { SlackSockets } from './sockets.ts';
import type { Json, SlackState } from './state.ts';

/** What comes to the app: an event, a press or a form, a slash command. */
export type DeliveryKind = 'events_api' | 'interactive' | 'slash_commands';

/** What the app said to a delivery; `body` is empty when it only acknowledged. */
export interface Ack {
  ok: boolean;
  /** HTTP status; 200 for an acknowledged envelope, 0 when nothing came. */
  status: number;
  body: unknown;
}

/** How the fake reaches the app. */
export interface Transport {
  requestUrl: string | undefined;
  sockets: SlackSockets;
  ackTimeoutMs: number;
  retryMs: number;
  /** A delivery that waits for the next one, to arrive after it. */
  held: (() => void) | undefined;
  closed: boolean;
}

/** Makes a transport that reaches nobody yet. */
export function createTransport(options: { ackTimeoutMs?: number; retryMs?: number }): Transport {
  const { ackTimeoutMs = 3000, retryMs = 100 } = options;
  const sockets = new SlackSockets();
  return { requestUrl: undefined, sockets, ackTimeoutMs, retryMs, held: undefined, closed: false };
}

interface Delivery {
  kind: DeliveryKind;
  payload: Json;
  /** How often it was tried before, and why that was not enough. */
  attempt: number;
  reason: string;
}

/** Nothing reached the app. */
const silence: Ack = { ok: false, status: 0, body: undefined };

/** Brings something to the app and waits for its acknowledgement, faults included. */
export async function deliver(state: SlackState, kind: DeliveryKind, payload: Json): Promise<Ack> {
  const { transport, faults } = state;
  const copies = 1 + faults.takeDuplicates();
  const release = transport.held;
  transport.held = undefined;
  if (!release && faults.takeReorder()) {
    await new Promise<void>((resolve) => (transport.held = resolve));
  }
  const delivery = { kind, payload, attempt: 0, reason: '' };
  const acks = await Promise.all(
    Array.from({ length: copies }, () => deliverSurely(state, { ...delivery })),
  );
  release?.();
  return acks[0] ?? silence;
}

// Slack itself tries only events again. Here a lost acknowledgement brings back presses too, which
// is harsher: whoever survives this survives a person who presses once more.
async function deliverSurely(state: SlackState, delivery: Delivery): Promise<Ack> {
  const ack = await send(state, delivery);
  const { transport, faults } = state;
  const lost = ack.ok && faults.takeDropAck();
  const failed = !ack.ok && delivery.kind === 'events_api' && delivery.attempt < 3;
  if ((!lost && !failed) || transport.closed) return ack;
  if (failed) await pause(transport.retryMs);
  const reason = lost || ack.status === 0 ? 'http_timeout' : 'http_error';
  return deliverSurely(state, { ...delivery, attempt: delivery.attempt + 1, reason });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms).unref());
}

async function send(state: SlackState, delivery: Delivery): Promise<Ack> {
  const { transport } = state;
  if (transport.sockets.expected && delivery.kind === 'events_api') {
    await transport.sockets.connected();
  }
  if (transport.sockets.open) return sendEnvelope(transport, delivery);
  return transport.requestUrl ? post(state, transport.requestUrl, delivery) : silence;
}

async function sendEnvelope(transport: Transport, delivery: Delivery): Promise<Ack> {
  const { kind, payload, attempt, reason } = delivery;
  const envelope = {
    envelope_id: randomUUID(),
    type: kind,
    payload,
    accepts_response_payload: kind !== 'events_api',
    ...(attempt > 0 && { retry_attempt: attempt, retry_reason: reason }),
  };
  const body = await transport.sockets.send(envelope, transport.ackTimeoutMs);
  return body === undefined ? silence : { ok: true, status: 200, body: emptyToNothing(body) };
}

async function post(state: SlackState, url: string, delivery: Delivery): Promise<Ack> {
  const { type, body } = encode(delivery);
  const { attempt, reason } = delivery;
  const headers: Record<string, string> = {
    'content-type': type,
    ...signature(state.signingSecret, body),
    ...(attempt > 0 && { 'x-slack-retry-num': `${attempt}`, 'x-slack-retry-reason': reason }),
  };
  try {
    const signal = AbortSignal.timeout(state.transport.ackTimeoutMs);
    const response = await fetch(url, { method: 'POST', headers, body, signal });
    const text = await response.text();
    return { ok: response.ok, status: response.status, body: readBody(response, text) };
  } catch {
    return silence;
  }
}

function encode({ kind, payload }: Delivery): { type: string; body: string } {
  const form = 'application/x-www-form-urlencoded';
  if (kind === 'events_api') return { type: 'application/json', body: JSON.stringify(payload) };
  if (kind === 'slash_commands') {
    return { type: form, body: new URLSearchParams(payload as Record<string, string>).toString() };
  }
  return { type: form, body: `payload=${encodeURIComponent(JSON.stringify(payload))}` };
}

/** The headers by which an app knows that a request is Slack's. */
export function signature(secret: string, body: string, at: number = Date.now()) {
  const seconds = String(Math.floor(at / 1000));
  const hash = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': seconds, 'x-slack-signature': `v0=${hash}` };
}

function readBody(response: Response, text: string): unknown {
  if (text === '') return undefined;
  const json = response.headers.get('content-type')?.includes('json');
  return json ? (JSON.parse(text) as unknown) : { text };
}

function emptyToNothing(body: unknown): unknown {
  const empty = typeof body === 'object' && body !== null && Object.keys(body).length === 0;
  return empty ? undefined : body;
}

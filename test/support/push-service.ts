import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  hkdfSync,
  randomBytes,
  randomUUID,
  verify,
} from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { type Ask, listen } from '../../simulator/fake-server.ts';

/**
 * What a push service may answer instead of taking a push; `lost`: it took it and broke the connection off;
 * `silent`: it took it and leaves the connection open.
 */
export type PushFault = { status: number; retryAfter?: string } | 'lost' | 'silent';

/** A push as the browser would get it, decrypted, with what its sender asked of the service. */
export type Pushed = {
  news: unknown;
  ttl: number;
  topic: string;
  urgency: string;
  subject: string;
  /** What went over the line. */
  body: Buffer;
};

/** A browser that subscribed: what it hands to the site, and what reached it. */
export type PushedBrowser = {
  endpoint: string;
  p256dh: string;
  auth: string;
  pushes: Pushed[];
  /** What waits for it while it is switched off: the last of each topic. */
  waiting: () => Pushed[];
  /** How often it was asked for, refused pushes included. */
  asked: () => number;
  /** The next pushes to it fail like this, in this order. */
  fail: (...faults: PushFault[]) => void;
};

/** A push service as RFC 8030, 8188, 8291 and 8292 have it, with faults; it checks what it is sent. */
export type PushService = {
  url: string;
  /** A browser subscribes under this public key of a site. */
  subscribe: (serverKey: string) => PushedBrowser;
  close: () => Promise<void>;
};

type Inside = PushedBrowser & { serverKey: string; faults: PushFault[]; count: number; ecdh: Ecdh };
type Ecdh = ReturnType<typeof createECDH>;

/** Starts a push service on loopback. */
export async function startPushService(): Promise<PushService> {
  const browsers = new Map<string, Inside>();
  const server = await listen(async (ask) => {
    const browser = browsers.get(ask.url.pathname);
    if (ask.method !== 'POST' || !browser) return void ask.response.writeHead(404).end();
    browser.count += 1;
    const fault = browser.faults.shift();
    if (typeof fault === 'object') return refuse(ask, fault);
    const problem = take(ask, browser, server.origin);
    if (fault === 'silent') return;
    if (fault === 'lost') return void ask.response.destroy();
    if (problem) return void ask.response.writeHead(problem.status).end(problem.why);
    ask.response.writeHead(201, { location: `${server.origin}/m/${randomUUID()}` }).end();
  }, {});
  return {
    url: server.origin,
    subscribe: (serverKey) => {
      const path = `/push/${randomBytes(16).toString('base64url')}`;
      const browser = aBrowser(server.origin + path, serverKey);
      browsers.set(path, browser);
      return browser;
    },
    close: () => server.close(),
  };
}

function aBrowser(endpoint: string, serverKey: string): Inside {
  const ecdh = createECDH('prime256v1');
  ecdh.generateKeys();
  const browser: Inside = {
    endpoint,
    serverKey,
    ecdh,
    p256dh: ecdh.getPublicKey().toString('base64url'),
    auth: randomBytes(16).toString('base64url'),
    pushes: [],
    faults: [],
    count: 0,
    asked: () => browser.count,
    fail: (...faults) => void browser.faults.push(...faults),
    waiting: () => [...new Map(browser.pushes.map((each) => [each.topic, each])).values()],
  };
  return browser;
}

function refuse({ response }: Ask, { status, retryAfter }: Exclude<PushFault, string>): void {
  response.writeHead(status, { ...(retryAfter && { 'retry-after': retryAfter }) }).end();
}

type Problem = { status: number; why: string };

function take({ request, body }: Ask, browser: Inside, origin: string): Problem | undefined {
  const { headers } = request;
  const subject = subjectOf(headers, browser.serverKey, origin);
  if (subject === undefined) return { status: 403, why: 'not the key it subscribed with' };
  if (headers['content-encoding'] !== 'aes128gcm' || headers['ttl'] === undefined)
    return { status: 400, why: 'content-encoding and ttl' };
  browser.pushes.push({
    news: JSON.parse(decrypt(body, browser).toString('utf8')),
    ttl: Number(headers['ttl']),
    topic: String(headers['topic'] ?? ''),
    urgency: String(headers['urgency'] ?? ''),
    subject,
    body,
  });
  return undefined;
}

/** RFC 8292: who sends, if the signature is by the key that the browser named when it subscribed. */
function subjectOf(
  { authorization = '' }: IncomingHttpHeaders,
  serverKey: string,
  origin: string,
): string | undefined {
  const [, token = '', key] = /^vapid t=([^,\s]+), ?k=([^,\s]+)$/.exec(authorization) ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  if (key !== serverKey || !isSigned(`${head}.${claims}`, signature, key)) return undefined;
  return isFor(origin, head, claims) ? (parsed(claims) as { sub: string }).sub : undefined;
}

function isFor(origin: string, head: string, claims: string): boolean {
  const { alg } = parsed(head) as { alg: string };
  const { aud, exp } = parsed(claims) as { aud: string; exp: number };
  const now = Date.now() / 1000;
  return alg === 'ES256' && aud === origin && exp > now && exp <= now + 86_400;
}

const parsed = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());

function isSigned(text: string, signature: string, key: string): boolean {
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) =>
    half.toString('base64url'),
  ) as [string, string];
  const jwk = { kty: 'EC', crv: 'P-256', x, y };
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
  const options = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
  return verify('sha256', Buffer.from(text), options, Buffer.from(signature, 'base64url'));
}

/** RFC 8291 over RFC 8188, one record. */
function decrypt(body: Buffer, { ecdh, auth, p256dh }: Inside): Buffer {
  const salt = body.subarray(0, 16);
  const length = body.readUInt8(20);
  const sender = body.subarray(21, 21 + length);
  const sealed = body.subarray(21 + length);
  const secret = ecdh.computeSecret(sender);
  const info = [Buffer.from('WebPush: info\0'), Buffer.from(p256dh, 'base64url'), sender];
  const input = derive(secret, Buffer.from(auth, 'base64url'), Buffer.concat(info), 32);
  const key = derive(input, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derive(input, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const open = createDecipheriv('aes-128-gcm', key, nonce);
  open.setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([open.update(sealed.subarray(0, -16)), open.final()]);
  const end = padded.lastIndexOf(2);
  return padded.subarray(0, end);
}

const derive = (secret: Buffer, salt: Buffer, info: Buffer, bytes: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, bytes));

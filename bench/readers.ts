import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** What many readers asked for at once: `ask` is a whole request up to its empty line. */
export type Crowd = {
  port: number;
  asks: string[];
  connections: number;
  /** For how long; without it until `stop`. */
  ms?: number;
  /** Requests a second; without it each reader asks again as soon as it is answered. */
  rate?: number;
};

/** How many were answered in what time, by status, and how many bytes came. */
export type Served = {
  answers: number;
  ms: number;
  statuses: Record<string, number>;
  bytes: number;
};

/** What browsers can unpack. */
export const accepted = 'gzip, deflate, br';

/** A request as a browser sends it, from an address of its own, so that no one address asks for too much. */
export function askFor(path: string, cookie: string, at: number): string {
  const address = `10.${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}`;
  const headers = [
    'Host: portal.bench',
    `X-Forwarded-For: ${address}`,
    `Cookie: ${cookie}`,
    `Accept-Encoding: ${accepted}`,
  ];
  return `GET ${path} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`;
}

/** Lets readers loose for a while, each on a connection that it keeps, and counts what they are given. */
export async function readAll(crowd: Crowd, stop?: AbortSignal): Promise<Served> {
  const served: Served = { answers: 0, ms: 0, statuses: {}, bytes: 0 };
  const start = performance.now();
  const end = start + (crowd.ms ?? Number.POSITIVE_INFINITY);
  let asked = 0;
  const next = (): string | undefined =>
    performance.now() < end && !stop?.aborted ? crowd.asks[asked++ % crowd.asks.length] : undefined;
  // At a rate a reader waits until it is time for the next request, however many were answered late.
  const pace = async () => {
    if (crowd.rate === undefined) return;
    const wait = start + (asked * 1000) / crowd.rate - performance.now();
    if (wait > 0) await delay(wait);
  };
  await Promise.all(
    Array.from({ length: crowd.connections }, () => oneReader(crowd.port, next, pace, served)),
  );
  served.ms = performance.now() - start;
  return served;
}

async function oneReader(
  port: number,
  next: () => string | undefined,
  pace: () => Promise<void>,
  served: Served,
): Promise<void> {
  const socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  const answers = answersOf(socket);
  for (;;) {
    await pace();
    const ask = next();
    if (ask === undefined) break;
    socket.write(ask);
    const { value } = await answers.next();
    if (!value) break;
    served.answers += 1;
    served.bytes += value.length;
    served.statuses[value.status] = (served.statuses[value.status] ?? 0) + 1;
  }
  socket.destroy();
}

type Answer = { status: string; length: number };

// Whole answers out of what comes: head up to the empty line, and as many bytes as it says.
async function* answersOf(socket: net.Socket): AsyncGenerator<Answer> {
  let rest: Buffer = Buffer.alloc(0);
  let answer: Answer | undefined;
  for await (const piece of socket as AsyncIterable<Buffer>) {
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    for (;;) {
      if (!answer) {
        const head = rest.indexOf('\r\n\r\n');
        if (head < 0) break;
        const text = rest.toString('latin1', 0, head);
        const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? 0);
        answer = { status: text.slice(9, 12), length: head + 4 + length };
      }
      if (rest.length < answer.length) break;
      rest = rest.subarray(answer.length);
      yield answer;
      answer = undefined;
    }
  }
}

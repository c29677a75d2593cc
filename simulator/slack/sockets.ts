import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { createSignal, type Signal } from '../fake-signal.ts';

interface Envelope {
  envelope_id: string;
  [field: string]: unknown;
}

/** Socket Mode: the connections an app holds, and what it acknowledged over them. */
export class SlackSockets {
  /** Whether the app listens on sockets at all; then events wait until it is back. */
  expected = false;
  private readonly live: WebSocket[] = [];
  private readonly tickets = new Set<string>();
  private readonly acks = new Map<string, unknown>();
  private readonly signal: Signal = createSignal();
  private wss: WebSocketServer | undefined;
  private turn = 0;

  /** Takes connections on the server's /link, with a ticket of `newUrl`. */
  listen(server: Server) {
    const wss = new WebSocketServer({ noServer: true });
    this.wss = wss;
    server.on('upgrade', (request, socket, head) => {
      const ticket = new URL(request.url ?? '/', 'http://fake').searchParams.get('ticket') ?? '';
      if (!this.tickets.delete(ticket)) return socket.destroy();
      wss.handleUpgrade(request, socket, head, (connection) => this.add(connection));
    });
  }

  /** An address that is good for one connection. */
  newUrl(origin: string): string {
    const ticket = randomUUID();
    this.tickets.add(ticket);
    this.expected = true;
    return `${origin.replace('http', 'ws')}/link/?ticket=${ticket}`;
  }

  /** How many connections are open. */
  get open(): number {
    return this.live.length;
  }

  /** Resolves when at least one connection is open, rejects after half a minute. */
  async connected(timeoutMs = 30_000): Promise<void> {
    await this.signal.until(() => (this.live.length > 0 ? true : undefined), {
      timeoutMs,
      otherwise: () => 'the app did not connect its socket',
    });
  }

  /** Sends over one of the connections, in turn; resolves with the ack's payload or nothing. */
  async send(envelope: Envelope, timeoutMs: number): Promise<unknown> {
    const connection = this.live[this.turn++ % this.live.length];
    if (!connection) return undefined;
    connection.send(JSON.stringify(envelope));
    const id = envelope.envelope_id;
    const answer = this.signal.until(
      () => {
        if (this.acks.has(id)) return { payload: this.acks.get(id) ?? {} };
        return this.live.includes(connection) ? undefined : { payload: undefined };
      },
      { timeoutMs, otherwise: () => 'no acknowledgement' },
    );
    return answer.then(
      ({ payload }) => payload,
      () => undefined,
    );
  }

  /** Cuts every connection, or asks the app to come back by itself. */
  disconnect(kind: 'cut' | 'refresh' = 'cut') {
    for (const connection of this.live.slice()) {
      if (kind === 'cut') connection.terminate();
      else connection.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    }
  }

  /** Ends all connections for good. */
  close() {
    this.expected = false;
    this.disconnect();
    this.wss?.close();
  }

  private add(connection: WebSocket) {
    this.live.push(connection);
    connection.on('message', (data: Buffer) => this.receive(data.toString()));
    // Slack pings; a client that hears none for half a minute believes the line is dead.
    const pings = setInterval(() => connection.ping(), 10_000).unref();
    connection.once('close', () => {
      clearInterval(pings);
      this.live.splice(this.live.indexOf(connection), 1);
      this.signal.changed();
    });
    connection.send(JSON.stringify({ type: 'hello', num_connections: this.live.length }));
    this.signal.changed();
  }

  private receive(data: string) {
    const { envelope_id: id, payload } = JSON.parse(data) as Partial<Envelope>;
    if (!id) return;
    this.acks.set(id, payload);
    this.signal.changed();
  }
}

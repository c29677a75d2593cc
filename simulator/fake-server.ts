import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readParts } from './fake-multipart.ts';

/** One request to a fake, with its whole body read. */
export interface Ask {
  method: string;
  url: URL;
  body: Buffer;
  request: IncomingMessage;
  response: ServerResponse;
}

/** Where a fake listens; port 0 takes any free one. */
export interface Address {
  port?: number;
  host?: string;
}

/** A listening HTTP server and the way to stop it at once, open connections included. */
export interface Listening {
  server: Server;
  port: number;
  origin: string;
  close(): Promise<void>;
}

/** Starts an HTTP server on loopback; an error of the handler answers 500 with its message. */
export async function listen(
  handler: (ask: Ask) => Promise<void>,
  { port = 0, host = '127.0.0.1' }: Address,
): Promise<Listening> {
  const server = createServer((request, response) => {
    answer(handler, request, response).catch((error: unknown) => {
      if (!response.headersSent)
        sendJson(response, 500, { ok: false, error: String(error), description: String(error) });
      else response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const taken = (server.address() as AddressInfo).port;
  return { server, port: taken, origin: `http://${host}:${taken}`, close: () => stop(server) };
}

async function answer(
  handler: (ask: Ask) => Promise<void>,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '/', 'http://fake');
  await handler({
    method: request.method ?? 'GET',
    url,
    body: Buffer.concat(chunks),
    request,
    response,
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Answers with JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

/** Answers with text of the given type. */
export function sendText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers });
  response.end(text);
}

/** A file that came in a multipart body. */
export interface Upload {
  name: string;
  bytes: Buffer;
  mime: string;
}

/** What a client sent: the fields (JSON inside strings is left as it is) and the files. */
export interface Fields {
  values: Record<string, unknown>;
  files: Record<string, Upload>;
}

/** A field as text: forms send strings, JSON sends numbers and truths too; anything else is ''. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** A field that is an object or a list, sent as such or as JSON inside a form. */
export function jsonOf<T>(value: unknown): T | undefined {
  if (typeof value !== 'string') return value as T | undefined;
  return value === '' ? undefined : (JSON.parse(value) as T);
}

/** Reads a body sent as JSON, as a form, or as multipart, together with the query. */
export function readFields(ask: Ask): Fields {
  const values: Record<string, unknown> = Object.fromEntries(ask.url.searchParams);
  const files: Record<string, Upload> = {};
  const type = ask.request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/')) readMultipart(ask.body, type, values, files);
  else if (type.includes('urlencoded')) {
    Object.assign(values, Object.fromEntries(new URLSearchParams(ask.body.toString())));
  } else if (ask.body.length > 0) {
    Object.assign(values, JSON.parse(ask.body.toString()) as object);
  }
  return { values, files };
}

function readMultipart(
  body: Buffer,
  type: string,
  values: Record<string, unknown>,
  files: Record<string, Upload>,
) {
  for (const { name, filename, mime, bytes } of readParts(body, type)) {
    if (filename === undefined) values[name] = bytes.toString();
    else files[name] = { name: filename, bytes, mime };
  }
}

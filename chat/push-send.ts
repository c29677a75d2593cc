import http from 'node:http';
import https from 'node:https';
import webPush from 'web-push';
import { type PushAnswer, pushTopic, pushTtlSeconds, retryAfterMs } from '../domain/push.ts';
import type { Locale } from '../locales/translate.ts';
import { isPushAddress, OwnAddressError, outsideOnly } from './push-address.ts';
import type { PushKeys } from './push-keys.ts';

/** A browser on a device, as it gave itself to us. */
export type PushDevice = { endpoint: string; p256dh: string; auth: string };

/** All that a push says: how much waits, never what about; in which language, and where it is read. */
export type PushNews = { open: number; locale: Locale; path?: string };

const patienceMs = 15_000;

/** Sends one push, encrypted for the device (RFC 8291) under our key; nothing is thrown. */
export async function sendPush(
  device: PushDevice,
  news: PushNews,
  keys: PushKeys,
  urgency: 'normal' | 'high',
): Promise<PushAnswer> {
  if (!isPushAddress(device.endpoint)) return { kind: 'own' };
  const { endpoint, p256dh, auth } = device;
  const { headers, body } = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    JSON.stringify(news),
    { vapidDetails: keys, TTL: pushTtlSeconds, urgency, topic: pushTopic },
  );
  try {
    return await post(new URL(endpoint), headers, body);
  } catch (error) {
    return error instanceof OwnAddressError ? { kind: 'own' } : { kind: 'none' };
  }
}

// No redirect is followed; of the answer nothing but its head is used.
function post(
  url: URL,
  headers: http.OutgoingHttpHeaders,
  body: Buffer | string | null,
): Promise<PushAnswer> {
  const { request, lookup } =
    url.protocol === 'https:'
      ? { request: https.request, lookup: outsideOnly }
      : { request: http.request, lookup: undefined };
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(patienceMs);
    const asked = request(url, { method: 'POST', headers, signal, ...(lookup && { lookup }) });
    asked.on('response', (response) => {
      const { statusCode: status = 0, headers: given } = response;
      drain(response);
      resolve({
        kind: 'answer',
        status,
        retryAfterMs: retryAfterMs(given['retry-after'], new Date()),
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const mostAnswerBytes = 65_536;

// Read to its end, the connection serves the next push as well; one that has no end is cut off.
function drain(response: http.IncomingMessage): void {
  let left = mostAnswerBytes;
  response.on('error', () => {});
  response.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) response.destroy();
  });
}

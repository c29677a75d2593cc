import { config } from '../config.ts';
import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { checkFileHeader, checkFilePass, checkFilePath } from './check-file.ts';
import { failed, type Finding, type Probe, type SentFile } from './check-probe.ts';
import type { MessageRef } from './port.ts';
import { tryPush } from './check-push.ts';
import { webPort } from './web.ts';

/** The web chat as the check sees it: the database, and the page as people reach it. */
export const webProbe = (): Probe => ({
  port: webPort,
  reach: async () => (await webPort.check()).detail,
  inlet,
  sendFile: (_dest, name, bytes) => sendFile(name, bytes),
  remove,
  push: tryPush,
});

async function inlet(): Promise<Finding> {
  const url = new URL('/healthz', config().BOT_URL);
  const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
  if (!answer?.ok) return failed(`${url.href} ${answer?.status ?? ''}`, 'bot-silent');
  return { state: 'ok', detail: url.origin };
}

// Through the address that people use: what stands before the bot may take no files.
async function sendFile(name: string, bytes: Buffer): Promise<SentFile> {
  const body = new FormData();
  body.set('file', new File([new Uint8Array(bytes)], name));
  const answer = await fetch(new URL(checkFilePath, config().BOT_URL), {
    method: 'POST',
    headers: { [checkFileHeader]: checkFilePass() },
    body,
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`${checkFilePath} ${answer.status}`);
  const back = Buffer.from(await answer.arrayBuffer());
  // What came is given back and kept nowhere.
  return { fetch: () => Promise.resolve(back), remove: () => Promise.resolve() };
}

async function remove({ dest, id }: MessageRef): Promise<void> {
  const now = await currentTime();
  await database().transaction(async (tx) => {
    await tx.query('update web_post set taken_at = $2 where id = $1', [id, now]);
    await tx.query(`select pg_notify('web', $1)`, [dest.chat]);
  });
}

import type { App } from '@slack/bolt';
import type { ChatPort } from '../chat/port.ts';
import { type From, type Inbound, keep, type SentFile } from './inbound.ts';
import { together } from './albums.ts';
import type { Reply } from './reply.ts';
import { receive } from './receive.ts';
import type { Work } from './work.ts';

type Shared = {
  channel: string;
  channel_type?: string;
  user: string;
  ts: string;
  thread_ts?: string;
  text?: string;
  files?: { id: string; name?: string | null; size?: number }[];
};

/**
 * Files that somebody shares with the app in their private chat: each is an event of its own, named by
 * the file, so that one that is brought again is the same. In the thread of a card they are about that card.
 */
export function onFiles(app: App, port: ChatPort, work: Work): void {
  app.message(async ({ message, context }) => {
    const shared = message as unknown as Shared;
    if (message.subtype !== 'file_share' || shared.channel_type !== 'im') return;
    const { channel: chat, user } = shared;
    const from: From = { provider: 'slack', account: context.teamId ?? '', user, chat };
    const fresh: Inbound[] = [];
    for (const file of filesIn(shared)) {
      const eventKey = `slack:${from.account}:file:${file.ref}`;
      const inbound: Inbound = { eventKey, from, deed: { t: 'file', file } };
      if (await keep(inbound)) fresh.push(inbound);
    }
    if (fresh.length > 0) work.add('slack files', () => take(port, from, fresh));
  });
}

function filesIn({ files = [], text, ts, thread_ts: thread }: Shared): SentFile[] {
  return files.map(({ id, name, size }) => ({
    ref: id,
    name: name ?? '',
    bytes: size ?? null,
    ...(text && { caption: text.slice(0, 1000) }),
    ...(files.length > 1 && { album: ts }),
    ...(thread && { replyTo: thread }),
  }));
}

// Files of one message are answered as one.
async function take(port: ChatPort, from: From, files: Inbound[]): Promise<void> {
  const replies: Reply[] = [];
  for (const file of files) replies.push(await receive(file));
  const { note, locale, tone } = together(replies);
  if (note) await port.answer(from, note, locale, tone);
}

import type { Context } from 'grammy';
import type { SentFile } from './inbound.ts';

/** A message of Telegram. */
export type Message = NonNullable<Context['message']>;

/** The file in a message of Telegram; of a photo the largest size, whose name Telegram drops. */
export function fileIn(message: Message): SentFile | undefined {
  const found = attached(message);
  if (!found) return undefined;
  const { caption, media_group_id: album, reply_to_message: answered } = message;
  return {
    ref: found.file_id,
    name: found.file_name ?? '',
    bytes: found.file_size ?? null,
    ...(caption && { caption: caption.slice(0, 1000) }),
    ...(album && { album }),
    ...(answered && { replyTo: String(answered.message_id) }),
  };
}

type Attached = { file_id: string; file_size?: number; file_name?: string };

// Films and recordings are no evidence yet; whoever sends one is told so.
const attached = ({ document, photo, video, audio, voice }: Message): Attached | undefined =>
  document ?? photo?.at(-1) ?? video ?? audio ?? voice;

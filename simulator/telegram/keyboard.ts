import { jsonOf } from '../fake-server.ts';
import { badRequest } from './api-error.ts';
import type { Button } from './state.ts';

interface RawButton {
  text?: string;
  callback_data?: string;
  url?: string;
}

/** Reads an inline keyboard as Telegram does: data of 1–64 bytes, links with a scheme. */
export function readKeyboard(markup: unknown): Button[][] {
  const rows = jsonOf<{ inline_keyboard?: RawButton[][] }>(markup)?.inline_keyboard ?? [];
  if (rows.flat().length > 100) throw badRequest('REPLY_MARKUP_TOO_LONG');
  return rows.map((row) => row.map(readButton)).filter((row) => row.length > 0);
}

function readButton({ text, callback_data: data, url }: RawButton): Button {
  if (!text)
    throw badRequest('can\'t parse inline keyboard button: Field "text" must be non-empty');
  if (url !== undefined) return { text, url: checkedUrl(url) };
  if (data === undefined) {
    throw badRequest(
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    );
  }
  const size = Buffer.byteLength(data);
  if (size < 1 || size > 64) throw badRequest('BUTTON_DATA_INVALID');
  return { text, data };
}

function checkedUrl(url: string): string {
  if (/^(https?|tg):\/\/./.test(url)) return url;
  throw badRequest(`inline keyboard button URL '${url}' is invalid: Unsupported URL protocol`);
}

import { type Api, InputFile } from 'grammy';
import { config } from '../config.ts';
import { telegramAccount, telegramApi } from './adapters.ts';
import { listenerFinding } from './check-inlet.ts';
import { failed, type Finding, type Probe } from './check-probe.ts';
import type { Dest } from './port.ts';
import { telegramPort } from './telegram.ts';

/** Telegram as the check sees it. */
export function telegramProbe(token: string): Probe {
  const api = telegramApi(token);
  const root = config().TELEGRAM_API_ROOT ?? 'https://api.telegram.org';
  return {
    port: telegramPort(api, telegramAccount(token)),
    clockUrl: root,
    reach: async () => `@${(await api.getMe()).username}`,
    inlet: () => inlet(api),
    sendFile: (dest, name, bytes) =>
      sendFile(api, { root, token }, dest, new InputFile(bytes, name)),
    remove: async ({ dest, id }) => void (await api.deleteMessage(dest.chat, Number(id))),
  };
}

// A webhook that is set anywhere keeps every poller from hearing anything.
async function inlet(api: Api): Promise<Finding> {
  const { url = '', last_error_date: at, last_error_message: why } = await api.getWebhookInfo();
  const { TELEGRAM_WEBHOOK_SECRET: secret, BOT_URL } = config();
  const wanted = secret ? new URL('/telegram', BOT_URL).href : '';
  if (url !== wanted) return failed(url || '–', secret ? 'webhook-elsewhere' : 'webhook-left');
  const isFailing = at !== undefined && Date.now() / 1000 - at < 600;
  if (isFailing) return failed(why ?? '', 'webhook-failing');
  return listenerFinding('telegram');
}

type Site = { root: string; token: string };

async function sendFile(api: Api, { root, token }: Site, dest: Dest, file: InputFile) {
  const sent = await api.sendDocument(dest.chat, file);
  return {
    fetch: async () => {
      const { file_path: path } = await api.getFile(sent.document.file_id);
      const answer = await fetch(`${root}/file/bot${token}/${path}`);
      return Buffer.from(await answer.arrayBuffer());
    },
    remove: async () => void (await api.deleteMessage(dest.chat, sent.message_id)),
  };
}

import { type Api, GrammyError } from 'grammy';
import { type Fetched, fetchFile } from './fetch-file.ts';

/** Fetches a file of a chat: Telegram tells where it lies for an hour, and gives bots 20 MB at most. */
export async function telegramFile(api: Api, fileId: string, mostBytes: number): Promise<Fetched> {
  try {
    const { file_path: path, file_size: size = 0 } = await api.getFile(fileId);
    if (size > mostBytes) return { ok: false, why: 'too-large' };
    if (!path) return { ok: false, why: 'gone' };
    const root = api.options?.apiRoot ?? 'https://api.telegram.org';
    return await fetchFile(`${root}/file/bot${api.token}/${path}`, mostBytes);
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
    return { ok: false, why: /too big/i.test(error.description) ? 'too-large' : 'gone' };
  }
}

import type { WebClient } from '@slack/web-api';
import { type Fetched, fetchFile } from './fetch-file.ts';

/** Fetches a file of the workspace, which needs the scope files:read. */
export async function slackFile(
  client: WebClient,
  fileId: string,
  mostBytes: number,
): Promise<Fetched> {
  const file = await infoOf(client, fileId);
  if (!file) return { ok: false, why: 'gone' };
  if ((file.size ?? 0) > mostBytes) return { ok: false, why: 'too-large' };
  const url = file.url_private_download ?? file.url_private;
  if (!url) return { ok: false, why: 'gone' };
  return fetchFile(url, mostBytes, { authorization: `Bearer ${client.token}` });
}

async function infoOf(client: WebClient, file: string) {
  try {
    return (await client.files.info({ file })).file;
  } catch (error) {
    const { data } = error as { data?: { error?: string } };
    if (/file_not_found|file_deleted/.test(data?.error ?? '')) return undefined;
    throw error;
  }
}

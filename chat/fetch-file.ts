/** A file of a platform: its bytes, or why there are none. */
export type Fetched = { ok: true; bytes: Uint8Array } | { ok: false; why: 'too-large' | 'gone' };

const patienceMs = 60_000;

/**
 * Fetches a file of at most so many bytes. Errors name no address: Telegram's has the token in it. A page
 * instead of the file is what Slack shows to whoever may not have it.
 */
export async function fetchFile(
  url: string,
  mostBytes: number,
  headers: Record<string, string> = {},
): Promise<Fetched> {
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(patienceMs) });
    const isPage = response.headers.get('content-type')?.startsWith('text/html');
    if (!response.ok || !response.body || isPage) return { ok: false, why: 'gone' };
    return await read(response.body as AsyncIterable<Uint8Array>, mostBytes);
  } catch (error) {
    const { code } = ((error as Error).cause ?? {}) as { code?: string };
    throw new Error(`file not fetched: ${code ?? (error as Error).name}`);
  }
}

async function read(body: AsyncIterable<Uint8Array>, mostBytes: number): Promise<Fetched> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > mostBytes) return { ok: false, why: 'too-large' };
    chunks.push(chunk);
  }
  return { ok: true, bytes: Buffer.concat(chunks) };
}

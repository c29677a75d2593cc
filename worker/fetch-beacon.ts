import type { DrandNetwork } from '../domain/draw/drand-network.ts';

const mostCharacters = 4096;

/**
 * Asks a relay of drand for a round and gives its answer as it is: nothing in it is believed until its
 * signature is verified. Throws when the relay does not answer with a value within `timeoutMs`.
 */
export async function fetchBeacon(
  relay: string,
  { chainHash }: DrandNetwork,
  round: number,
  timeoutMs = 5000,
): Promise<string> {
  const url = new URL(`${chainHash}/public/${round}`, relay.endsWith('/') ? relay : `${relay}/`);
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`${url.host} answers ${response.status}`);
  }
  return start(response);
}

// A relay that never stops talking is stopped.
async function start({ body }: Response): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (text.length > mostCharacters) throw new Error('the answer is no beacon');
  }
  return text;
}

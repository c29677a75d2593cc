import type { Snapshot } from '../../simulator/fake-ui-page.ts';

/** What a chat's page is told while it is open. */
export interface LivePage {
  /** The next state of the page for which the test holds, the present one included. */
  until(fits: (snapshot: Snapshot) => boolean): Promise<Snapshot>;
  close(): Promise<void>;
}

/** Opens the event stream of a page, as its script does. */
export async function openLive(url: string): Promise<LivePage> {
  const closing = new AbortController();
  const response = await fetch(url, { signal: closing.signal });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  const next = async (): Promise<Snapshot> => {
    for (;;) {
      const end = rest.indexOf('\n\n');
      if (end !== -1) {
        const data = rest.slice('data: '.length, end);
        rest = rest.slice(end + 2);
        return JSON.parse(data) as Snapshot;
      }
      const { value, done } = await reader.read();
      if (done) throw new Error('the stream ended');
      rest += value;
    }
  };
  return {
    until: async (fits) => {
      let snapshot = await next();
      while (!fits(snapshot)) snapshot = await next();
      return snapshot;
    },
    close: async () => {
      await reader.cancel();
      closing.abort();
    },
  };
}

/** Does what a page's button does; resolves with what the page would show. */
export async function act(url: string, body: object): Promise<{ toast?: string; alert?: boolean }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as { toast?: string };
}

/** Every address of another origin that the page itself would load. */
export function foreignLoads(html: string): string[] {
  return [...html.matchAll(/(?:src|href|action)="(https?:\/\/[^"]*)"/g)].map((match) => match[1]!);
}

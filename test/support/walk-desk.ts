import type { Client } from './panel.ts';

/** Follows the links of the desk from these pages, so many of a kind, and shows each page that opens. */
export async function walkDesk(
  client: Client,
  from: string[],
  ofAKind: number,
  show: (at: string, page: string) => void,
): Promise<void> {
  const queue = [...from];
  const seen = new Set(queue);
  const met = new Map<string, number>();
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const answer = await client.get(at);
    if (answer.status !== 200) continue;
    const page = await answer.text();
    show(at, page);
    for (const link of linksOf(page).filter((one) => !seen.has(one))) {
      const kind = kindOf(link);
      const before = met.get(kind) ?? 0;
      if (before === ofAKind) continue;
      met.set(kind, before + 1);
      seen.add(link);
      queue.push(link);
    }
  }
}

const linksOf = (page: string): string[] =>
  [...page.matchAll(/href="(\/desk[^"#]*)"/g)]
    .map(([, href = '']) => href.replaceAll(/&(#38|amp);/g, '&'))
    .filter((link) => !/\.(csv|json|xlsx|zip|pdf)(\?|$)/.test(link));

/** An address with its ids and numbers left open: pages of one kind have the same. */
export const kindOf = (address: string): string =>
  address
    .replace(/\?.*/, '')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/[0-9a-f]{64}/g, ':hash')
    .replace(/\/\d+(?=\/|$)/g, '/:number')
    .replace(/profiles\/[^/]+/, 'profiles/:slug')
    .replace(/change\/.*/, 'change/:key');

import { deliverNotices } from './chat-deliver.ts';
import { pressToEdit } from './chat-press.ts';
import { openChatSite } from './chat-site.ts';
import type { Line, Options } from './harness.ts';

// What the design asks for: three minutes of what the platforms allow. `--size 1500` takes half a minute.
const usualNotices = 10_000;

/**
 * Notices through the fakes with the vendors' limits in real time beside what those limits allow, and
 * how long a press takes until its card has changed beside a bare echo of grammY and of Bolt.
 */
export async function benchChat({ size, runs }: Options): Promise<Line[]> {
  const site = await openChatSite();
  try {
    const delivered = await deliverNotices(site, size ?? usualNotices);
    return [...delivered, ...(await pressToEdit(site, runs))];
  } finally {
    await site.stop();
  }
}

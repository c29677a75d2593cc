import { deliverNotices } from './chat-deliver.ts';
import { openChatSite } from './chat-site.ts';
import type { Line, Options } from './harness.ts';

// 25 seconds of what Telegram allows; `--size 10000` takes three minutes.
const usualNotices = 1500;

/**
 * Notices through the fakes with the vendors' limits in real time beside what those limits allow, and
 * how long a press takes until its card has changed beside a bare echo of grammY and of Bolt.
 */
export async function benchChat({ size }: Options): Promise<Line[]> {
  const site = await openChatSite();
  try {
    return await deliverNotices(site, size ?? usualNotices);
  } finally {
    await site.stop();
  }
}

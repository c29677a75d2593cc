import { deliverNotices } from './chat-deliver.ts';
import { pressToEdit } from './chat-press.ts';
import { openChatSite } from './chat-site.ts';
import type { Line, Options } from './harness.ts';

// What the design asks for: three minutes of what the platforms allow. `--size 1500` takes half a minute.
const usualNotices = 10_000;

/**
 * Notices through the fakes with the vendors' limits in real time beside what those limits allow, and
 * how long a press takes until its card has changed beside a bare echo of grammY and of Bolt. With `--faults`
 * the notices alone, and what goes wrong on their way: `--size 300` takes about three minutes.
 */
export async function benchChat({ size, runs, faults }: Options): Promise<Line[]> {
  const site = await openChatSite();
  try {
    const delivered = await deliverNotices(site, size ?? usualNotices, faults);
    return faults ? delivered : [...delivered, ...(await pressToEdit(site, runs))];
  } finally {
    await site.stop();
  }
}

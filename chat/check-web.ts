import { config } from '../config.ts';
import { failed, type Finding, type Probe } from './check-probe.ts';
import { tryPush } from './check-push.ts';
import { webPort } from './web.ts';

/** The web chat as the check sees it: the database, and the page as people reach it. */
export const webProbe = (): Probe => ({
  port: webPort,
  reach: async () => (await webPort.check()).detail,
  inlet,
  push: tryPush,
});

async function inlet(): Promise<Finding> {
  const url = new URL('/healthz', config().BOT_URL);
  const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
  if (!answer?.ok) return failed(`${url.href} ${answer?.status ?? ''}`, 'bot-silent');
  return { state: 'ok', detail: url.origin };
}

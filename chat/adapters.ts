import type { ChatPort, ProviderId } from './port.ts';

/** The platforms that are configured; asked once per process. */
export function adapters(): Record<ProviderId, ChatPort | undefined> {
  return { telegram: undefined, slack: undefined, web: undefined };
}

import type { ChatSite } from './chat-site.ts';

/** One thing that goes wrong when so much of the delivery is done. */
type Mishap = { after: number; happen: (site: ChatSite, each: number) => Promise<void> | void };

const mishaps: Mishap[] = [
  {
    after: 0.15,
    happen: ({ telegram, slack }, each) => {
      telegram.hangAfterSend('sendMessage', each);
      slack.hangAfterSend('chat.postMessage', each);
    },
  },
  {
    after: 0.3,
    happen: ({ telegram, slack }, each) => {
      telegram.fail5xx('sendMessage', each);
      slack.fail5xx('chat.postMessage', each);
    },
  },
  {
    after: 0.45,
    happen: ({ telegram, slack }, each) => {
      telegram.rateLimit({ method: 'sendMessage', count: each, retryAfter: 1 });
      slack.rateLimit({ method: 'chat.postMessage', count: each, retryAfter: 1 });
    },
  },
  { after: 0.6, happen: (site) => site.restart('worker') },
];

/**
 * What goes wrong on the way, once each as the count of arrivals passes its share: answers that are lost, errors of the
 * platforms, calls that come too often, and a worker that is killed and started anew. Gives what to call at each arrival;
 * `failed` takes what did not come back.
 */
export function mishapsOf(
  site: ChatSite,
  notices: number,
  failed: (error: unknown) => void,
): () => void {
  const left = [...mishaps];
  const each = Math.max(1, Math.round(notices / 1000));
  let count = 0;
  return () => {
    count += 1;
    while (left.length > 0 && count >= left[0]!.after * notices) {
      Promise.resolve(left.shift()!.happen(site, each)).catch(failed);
    }
  };
}

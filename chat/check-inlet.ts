import { chatListener } from '../db/queries/chat-listener.ts';
import { failed, type Finding } from './check-probe.ts';

const lately = 120;

/** Does one of our bots hear this platform right now, and nobody else with its token? */
export async function listenerFinding(provider: 'telegram' | 'slack'): Promise<Finding> {
  const heard = await chatListener(provider);
  if (!heard?.isFresh) return failed(heard ? `${heard.mode}, ${heard.leader}` : '–', 'bot-silent');
  if (heard.conflictAgoS !== null && heard.conflictAgoS < lately) {
    return failed(`409, ${heard.conflictAgoS} s`, 'conflict');
  }
  return { state: 'ok', detail: `${heard.mode} · ${heard.leader}` };
}

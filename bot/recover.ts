import { adapters } from '../chat/adapters.ts';
import { abandoned } from './inbound.ts';
import { receive } from './receive.ts';

/** Takes up what was kept by a process that died before it was handled. */
export async function recover(): Promise<void> {
  for (const inbound of await abandoned()) {
    const reply = await receive(inbound);
    const { from } = inbound;
    if (!reply.note || from.provider === 'web') continue;
    await adapters()[from.provider]?.answer(from, reply.note, reply.locale, reply.tone);
  }
}

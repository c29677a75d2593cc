import { told } from '../chat/text.ts';
import { locateCheckIn } from '../usecases/inspection/locate.ts';
import { commandOf } from '../usecases/usecase.ts';
import type { From } from './inbound.ts';
import type { Known } from './people.ts';
import type { Reply } from './reply.ts';

/** Somebody sent where they are: it goes with the check-in that they have just made. */
export async function takePlace(
  place: string,
  { actor }: Known,
  { provider }: From,
): Promise<Partial<Reply>> {
  const { code } = await locateCheckIn(commandOf(actor, provider), { place });
  return { note: told('note.place', { code }) };
}

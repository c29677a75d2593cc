import { config } from '../config.ts';
import { issueToken } from '../chat/tokens.ts';

/** A one-time link into the panel, to show a second factor for one thing, for nobody but this person. */
export async function oneTimeLink(
  personId: string,
  about: { type: string; id: string },
): Promise<string> {
  const token = await issueToken({
    messageId: null,
    action: 'step-up',
    about,
    seen: 1,
    cardHash: null,
    personId,
  });
  return new URL(`/step-up/${token}`, config().ADMIN_URL).href;
}

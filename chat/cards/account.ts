import type { Card } from '../port.ts';
import { told } from '../text.ts';
import { at, line } from './parts.ts';

/** What changed about somebody's chat accounts, as the message itself carries it. */
export type AccountChanged = {
  personId: string;
  change: 'linked' | 'unlinked';
  provider: 'telegram' | 'slack';
  at: string;
};

/** To the person themselves, on the web: an account was linked or unlinked, and what to do if that was not they. */
export const accountCard = ({ personId, change, provider, at: iso }: AccountChanged): Card => ({
  kind: 'account',
  about: { type: 'person', id: personId, version: 0 },
  title: told('card.account.title'),
  blocks: [
    line(told(`card.account.${change}`, { provider: told(`door.${provider}`), at: at(iso) })),
    line(told('card.account.not-you'), 'warn'),
  ],
});

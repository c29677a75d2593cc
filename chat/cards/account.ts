import type { Card } from '../port.ts';
import { told } from '../text.ts';
import { at, line } from './parts.ts';

/** What changed about somebody's accounts, as the message itself carries it. */
export type AccountChanged = {
  personId: string;
  at: string;
} & ({ change: 'linked' | 'unlinked'; provider: 'telegram' | 'slack' } | { change: 'reset' });

/**
 * To the person themselves: a chat account was linked or unlinked, or their authenticator was let go of, and
 * what to do if that was not they.
 */
export const accountCard = (changed: AccountChanged): Card => ({
  kind: 'account',
  about: { type: 'person', id: changed.personId, version: 0 },
  title: told(changed.change === 'reset' ? 'card.account.title.reset' : 'card.account.title'),
  blocks: [whatChanged(changed), line(told('card.account.not-you'), 'warn')],
});

function whatChanged(changed: AccountChanged) {
  const { change, at: iso } = changed;
  if (change === 'reset') return line(told('card.account.reset', { at: at(iso) }));
  return line(
    told(`card.account.${change}`, { provider: told(`door.${changed.provider}`), at: at(iso) }),
  );
}

import type { Actor } from './actor.ts';

/** Who may make digests: nobody by hand. */
export const digestPolicy = {
  'digest.make': (actor: Actor, _on: object) => actor.kind === 'system',
};

import type { EntityManager } from 'typeorm';

/**
 * Lets one transaction at a time add to the trail's order and sign it. Not named as the sweep is: that
 * one's lock is held by another connection of the same worker while this one is asked for.
 */
export const lockTrail = (tx: EntityManager): Promise<unknown> =>
  tx.query(`select pg_advisory_xact_lock(hashtext('trail-order'))`);

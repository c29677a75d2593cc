import type { EntityManager } from 'typeorm';

/** Lets one transaction at a time add to the trail's order and sign it. */
export const lockTrail = (tx: EntityManager): Promise<unknown> =>
  tx.query(`select pg_advisory_xact_lock(hashtext('seal-events'))`);

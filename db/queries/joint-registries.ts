import type { EntityManager } from 'typeorm';
import type { JointRegistry } from '../../domain/departments.ts';

/** Every two units that keep one registry of inspectors, with the consent of both. */
export const jointRegistries = (tx: EntityManager): Promise<JointRegistry[]> =>
  tx.query(
    `select u.path as one, p.path as other from pool_agreement a join unit u on u.id = a.unit_id
       join unit p on p.id = a.partner_id where a.state = 'in-force' order by a.requested_at, a.id`,
  );

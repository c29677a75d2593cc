import type { EntityManager } from 'typeorm';
import { unseal } from '../sealed.ts';

/** One entropy source of a draw in announced order; hex is the value once it is there. */
export type SourceRow = {
  position: number;
  kind: 'drand' | 'lottery' | 'reveal' | 'secret';
  personId: string | null;
  personName: string | null;
  unitId: string | null;
  unitName: string | null;
  commitment: string | null;
  value: Buffer | null;
  valueSealed: Buffer | null;
};

/** The sources of a draw in announced order. */
export const sourcesOf = (tx: EntityManager, drawId: string): Promise<SourceRow[]> =>
  tx.query(
    `select e.position, e.kind, e.person_id as "personId", p.name as "personName", e.unit_id as "unitId",
       u.name as "unitName", e.commitment, e.value, e.value_sealed as "valueSealed"
     from entropy_source e left join person p on p.id = e.person_id left join unit u on u.id = e.unit_id
     where e.draw_id = $1 order by e.position`,
    [drawId],
  );

/** The value of a source in hex, opened or still sealed; undefined while it is not there. */
export function valueOf({ value, valueSealed }: SourceRow): string | undefined {
  if (value) return value.toString('hex');
  return valueSealed ? unseal(valueSealed) : undefined;
}

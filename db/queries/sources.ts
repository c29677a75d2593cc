import type { EntityManager } from 'typeorm';
import { unseal } from '../sealed.ts';

/** One entropy source of a draw in announced order; what is not of its kind is null. */
export type SourceRow = {
  position: number;
  kind: 'drand' | 'lottery' | 'reveal' | 'secret';
  personId: string | null;
  personName: string | null;
  unitId: string | null;
  unitName: string | null;
  commitment: string | null;
  /** drand: the pinned network by name, the announced round and when it is. */
  network: string | null;
  round: number | null;
  roundAt: Date | null;
  signature: Buffer | null;
  /** A lottery, the day of its draw (YYYY-MM-DD), and the bits it is announced with. */
  name: string | null;
  drawnOn: string | null;
  bits: number | null;
  /** What the first person entered, until somebody else has confirmed it. */
  enteredText: string | null;
  enteredBy: string | null;
  value: Buffer | null;
  valueSealed: Buffer | null;
};

/** The sources of a draw in announced order. */
export const sourcesOf = (tx: EntityManager, drawId: string): Promise<SourceRow[]> =>
  tx.query(
    `select e.position, e.kind, e.person_id as "personId", p.name as "personName", e.unit_id as "unitId",
       u.name as "unitName", e.commitment, e.network, e.round::float8 as round, e.round_at as "roundAt",
       e.signature, e.name, to_char(e.drawn_on, 'YYYY-MM-DD') as "drawnOn", e.bits,
       e.entered_text as "enteredText", e.entered_by as "enteredBy", e.value, e.value_sealed as "valueSealed"
     from entropy_source e left join person p on p.id = e.person_id left join unit u on u.id = e.unit_id
     where e.draw_id = $1 order by e.position`,
    [drawId],
  );

/** The value of a source in hex, opened or still sealed; undefined while it is not there. */
export function valueOf({ value, valueSealed }: SourceRow): string | undefined {
  if (value) return value.toString('hex');
  return valueSealed ? unseal(valueSealed) : undefined;
}

/** Whether nothing is waited for any more; a sealed secret is there from the start. */
export const areIn = (sources: readonly SourceRow[]): boolean =>
  sources.length > 0 &&
  sources.every(({ value, valueSealed }) => value !== null || valueSealed !== null);

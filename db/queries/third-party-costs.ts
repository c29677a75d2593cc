import type { EntityManager } from 'typeorm';

/** A third party of a visit with what it cost (amounts in 分). */
export type EntrustedCosts = {
  id: string;
  body: string;
  /** Who entrusted it, and pays. */
  unit: string;
  fen: number;
  costs: { number: number; fen: number; budget: string; voucher: string; by: string; at: string }[];
};

/** What the third parties of a visit cost, in the order in which they were entrusted. */
export const costsOf = (tx: EntityManager, inspectionId: string): Promise<EntrustedCosts[]> =>
  tx.query(
    `select y.id, y.body, u.name as unit, coalesce(sum(c.amount_fen), 0)::float8 as fen,
       coalesce(jsonb_agg(jsonb_build_object('number', c.number, 'fen', c.amount_fen, 'budget', c.budget,
         'voucher', c.voucher, 'by', p.name, 'at', c.recorded_at) order by c.number)
         filter (where c.id is not null), '[]') as costs
     from third_party y join unit u on u.id = y.unit_id
       left join third_party_cost c on c.third_party_id = y.id left join person p on p.id = c.recorded_by
     where y.inspection_id = $1 group by y.id, y.body, u.name, y.recorded_at order by y.recorded_at`,
    [inspectionId],
  );

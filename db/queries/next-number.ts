import type { EntityManager } from 'typeorm';

/** The next number of a gapless series; the row stays locked until the transaction ends. */
export async function nextNumber(tx: EntityManager, series: string): Promise<number> {
  const [row] = await tx.query(
    `insert into counter (name, value) values ($1, 1)
     on conflict (name) do update set value = counter.value + 1 returning value`,
    [series],
  );
  return Number(row.value);
}

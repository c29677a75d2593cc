import type { EntityManager } from 'typeorm';

/** Who and what ids stand for, so that records can be read without the database. */
export type Names = {
  people: Record<string, string>;
  units: Record<string, string>;
  subjects: Record<string, string>;
  items: Record<string, string>;
  tasks: Record<string, string>;
};

/** The names of the people, units, subjects, items and tasks among these ids. */
export async function namesOf(tx: EntityManager, ids: string[]): Promise<Names> {
  const of = async (sql: string): Promise<Record<string, string>> => {
    const rows: { id: string; name: string }[] = await tx.query(sql, [ids]);
    return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
  };
  const known = 'where id = any($1::uuid[]) order by id';
  return {
    people: await of(`select id, name from person ${known}`),
    units: await of(`select id, name from unit ${known}`),
    subjects: await of(`select id, name || ' ' || uscc as name from subject ${known}`),
    items: await of(`select id, name from item ${known}`),
    tasks: await of(`select id, code || ' ' || name as name from task ${known}`),
  };
}

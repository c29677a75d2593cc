import type { Context } from '../usecase.ts';

const key = `hashtextextended('forms:' || u.id::text, 0)`;

/** The forms of a bureau change one after the other: two who begin the first version of one see each other. */
export const lockFormsOf = async ({ tx }: Pick<Context, 'tx'>, bureauId: string): Promise<void> => {
  await tx.query(`select pg_advisory_xact_lock(${key}) from (select $1::uuid as id) u`, [bureauId]);
};

/** No form comes into force, and none goes, while a visit takes those of its items. */
export const holdFormsFor = async (
  { tx }: Pick<Context, 'tx'>,
  inspectionId: string,
): Promise<void> => {
  await tx.query(
    `select pg_advisory_xact_lock_shared(${key}) from (
       select distinct i.unit_id as id from visit_item v join item i on i.id = v.item_id
       where v.inspection_id = $1 order by 1) u`,
    [inspectionId],
  );
};

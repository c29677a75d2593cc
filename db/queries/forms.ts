import type { EntityManager } from 'typeorm';
import type { FormVersion } from '../../domain/form.ts';

/** A version of a form that is locked, with where it is in its life. */
export type LockedForm = FormVersion & {
  unitId: string;
  state: 'draft' | 'published' | 'retired' | 'dropped';
  revision: number;
  reason: string;
};

/** A form in force, with the hash by which results name it. */
export type FormInForce = FormVersion & { hash: string };

/** A version of a form, locked; nothing for an unknown one. */
export async function lockForm(tx: EntityManager, id: string): Promise<LockedForm | undefined> {
  const [row] = await tx.query(
    `select id, unit_id as "unitId", code, version, name, points, state, revision, reason
     from checklist_form where id = $1 for update`,
    [id],
  );
  return row;
}

/** The forms in force of the bureaus whose items a visit checks. */
export const formsFor = (tx: EntityManager, inspectionId: string): Promise<FormInForce[]> =>
  tx.query(
    `select f.id, f.code, f.version, f.name, f.points, f.hash from checklist_form f
     where f.state = 'published' and f.unit_id in (
       select i.unit_id from visit_item v join item i on i.id = v.item_id where v.inspection_id = $1)
     order by f.code, f.id`,
    [inspectionId],
  );

/** The codes of the items of a bureau that are in force. */
export async function itemCodesInForce(tx: EntityManager, unitId: string): Promise<string[]> {
  const rows: { code: string }[] = await tx.query(
    `select code from item where unit_id = $1 and state = 'published' order by code`,
    [unitId],
  );
  return rows.map(({ code }) => code);
}

import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { blindIndex, seal } from '../../db/sealed.ts';
import { cite } from '../../domain/profile/cite.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { isIdNumber } from '../../domain/registry/check-digits.ts';
import { repairCode } from '../../domain/registry/repair.ts';
import { countsAsStaff, staffCategories, staffRulesOf } from '../../domain/staff.ts';

const text = z.string().trim().max(200);
const code = z.string().transform(repairCode).pipe(z.string().max(40));

/** What of an inspector is entered by hand; name and unit belong to the person. */
export const inspectorFields = z.strictObject({
  name: text.min(1),
  badgeNo: code,
  idNumber: code,
  sex: z.enum(['', '男', '女']),
  position: text,
  telephone: z.string().trim().max(40),
  skills: z.array(text.min(1)).max(40),
  licenceNo: code,
  licenceExpiresOn: z.iso.date().nullable(),
  mayLead: z.boolean(),
  category: z.enum(staffCategories),
  status: text.min(1),
});
type Fields = {
  [K in keyof z.output<typeof inspectorFields>]?: z.output<typeof inspectorFields>[K] | undefined;
};

/**
 * P-27: an identity number with its check digit, and people whom the bureau's rules count among
 * its inspectors.
 */
export function refuseUnruledInspector({ idNumber, category }: Fields, profile: Profile): void {
  if (idNumber && !isIdNumber(idNumber)) throw new Refusal('code-invalid', { field: '身份证号' });
  if (category && !countsAsStaff(category, staffRulesOf(profile))) {
    throw new Refusal('staff-not-ruled', { rule: cite(profile, 'inspector.eligibility') });
  }
}

/** Nobody is in the registry twice, by badge, licence or identity number. */
export async function refuseKnownInspector(
  tx: EntityManager,
  { badgeNo, licenceNo, idNumber }: Fields,
  except: string | null = null,
): Promise<void> {
  const [known] = await tx.query(
    `select p.name from inspector i join person p on p.id = i.person_id
     where (i.badge_no = $1 or i.licence_no = $2 or i.id_number_index = $3) and i.person_id is distinct from $4`,
    [badgeNo || null, licenceNo || null, idNumber ? blindIndex(idNumber) : null, except],
  );
  if (known) throw new Refusal('already-registered', { name: known.name });
}

/** The columns of the fields: identity and telephone numbers are sealed, an empty one is none. */
export function inspectorColumns({ name: _name, idNumber, telephone, ...fields }: Fields): object {
  return {
    ...fields,
    ...(fields.badgeNo === '' && { badgeNo: null }),
    ...(fields.licenceNo === '' && { licenceNo: null }),
    ...(idNumber !== undefined && {
      idNumberSealed: idNumber === '' ? null : seal(idNumber),
      idNumberIndex: idNumber === '' ? null : blindIndex(idNumber),
    }),
    ...(telephone !== undefined && { telephoneSealed: telephone === '' ? null : seal(telephone) }),
  };
}

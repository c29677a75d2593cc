import { z } from 'zod';
import { Subject } from '../../db/entities/subject.ts';
import type { EntityManager } from 'typeorm';
import { seal } from '../../db/sealed.ts';
import { refuseKeyPool } from '../../domain/key-pool.ts';
import { cite } from '../../domain/profile/cite.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { isIdNumber, isUscc } from '../../domain/registry/check-digits.ts';
import { subjectKinds, subjectStatuses } from '../../domain/registry/subject.ts';

const text = z.string().trim().max(500);

/**
 * What of a subject is entered by hand; its code is given once. Grade, risk and lists are flags, each with
 * its source.
 */
export const subjectFields = z.strictObject({
  name: text.min(1),
  category: text,
  address: text,
  businessScope: z.string().trim().max(4000),
  principal: text,
  telephone: z.string().trim().max(40),
  scale: text,
  status: z.enum(subjectStatuses),
  jurisdiction: text,
  kind: z.enum(subjectKinds),
  subtype: text,
  keyPool: z.boolean(),
});
type SubjectFields = z.output<typeof subjectFields>;

/** refuses kinds and a key registry that the bureau's rules do not have. */
export function refuseUnruledSubject(
  { kind, keyPool }: { kind?: SubjectFields['kind'] | undefined; keyPool?: boolean | undefined },
  profile: Profile,
): void {
  if (kind !== undefined && !parameter(profile, 'subject.kinds').includes(kind)) {
    throw new Refusal('kind-not-ruled', { kind, rule: cite(profile, 'subject.kinds') });
  }
  refuseKeyPool(keyPool === true, profile);
}

const withoutCheckDigit: readonly string[] = ['practitioner', 'project', 'behaviour'];

/**
 * a code with its check digit; people, projects and behaviours have a number of the bureau's
 * own, which is never somebody's identity number.
 */
export function refuseWrongCode(uscc: string, kind: SubjectFields['kind']): void {
  const right = withoutCheckDigit.includes(kind) ? !isIdNumber(uscc) : isUscc(uscc);
  if (!right) throw new Refusal('code-invalid', { field: '统一社会信用代码' });
}

/** Refuses a code that is in the registry; a retired subject keeps it. */
export async function refuseKnownCode(tx: EntityManager, uscc: string): Promise<void> {
  const known = await tx.findOneBy(Subject, { uscc });
  if (known) throw new Refusal('already-registered', { name: known.name });
}

/** The columns of the fields: the telephone is sealed, an empty one is none. */
export function columnsOf({ telephone, ...fields }: Record<string, unknown>): object {
  if (typeof telephone !== 'string') return fields;
  return { ...fields, telephoneSealed: telephone === '' ? null : seal(telephone) };
}

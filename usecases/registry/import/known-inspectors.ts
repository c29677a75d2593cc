import type { EntityManager } from 'typeorm';
import { blindIndex } from '../../../db/sealed.ts';

type Identities = {
  badgeNo?: string | undefined;
  licenceNo?: string | undefined;
  idNumber?: string | undefined;
};

/** The inspectors on file by each of their identities. */
export type KnownInspectors = {
  /** Everybody whom one of these identities belongs to. */
  find: (identities: Identities) => string[];
  /** Notes that a row is about somebody; false when an earlier row was. */
  claim: (personId: string) => boolean;
};

/** Reads the identities of all inspectors once: they are thousands where subjects are millions. */
export async function knownInspectors(tx: EntityManager): Promise<KnownInspectors> {
  const rows: { id: string; badge: string | null; licence: string | null; index: string | null }[] =
    await tx.query(
      `select person_id as id, badge_no as badge, licence_no as licence, id_number_index as index from inspector`,
    );
  const of = (column: 'badge' | 'licence' | 'index') =>
    new Map(rows.flatMap((row) => (row[column] === null ? [] : [[row[column], row.id] as const])));
  const [badges, licences, indexes] = [of('badge'), of('licence'), of('index')];
  const claimed = new Set<string>();
  return {
    find({ badgeNo = '', licenceNo = '', idNumber }) {
      const found = [
        badges.get(badgeNo),
        licences.get(licenceNo),
        idNumber ? indexes.get(blindIndex(idNumber)) : undefined,
      ];
      return [...new Set(found.filter((id) => id !== undefined))];
    },
    claim(personId) {
      if (claimed.has(personId)) return false;
      claimed.add(personId);
      return true;
    },
  };
}

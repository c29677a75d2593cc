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
  /** The unit that somebody on file belongs to; nothing for a newcomer. */
  unitOf: (personId: string) => string | undefined;
  /** Notes that a row is about somebody; false when an earlier row was. */
  claim: (personId: string) => boolean;
};

type Row = {
  id: string;
  badge: string | null;
  licence: string | null;
  index: string | null;
  unit: string;
};

/** Reads the identities of all inspectors once: they are thousands where subjects are millions. */
export async function knownInspectors(tx: EntityManager): Promise<KnownInspectors> {
  const rows: Row[] = await tx.query(
    `select i.person_id as id, i.badge_no as badge, i.licence_no as licence, i.id_number_index as index,
       p.unit_id as unit from inspector i join person p on p.id = i.person_id`,
  );
  const of = (column: 'badge' | 'licence' | 'index') =>
    new Map(rows.flatMap((row) => (row[column] === null ? [] : [[row[column], row.id] as const])));
  const [badges, licences, indexes] = [of('badge'), of('licence'), of('index')];
  const units = new Map(rows.map(({ id, unit }) => [id, unit]));
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
    unitOf: (personId) => units.get(personId),
    claim(personId) {
      if (claimed.has(personId)) return false;
      claimed.add(personId);
      return true;
    },
  };
}

import { database } from '../data-source.ts';

/** A file that proves an error in what was published. */
export type ProofFile = { correctionId: string; number: number; name: string };

/** The files with the corrections of a disclosure, in the order in which they came. */
export const proofFiles = (disclosureId: string): Promise<ProofFile[]> =>
  database().query(
    `select f.correction_id as "correctionId", f.number, f.name from correction_file f
       join correction c on c.id = f.correction_id where c.disclosure_id = $1 order by c.number, f.number`,
    [disclosureId],
  );

/** One of them, to be given out; nothing where the disclosure has none of that number. */
export async function proofFile(
  disclosureId: string,
  correctionId: string,
  number: number,
): Promise<{ name: string; mediaType: string; bytes: Buffer } | undefined> {
  const [row] = await database().query(
    `select f.name, f.media_type as "mediaType", b.bytes from correction_file f
       join correction c on c.id = f.correction_id join evidence_blob b on b.hash = f.hash
     where c.disclosure_id = $1 and f.correction_id = $2 and f.number = $3`,
    [disclosureId, correctionId, number],
  );
  return row;
}

import { database } from '../data-source.ts';
import { unseal } from '../sealed.ts';
import { bureauOf } from './intake.ts';
import { unitById } from './units.ts';

/** Something handed in that the office did not take up, opened; of files only their names. */
export type DeclinedIntake = {
  receiptNo: string;
  receivedAt: Date;
  reason: 'no-result' | 'closed';
  ref: string;
  name: string;
  contact: string;
  content: string;
  files: string[];
};

const most = 200;

/**
 * What was declined and belongs, by the number that was typed, to a bureau at or below `paths`; the newest
 * first, at most 200.
 */
export async function declinedIntake(paths: string[]): Promise<DeclinedIntake[]> {
  const tx = database().manager;
  const found: { id: string }[] = await tx.query(
    `select d.intake_id as id from declined_intake d join intake i on i.id = d.intake_id
       left join unit b on b.id = d.bureau_id
     where b.id is null or exists (select from unnest($1::text[]) p where starts_with(b.path, p))
     order by i.received_at desc, i.id`,
    [paths],
  );
  const opened: DeclinedIntake[] = [];
  // Each is sealed with its files, of up to ten megabytes: only one at a time is in memory.
  for (const { id } of found) {
    if (opened.length === most) break;
    const [{ sealed, bureauId, ...row }] = await tx.query(
      `select i.receipt_no as "receiptNo", i.received_at as "receivedAt", d.reason, d.given_sealed as sealed,
         d.bureau_id as "bureauId"
       from declined_intake d join intake i on i.id = d.intake_id where d.intake_id = $1`,
      [id],
    );
    const { files, ...given } = JSON.parse(unseal(sealed));
    // Of what was declined long ago only the sealed number tells whose it is.
    const { path } = await unitById(tx, bureauId ?? (await bureauOf(tx, given.ref)));
    if (!paths.some((one) => path.startsWith(one))) continue;
    opened.push({ ...row, ...given, files: files.map(({ name }: { name: string }) => name) });
  }
  return opened;
}

import { type Context, decidedAt } from '../usecase.ts';

/** Whatever was owed about a disclosure is done: no reminder of it goes out any more. */
export async function meetObligation(context: Context, disclosureId: string): Promise<void> {
  await context.tx.query(
    `update obligation set state = 'met', met_at = $2, version = version + 1
     where kind = 'disclosure' and about_id = $1 and state = 'open'`,
    [disclosureId, decidedAt(context)],
  );
}

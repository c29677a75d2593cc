import type { Profile } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { database } from '../data-source.ts';
import { pinOf, profilePinned } from './profile.ts';

/** What the grounds for withholding a result depend on: the category as it was drawn, and the rules. */
export async function withholdingRules(
  disclosureId: string,
): Promise<{ category: string; profile: Profile }> {
  const [row] = await database().query(
    `select k.category, ${pinOf('t')} from disclosure d join inspection n on n.id = d.inspection_id
       join task t on t.id = n.task_id join visit_category k on k.inspection_id = n.id where d.id = $1`,
    [disclosureId],
  );
  if (!row) throw new Refusal('not-found', { what: 'disclosure' });
  return { category: row.category, profile: await profilePinned(database().manager, row) };
}

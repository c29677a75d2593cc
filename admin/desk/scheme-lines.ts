import { database } from '../../db/data-source.ts';
import { draftsUnder } from '../../db/queries/schemes.ts';
import { can } from '../../domain/policy.ts';
import { type Html, html } from '../../html.ts';
import { scopeOf } from '../table.ts';
import type { Visitor } from '../visitor.ts';

/** The schemes that wait for this person to confirm them. */
export async function schemeLines({ actor, t }: Visitor): Promise<Html[]> {
  const paths = scopeOf({ read: ['task.read'] }, actor);
  if (paths.length === 0) return [];
  const drafts = await draftsUnder(database().manager, paths);
  return drafts
    .filter((one) => can(actor, 'scheme.confirm', one))
    .map(
      ({ id, name, code }) =>
        html`<li>
          <a href="/desk/tasks/${id}/scheme#draft">${t('panel.press.confirm-scheme')}</a>
          <span>${name} ${code}</span>
        </li>`,
    );
}

import { database } from '../../db/data-source.ts';
import { evidenceOfSubject } from '../../db/queries/evidence-of-subject.ts';
import type { SubjectView } from '../../db/queries/subject-page.ts';
import { classOf } from '../../domain/profile/parameters/classes.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';

/** What the blacklist of cafés asks for beside the other fields of a mark (R-184). */
export async function cafeFields(
  { id, category }: Pick<SubjectView, 'id' | 'category'>,
  { t }: Visitor,
): Promise<Html | false> {
  if (classOf(category) !== 'netcafe') return false;
  const files = await evidenceOfSubject(database().manager, id);
  return html`<fieldset>
    <legend>${t('panel.flag.cafe')}</legend>
    <p class="muted">${t('panel.flag.cafe.lead')}</p>
    <label>${t('panel.flag.responsible')}<input name="responsible" maxlength="100" /></label>
    ${files.length === 0 && html`<p class="muted">${t('panel.flag.no-files')}</p>`}
    ${files.map(
      (file) =>
        html`<label class="choice"
          ><input type="checkbox" name="evidenceIds" value="${file.id}" /> ${file.name}
          <span class="code">${file.visit}</span></label
        >`,
    )}
  </fieldset>`;
}

import type { RequestHandler } from 'express';
import type { PublishedLine } from '../../db/queries/published-results.ts';
import { whereabouts } from '../../db/queries/where-about.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { requestCorrection } from '../../usecases/correction/request.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import { groundsPart } from './grounds-part.ts';
import { hiddenFields, press, text, texts } from './press.ts';

/** R-166: what is right instead, what proves the error, what the public is told. */
export function correctionForm(line: PublishedLine, { t }: Visitor): Html {
  const { body } = line.copies[0]!;
  const input = (name: 'name' | 'uscc' | 'address', published: string) =>
    html`<label
      >${t(`correction-field.${name}`)}<input name="${name}" maxlength="400" value="${published}"
    /></label>`;
  return html`<form
    method="post"
    action="/desk/disclosures/${line.id}/correction"
    enctype="multipart/form-data"
    class="card form"
  >
    ${hiddenFields(line.version)}
    <h2>${t('panel.correction.title')}</h2>
    <p class="muted">
      ${t('panel.correction.lead', { rule: articleOf(line.profile, 'correction.approverRole') })}
    </p>
    <label
      >${t('correction-field.finding')}
      <select name="finding">
        ${parameter(line.profile, 'result.codes').map(
          (code) =>
            html`<option value="${code}" ${body.finding === code ? html`selected` : ''}>
              ${t(`finding.${code}`)}
            </option>`,
        )}
      </select></label
    >
    ${groundsPart(line.profile, 'grounds', t)}
    ${
      body.note !== undefined &&
      html`<label
        >${t('correction-field.note')}<textarea name="note" maxlength="1000">${body.note}</textarea>
      </label>`
    }
    ${input('name', body.subject.name)} ${input('uscc', body.subject.uscc)}
    ${body.subject.address !== undefined && input('address', body.subject.address)}
    <label
      >${t('card.field.correction-proof')}<textarea
        name="proof"
        required
        maxlength="1000"
      ></textarea>
    </label>
    <label
      >${t('panel.correction.files')}<input
        type="file"
        name="files"
        multiple
        accept="image/jpeg,image/png,application/pdf"
    /></label>
    <label
      >${t('card.field.correction-note')}<textarea
        name="publicNote"
        required
        maxlength="1000"
      ></textarea>
    </label>
    <p><button class="primary">${t('panel.correction.submit')}</button></p>
  </form>`;
}

/** The button of that form. */
export const askForCorrection: RequestHandler = press({
  action: 'correction.request',
  back: ({ id = '' }) => `/desk/disclosures/${id}`,
  about: async ({ id = '' }) => ({
    type: 'disclosure',
    id,
    ...(/^[0-9a-f-]{36}$/.test(id)
      ? await whereabouts('disclosure', id)
      : { unitPath: '/', taskId: null }),
  }),
  run: async (command, fields, { id = '' }, files) => {
    const changed = (name: string) =>
      typeof fields[name] === 'string' ? { [name]: text(fields, name) } : {};
    const grounds = texts(fields, 'grounds');
    await requestCorrection(command, {
      disclosureId: id,
      changes: Object.assign(
        grounds.length > 0 ? { grounds } : {},
        ...['finding', 'note', 'name', 'uscc', 'address'].map(changed),
      ),
      proof: text(fields, 'proof'),
      publicNote: text(fields, 'publicNote'),
      files,
    });
    return { done: 'panel.done.correction' };
  },
});

import type { ImportJob } from '../../db/queries/import-jobs.ts';
import { columnsOf } from '../../domain/registry/columns.ts';
import { mapImport } from '../../usecases/registry/import/decide.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import { option } from './form-parts.ts';
import { hiddenFields, type Press, text } from './press.ts';

/** The columns of a file with what stands in them, each to be given a column of the registry. */
export function mappingForm(
  { id, kind, layout, version }: ImportJob,
  { t }: Visitor,
): Html | false {
  if (!layout) return false;
  const choices = columnsOf(kind);
  return html`<form method="post" action="/desk/import/${id}/map" class="form">
    ${hiddenFields(version)}
    <input type="hidden" name="sheet" value="${layout.sheet}" />
    <p class="muted">${t('import.map.hint', { row: layout.row })}</p>
    <label for="row">${t('import.map.row')}</label>
    <input id="row" name="row" type="number" min="1" max="50" value="${layout.row}" required />
    <table class="rows">
      <thead>
        <tr>
          <th>${t('import.map.column')}</th>
          <th>${t('import.map.samples')}</th>
          <th>${t('import.map.key')}</th>
        </tr>
      </thead>
      <tbody>
        ${layout.columns.map(
          ({ place, text: title, key, samples }) =>
            html`<tr>
              <td data-label="${t('import.map.column')}">${title || `${place + 1}`}</td>
              <td data-label="${t('import.map.samples')}" class="muted">${samples.join(' · ')}</td>
              <td data-label="${t('import.map.key')}">
                <select name="place-${place}" aria-label="${title || `${place + 1}`}">
                  ${option('', t('import.map.aside'), key)}
                  ${choices.map(([name, { header }]) => option(name, header, key))}
                </select>
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
    <button class="primary">${t('import.map.submit')}</button>
  </form>`;
}

/** Reads the file again with the columns as somebody assigned them. */
export const mappingPress: Pick<Press, 'action' | 'run'> = {
  action: 'import.map',
  run: async (command, fields, params) => {
    const places = Object.keys(fields).filter((name) => /^place-\d{1,4}$/.test(name));
    await mapImport(command, {
      jobId: params['id'] ?? '',
      sheet: Number(text(fields, 'sheet')),
      row: Number(text(fields, 'row')),
      keys: Object.fromEntries(places.map((name) => [name.slice(6), text(fields, name)])),
    });
    return { done: 'panel.done.import-mapped' };
  },
};

import { moment } from '../format.ts';
import { html } from '../../html.ts';
import type { Page } from '../layout.ts';
import type { Notice } from '../notices.ts';
import { pathOf } from '../paths.ts';
import { own, type Reader } from '../reader.ts';

/** The item lists or annual plans of several bureaus or years, to choose from. */
export function listsPage(
  reader: Reader,
  which: 'items' | 'plans' | 'exclusions' | 'statistics',
  notices: Notice[],
): Page {
  const { t } = reader;
  const title = t(`portal.${which}.title`);
  const body = html`<div class="wrap">
    <h1>${title}</h1>
    <p class="lead">${t(`portal.${which}.lead`)}</p>
    ${
      notices.length === 0
        ? html`<p class="note">${t(`portal.${which}.none`)}</p>`
        : html`<ul class="cards">
            ${notices.map(
              (notice) =>
                html`<li class="card">
                  <h2><a href="${pathOf(notice)}">${own(reader, notice.title)}</a></h2>
                  <p class="soft">
                    ${t('portal.version', { number: notice.number })} ·
                    ${moment(reader, notice.publishedAt)}
                  </p>
                </li>`,
            )}
          </ul>`
    }
  </div>`;
  return { title, body };
}

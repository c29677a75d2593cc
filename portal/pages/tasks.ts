import type { TaskBody } from '../bodies.ts';
import { count, moment, span } from '../format.ts';
import { html, type Html } from '../../html.ts';
import type { Page } from '../layout.ts';
import type { Notice } from '../notices.ts';
import { facts } from '../parts/facts.ts';
import { pager } from '../parts/pager.ts';
import { pathOf } from '../paths.ts';
import { own, owns, type Reader } from '../reader.ts';

/** 抽查任务公告: what was dispatched, the latest first; each leads to the draw that it comes from. */
export function tasksPage(
  reader: Reader,
  tasks: Notice<TaskBody>[],
  { page, hasMore }: { page: number; hasMore: boolean },
): Page {
  const { t } = reader;
  const title = t('portal.tasks.title');
  const body = html`<div class="wrap">
    <h1>${title}</h1>
    <p class="lead">${t('portal.tasks.lead')}</p>
    ${
      tasks.length === 0
        ? html`<p class="note" role="status">${t('portal.tasks.none')}</p>`
        : html`<ol class="record">
            ${tasks.map((task) => entry(reader, task))}
          </ol>`
    }
    ${pager(reader, page, hasMore)}
  </div>`;
  return { title, body };
}

function entry(reader: Reader, notice: Notice<TaskBody>): Html {
  const { t } = reader;
  const { body } = notice;
  return html`<li>
    <h2><a href="${pathOf(notice)}">${own(reader, body.name)}</a></h2>
    ${facts([
      [t('portal.organisation'), own(reader, body.organisation)],
      [t('portal.result.items'), owns(reader, body.items)],
      [t('portal.plan.window'), span(reader, body.startsOn, body.endsOn)],
      [t('portal.tasks.inspections'), count(reader, body.inspections)],
      [t('portal.tasks.code'), html`<code>${notice.ref}</code>`],
      [t('portal.published'), moment(reader, notice.publishedAt)],
    ])}
  </li>`;
}

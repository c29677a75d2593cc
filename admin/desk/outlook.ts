import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import { matchOutlook } from '../../db/queries/match-outlook.ts';
import { dayOf } from '../../domain/day.ts';
import type { Outlook } from '../../domain/match-outlook.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Html, html } from '../../html.ts';
import type { Texts, Visitor } from '../visitor.ts';

/** Before the match: who may be drawn of each department, who may not and why, and what is missing. */
export async function outlookSection(
  taskId: string,
  units: string[] | null,
  { t, locale }: Visitor,
): Promise<Html | false> {
  const today = dayOf(await currentTime());
  const outlook = await matchOutlook(database().manager, taskId, { today, units });
  if (!outlook) return false;
  const { departments, shortage } = outlook;
  return html`<section class="card">
    <h2>${t('panel.outlook.title')}</h2>
    ${shortage && html`<p class="warning">${locale === 'en' ? shortage.en : shortage.zh}</p>`}
    <table class="rows">
      <thead>
        <tr>
          <th>${t('panel.outlook.department')}</th>
          <th class="figure">${t('panel.outlook.registered')}</th>
          <th class="figure">${t('panel.outlook.eligible')}</th>
          <th>${t('panel.outlook.filtered')}</th>
        </tr>
      </thead>
      <tbody>
        ${departments.map((department) => row(department, t))}
      </tbody>
    </table>
  </section>`;
}

function row({ name, registered, eligible, filtered, recused }: Department, t: Texts): Html {
  const reasons = Object.entries(filtered).map(([reason, count]) =>
    t('outlook.reason', { reason: t(`filter.${reason}` as TextKey), count }),
  );
  return html`<tr>
    <td data-label="${t('panel.outlook.department')}">${name}</td>
    <td data-label="${t('panel.outlook.registered')}" class="figure">${registered}</td>
    <td data-label="${t('panel.outlook.eligible')}" class="figure">${eligible}</td>
    <td data-label="${t('panel.outlook.filtered')}">
      ${reasons.join('；') || '–'}
      ${recused > 0 && html`<br />${t('outlook.recused', { count: recused })}`}
    </td>
  </tr>`;
}

type Department = Outlook['departments'][number];

import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import { type Companion, companionChoices, companionsOf } from '../../db/queries/companions.ts';
import { taskDays } from '../../db/queries/task-days.ts';
import type { VisitView } from '../../db/queries/visit-page.ts';
import { dayOf } from '../../domain/day.ts';
import { can } from '../../domain/policy.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { remainingDays } from '../../domain/team.ts';
import { type Html, html } from '../../html.ts';
import { moment } from '../format.ts';
import type { Visitor } from '../visitor.ts';
import { option } from './form-parts.ts';
import { hiddenFields } from './press.ts';

const open = ['assigned', 'accepted', 'started'];

/** 随同人员 (R-044): who comes on top of the team without a certificate, with the warning, and who may. */
export async function companionSection(visit: VisitView, visitor: Visitor): Promise<Html | false> {
  const { t, actor } = visitor;
  const present = await companionsOf(database().manager, visit.id);
  const may =
    can(actor, 'team.accompany', { ...visit, companionId: '', interestedIds: [] }) &&
    parameter(visit.profile, 'inspector.allowDailySafetyStaff') &&
    open.includes(visit.state);
  if (present.length === 0 && !may) return false;
  return html`<section class="card">
    <h2>${t('panel.companion.title')}</h2>
    <p class="warning">⚠ ${t('panel.companion.warning')}</p>
    <p class="muted">${articleOf(visit.profile, 'inspector.allowDailySafetyStaff')}</p>
    <ul class="lines">
      ${present.map((one) => line(one, visit, may, visitor))}
    </ul>
    ${may && (await form(visit, visitor))}
  </section>`;
}

const line = (one: Companion, visit: VisitView, may: boolean, { t, locale }: Visitor): Html =>
  html`<li>
    ${one.name} <span class="muted">${one.unit}</span>
    <span class="state live">${t('panel.inspector.unlicensed')}</span> ${one.by} ${one.reason}
    <span class="muted">${moment(one.at, locale)}</span>
    ${
      may &&
      html`<form method="post" action="/desk/visits/${visit.id}/end-companion" class="form">
        ${hiddenFields(visit.version)}
        <input type="hidden" name="companion" value="${one.id}" />
        <label>${t('field.reason')}<input name="reason" required maxlength="500" /></label>
        <button>${t('panel.press.end-companion')}</button>
      </form>`
    }
  </li>`;

async function form(visit: VisitView, { t, actor }: Visitor): Promise<Html> {
  const tx = database().manager;
  const today = dayOf(await currentTime());
  const days = remainingDays(await taskDays(tx, visit.taskId), today);
  const { id: inspectionId, bureauPath, profile } = visit;
  const choices = await companionChoices(tx, { inspectionId, bureauPath, days, profile });
  const free = choices.filter(({ id, interested }) => !interested && id !== actor.id);
  if (free.length === 0) return html`<p class="muted">${t('panel.companion.none')}</p>`;
  return html`<form method="post" action="/desk/visits/${visit.id}/accompany" class="form">
    ${hiddenFields(visit.version)}
    <label
      >${t('panel.companion.choose')}
      <select name="companionId" required>
        ${free.map(({ id, name, unit }) => option(id, `${name} · ${unit}`, ''))}
      </select></label
    >
    <label>${t('field.reason')}<textarea name="reason" required maxlength="500"></textarea></label>
    <button>${t('panel.press.accompany')}</button>
  </form>`;
}

import { database } from '../../db/data-source.ts';
import { releasableFrom } from '../../db/queries/releases.ts';
import type { VisitView } from '../../db/queries/visit-page.ts';
import { releaseGrounds } from '../../domain/inspection.ts';
import { can } from '../../domain/policy.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import { option } from './form-parts.ts';
import { hiddenFields } from './press.ts';

/** For the head: to release a member who has arrived and cannot sign any more, on a document. */
export async function releaseForm(visit: VisitView, { t, actor }: Visitor): Promise<Html | false> {
  const isUnderWay = visit.state === 'started' || visit.state === 'submitted';
  const may = can(actor, 'team.release', { ...visit, inspectorId: '', interestedIds: [] });
  if (!may || !isUnderWay) return false;
  const members = await releasableFrom(database().manager, visit.id);
  const others = members.filter(({ id }) => id !== actor.id);
  if (others.length === 0) return false;
  return html`<details class="card">
    <summary>${t('panel.release.title')}</summary>
    <p class="muted">${t('panel.release.lead')}</p>
    <form method="post" action="/desk/visits/${visit.id}/release" class="form">
      ${hiddenFields(visit.version)}
      <label
        >${t('panel.release.member')}
        <select name="inspectorId" required>
          ${others.map(({ id, name, unit }) => option(id, `${name} · ${unit}`, ''))}
        </select></label
      >
      <label
        >${t('panel.release.ground')}
        <select name="ground">
          ${releaseGrounds.map((ground) => option(ground, t(`release-ground.${ground}`), ''))}
        </select></label
      >
      <label
        >${t('panel.release.document')}<input name="document" required maxlength="300"
      /></label>
      <label
        >${t('field.reason')}<textarea name="reason" required maxlength="500"></textarea>
      </label>
      <button>${t('panel.press.release')}</button>
    </form>
  </details>`;
}

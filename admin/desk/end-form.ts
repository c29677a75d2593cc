import { database } from '../../db/data-source.ts';
import { everSeated } from '../../db/queries/seats.ts';
import type { VisitView } from '../../db/queries/visit-page.ts';
import { endGrounds } from '../../domain/inspection.ts';
import { can } from '../../domain/policy.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { type Html, html } from '../../html.ts';
import type { TextKey } from '../../locales/translate.ts';
import { moment } from '../format.ts';
import type { Visitor } from '../visitor.ts';
import { option } from './form-parts.ts';
import { hiddenFields } from './press.ts';

const open = ['assigned', 'accepted', 'started'];

/** Why a visit ended without a result, and who says so; nothing where it did not. */
export function endNotice({ end }: VisitView, { t, locale }: Visitor): Html | false {
  if (!end) return false;
  const { at, ground, ...told } = end;
  const words = { ...told, at: moment(at, locale), ground: t(`end-ground.${ground}` as TextKey) };
  return html`<section class="card">
    <p class="warning">⚠ ${t('panel.end.ended', words)}</p>
  </section>`;
}

/** The form by which somebody outside the team ends a visit whose subject is gone. */
export async function endForm(visit: VisitView, { t, actor }: Visitor): Promise<Html | false> {
  const everSeatedIds = await everSeated(database().manager, visit.id);
  const may = can(actor, 'inspection.end', { ...visit, everSeatedIds, interestedIds: [] });
  if (!may || !open.includes(visit.state)) return false;
  // Unreachable is a finding where the rules know it as one.
  const codes: readonly string[] = parameter(visit.profile, 'result.codes');
  const grounds = endGrounds.filter((each) => each !== 'unreachable' || !codes.includes(each));
  return html`<details class="card">
    <summary>${t('panel.end.title')}</summary>
    <p class="muted">${t('panel.end.lead')}</p>
    <form method="post" action="/desk/visits/${visit.id}/end" class="form">
      ${hiddenFields(visit.version)}
      <label
        >${t('panel.release.ground')}
        <select name="ground">
          ${grounds.map((ground) => option(ground, t(`end-ground.${ground}`), ''))}
        </select></label
      >
      <label
        >${t('panel.release.document')}<input name="document" required maxlength="300"
      /></label>
      <label
        >${t('field.reason')}<textarea name="reason" required maxlength="500"></textarea>
      </label>
      <button>${t('panel.press.end')}</button>
    </form>
  </details>`;
}

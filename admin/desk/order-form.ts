import type { SeatTime } from '../../db/queries/seat-history.ts';
import type { VisitView } from '../../db/queries/visit-page.ts';
import { can } from '../../domain/policy.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import { knowsRecusal } from '../../domain/recusal.ts';
import { recusalGrounds } from '../../domain/substitution.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import { option } from './form-parts.ts';
import { hiddenFields } from './press.ts';

/** For whoever is in charge, where the rules know it: to order that a member stays away (指令回避). */
export function orderForm(
  visit: VisitView,
  times: SeatTime[],
  { t, actor }: Visitor,
): Html | false {
  const isOpen = ['assigned', 'accepted', 'started'].includes(visit.state);
  const members = times.filter(({ endedAt, inspectorId }) => !endedAt && inspectorId !== actor.id);
  const may = can(actor, 'recusal.order', { ...visit, inspectorId: '', interestedIds: [] });
  if (!may || !isOpen || members.length === 0 || !knowsRecusal(visit.profile, 'order')) {
    return false;
  }
  return html`<details class="card">
    <summary>${t('panel.order.title')}</summary>
    <p class="muted">
      ${t('panel.order.lead', { rule: articleOf(visit.profile, 'recusal.modes') })}
    </p>
    <form method="post" action="/desk/visits/${visit.id}/order-recusal" class="form">
      ${hiddenFields(visit.version)}
      <label
        >${t('panel.order.member')}
        <select name="inspectorId" required>
          ${members.map(({ inspectorId, name, unit }) => option(inspectorId, `${name} · ${unit}`, ''))}
        </select></label
      >
      <label
        >${t('panel.order.ground')}
        <select name="ground">
          ${recusalGrounds.map((ground) => option(ground, t(`ground.${ground}`), ''))}
        </select></label
      >
      <label>${t('panel.order.note')}<textarea name="note" maxlength="1000"></textarea></label>
      <button>${t('panel.press.order-recusal')}</button>
    </form>
  </details>`;
}

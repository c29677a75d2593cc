import type { VisitView } from '../../db/queries/visit-page.ts';
import { can } from '../../domain/policy.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import { hiddenFields } from './press.ts';

/** 依法委托第三方 (R-120), where the bureau's rules allow it: who, under which contract, for what. */
export function thirdPartyForm(visit: VisitView, { t, actor }: Visitor): Html | false {
  const isAllowed = parameter(visit.profile, 'third.partyAllowed');
  if (!isAllowed || !can(actor, 'third-party.record', visit)) return false;
  const line = (name: 'body' | 'contract', most: number) =>
    html`<label
      >${t(`panel.third-party.${name}`)}<input name="${name}" required maxlength="${most}"
    /></label>`;
  return html`<details class="card">
    <summary>${t('panel.third-party.add')}</summary>
    <p class="muted">${t('panel.third-party.lead')}</p>
    <form method="post" action="/desk/visits/${visit.id}/third-party" class="form">
      ${hiddenFields(visit.version)} ${line('body', 200)} ${line('contract', 200)}
      <label
        >${t('panel.third-party.scope')}<textarea name="scope" required maxlength="1000"></textarea>
      </label>
      <button>${t('panel.press.third-party')}</button>
    </form>
  </details>`;
}

import type { CampaignLine } from '../../db/queries/exclusions.ts';
import { campaignKinds } from '../../domain/campaign.ts';
import { can } from '../../domain/policy.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { type Html, html } from '../../html.ts';
import { moment, window } from '../format.ts';
import type { Visitor } from '../visitor.ts';
import { verdictForm } from './exclusion-card.ts';
import { bodies, type ExclusionChoices, groundField } from './exclusion-form.ts';
import { option } from './form-parts.ts';
import { hiddenFields } from './press.ts';
import { shownPart } from './shown.ts';
import { stateOf } from './state.ts';

/** 专项检查 and 全覆盖巡查 of the year, with the form of consent for whoever may give it (R-003). */
export const campaignList = async (campaigns: CampaignLine[], visitor: Visitor): Promise<Html> =>
  html`<section>
    <h2>${visitor.t('panel.campaigns.title')} <span class="count">${campaigns.length}</span></h2>
    ${campaigns.length === 0 && html`<p class="card muted">${visitor.t('panel.campaigns.none')}</p>`}
    ${await Promise.all(campaigns.map((one) => shownCampaign(one, visitor)))}
  </section>`;

const mayDecide = (one: CampaignLine, { actor }: Visitor): boolean =>
  one.state === 'requested' && can(actor, 'campaign.decide', one);

function shownCampaign(one: CampaignLine, visitor: Visitor): Promise<Html> {
  const about = { type: 'campaign', id: one.id, version: one.version };
  const part = { kind: 'panel.campaign', about, decides: mayDecide(one, visitor) };
  return shownPart(part, visitor, (shown) => campaignCard(one, visitor, shown));
}

function campaignCard(one: CampaignLine, visitor: Visitor, shown?: string): Html {
  const { t, locale } = visitor;
  return html`<article class="card" id="${one.id}">
    <h3>
      ${one.name} <span class="code">${one.code}</span> ${stateOf('campaign', one.state, t)}
      ${one.listed && html`<span class="state live">${t('panel.campaign.listed')}</span>`}
    </h3>
    <p>
      ${t(`campaign-kind.${one.kind}`)} · ${one.unit} · ${window(one.startsOn, one.endsOn, locale)}
    </p>
    ${one.ground && html`<p>${t(`exclusion-ground.${one.ground}`)} · ${one.issuingBody} ${one.documentNo}</p>`}
    ${one.departments.length > 0 && html`<p>${t('panel.plan.with', { units: one.departments.join(t('panel.comma')) })}</p>`}
    ${one.items.length > 0 && html`<p class="muted">${one.items.join(t('panel.comma'))}</p>`}
    <p>${one.reason}</p>
    <p class="muted">
      ${t('panel.exclusion.registered', { who: one.registeredByName, at: moment(one.registeredAt, locale) })}
      ${
        one.decidedAt &&
        html`·
        ${t('panel.exclusion.decided', { who: one.decidedByName ?? '', at: moment(one.decidedAt, locale) })}`
      }
    </p>
    ${
      mayDecide(one, visitor) &&
      verdictForm(`/desk/campaigns/${one.id}/decide`, one.version, t, shown)
    }
  </article>`;
}

/** Registers a campaign; where the rules keep campaigns from listed items, the warning stands above. */
export function campaignForm(choices: ExclusionChoices, { t }: Visitor): Html {
  const { units, items, profile } = choices;
  const line = (name: string, label: string, most: number, required = false) =>
    html`<label
      >${label}<input name="${name}" maxlength="${most}" ${required && html`required`}
    /></label>`;
  const date = (name: 'startsOn' | 'endsOn') =>
    html`<label>${t(`field.${name}`)}<input name="${name}" type="date" required /></label>`;
  return html`<details class="card">
    <summary>${t('panel.campaigns.new')}</summary>
    ${
      parameter(profile, 'scope.noParallelCampaign') &&
      html`<p class="warning">
        ${t('panel.campaigns.warning', { rule: articleOf(profile, 'scope.noParallelCampaign') })}
      </p>`
    }
    <form method="post" action="/desk/campaigns" class="form">
      ${hiddenFields()} ${line('name', t('field.name'), 200, true)}
      <label
        >${t('field.unit')}
        <select name="unitId">
          ${units.map(({ id, name }) => option(id, name))}
        </select></label
      >
      <label
        >${t('panel.campaign.kind')}
        <select name="kind">
          ${campaignKinds.map((kind) => option(kind, t(`campaign-kind.${kind}`)))}
        </select></label
      >
      <div class="pair">${date('startsOn')} ${date('endsOn')}</div>
      <fieldset>
        <legend>${t('panel.campaign.items')}</legend>
        ${items.map(
          ({ id, code, name }) =>
            html`<label class="choice"
              ><input type="checkbox" name="itemIds" value="${id}" /> ${code} ${name}</label
            >`,
        )}
      </fieldset>
      ${line('departments', t('panel.campaign.departments'), 500)}
      ${
        parameter(profile, 'plan.jointDuty') === 'campaigns' &&
        html`<p class="muted">
          ${t('panel.campaign.by-draw', { rule: articleOf(profile, 'plan.jointDuty') })}
        </p>`
      }
      ${groundField(profile, 'ground', t, t('panel.campaign.no-ground'))}
      ${line('documentNo', t('panel.exclusion.document'), 100)}
      ${line('issuingBody', t('panel.exclusion.body'), 100)} ${bodies(profile, t)}
      <label
        >${t('field.reason')}<textarea name="reason" required maxlength="1000"></textarea>
      </label>
      <button class="primary">${t('panel.exclusion.register')}</button>
    </form>
  </details>`;
}

import type { ExclusionLine } from '../../db/queries/exclusions.ts';
import { findings } from '../../domain/inspection.ts';
import { can } from '../../domain/policy.ts';
import { type Html, html } from '../../html.ts';
import { day, moment } from '../format.ts';
import type { Visitor } from '../visitor.ts';
import { hiddenFields } from './press.ts';
import { shownPart } from './shown.ts';
import { stateOf } from './state.ts';

/** An inspection outside the draw that is open: what is on file, and what this person may do about it. */
export function exclusionCard(one: ExclusionLine, today: string, visitor: Visitor): Promise<Html> {
  const decides = one.state === 'requested' && can(visitor.actor, 'exclusion.decide', one);
  const about = { type: 'exclusion', id: one.id, version: one.version };
  return shownPart({ kind: 'panel.exclusion', about, decides }, visitor, (shown) =>
    cardOf(one, today, visitor, shown),
  );
}

function cardOf(one: ExclusionLine, today: string, visitor: Visitor, shown?: string): Html {
  const { t, locale, actor } = visitor;
  return html`<article class="card" id="${one.id}">
    <h3>
      ${one.subject} <span class="code">${one.code}</span> ${stateOf('exclusion', one.state, t)}
    </h3>
    <p>
      ${t(`exclusion-ground.${one.ground}`)} · ${t('panel.exclusion.document.short')}
      ${[one.issuingBody, one.documentNo].join(' ')}
      ${one.campaign && html`· ${t('panel.exclusion.campaign')}${t('panel.colon')}${one.campaign}`}
    </p>
    <p>${one.reason}</p>
    <p class="muted">
      ${one.unit} · ${one.item ?? one.basis} · ${t('panel.exclusion.inspect-on')}
      ${day(one.inspectOn, locale)}
      ${one.inspectOn < today && html`<span class="state over">${t('panel.exclusions.overdue')}</span>`}
    </p>
    <p class="muted">
      ${t('panel.exclusion.registered', { who: one.registeredByName, at: moment(one.registeredAt, locale) })}
      ${
        one.decidedAt &&
        html`·
        ${t('panel.exclusion.decided', { who: one.decidedByName ?? '', at: moment(one.decidedAt, locale) })}`
      }
    </p>
    ${one.state === 'requested' && verdict(one, visitor, shown)}
    ${one.state === 'approved' && can(actor, 'exclusion.conclude', one) && conclusion(one, today, t)}
  </article>`;
}

function verdict(one: ExclusionLine, { t, actor }: Visitor, shown?: string): Html {
  return can(actor, 'exclusion.decide', one)
    ? verdictForm(`/desk/exclusions/${one.id}/decide`, one.version, t, shown)
    : html`<p class="muted">${t('panel.exclusion.not-you')}</p>`;
}

/** Consent, or no consent with a reason. */
export const verdictForm = (
  action: string,
  version: number,
  t: Visitor['t'],
  shown?: string,
): Html =>
  html`<form method="post" action="${action}" class="form verdict">
    ${hiddenFields(version, shown)}
    <label>${t('field.decisionReason')}<textarea name="reason" maxlength="1000"></textarea></label>
    <p>
      <button class="primary" name="verdict" value="approve">${t('verdict.approve')}</button>
      <button name="verdict" value="reject">${t('verdict.reject')}</button>
      <span class="muted">${t('panel.requests.reason-needed')}</span>
    </p>
  </form>`;

const conclusion = ({ id, version }: ExclusionLine, today: string, t: Visitor['t']): Html =>
  html`<details>
    <summary>${t('panel.exclusion.conclude')}</summary>
    <form method="post" action="/desk/exclusions/${id}/conclude" class="form">
      ${hiddenFields(version)}
      <label
        >${t('panel.exclusion.inspected-on')}<input
          name="inspectedOn"
          type="date"
          required
          max="${today}"
          value="${today}"
      /></label>
      <label
        >${t('panel.exclusion.finding')}
        <select name="finding">
          ${findings.map((one) => html`<option value="${one}">${t(`finding.${one}`)}</option>`)}
        </select></label
      >
      <label>${t('field.note')}<textarea name="note" maxlength="1000"></textarea></label>
      <button>${t('panel.exclusion.conclude')}</button>
    </form>
  </details>`;

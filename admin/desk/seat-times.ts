import { seatHistory, type SeatTime } from '../../db/queries/seat-history.ts';
import { config } from '../../config.ts';
import type { TextKey } from '../../locales/translate.ts';
import { moment } from '../format.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';

/**
 * The history of the seats of visits (R-131): who, when, how they came to it, why they left and who
 * agreed. The first holder stays in sight, whoever followed.
 */
export function seatTimes(times: SeatTime[], visitor: Visitor): Html {
  const { t, locale } = visitor;
  return html`<table class="rows">
    <thead>
      <tr>
        <th>${t('panel.history.seat')}</th>
        <th>${t('field.personName')}</th>
        <th>${t('panel.history.how')}</th>
        <th>${t('panel.history.from')}</th>
        <th>${t('panel.history.left')}</th>
      </tr>
    </thead>
    <tbody>
      ${times.map(
        (time) =>
          html`<tr>
            <td data-label="${t('panel.history.seat')}">${time.number}${time.lead && html` ★`}</td>
            <td data-label="${t('field.personName')}">
              ${time.name}<br /><span class="muted">${time.unit}</span>
            </td>
            <td data-label="${t('panel.history.how')}">${howOf(time, visitor)}</td>
            <td data-label="${t('panel.history.from')}">${moment(time.assignedAt, locale)}</td>
            <td data-label="${t('panel.history.left')}">${leftOf(time, visitor)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

// A draw leads to its public transcript; a designation and a direct assignment are told as what they are.
function howOf({ by, drawCode, appointedBy, because }: SeatTime, { t }: Visitor): Html {
  if (by === 'draw') {
    const href = new URL(`/draws/${drawCode}`, config().PORTAL_URL).href;
    return html`${t('seated.draw')}<br /><a class="code" href="${href}">${drawCode}</a>`;
  }
  return html`<span class="state live">${t(`seated.${by}`)}</span> ${appointedBy}<br /><span
      class="muted"
      >${because}</span
    >`;
}

function leftOf(time: SeatTime, visitor: Visitor): Html {
  return html`${releasedOf(time, visitor)}${followedOf(time, visitor)}`;
}

const releasedOf = ({ released }: SeatTime, { t }: Visitor): Html | false =>
  released !== null &&
  html`${t('panel.history.released', {
      ground: t(`release-ground.${released.ground}` as TextKey),
      by: released.by,
    })}<br />`;

function followedOf({ endedAt, left }: SeatTime, { t, locale }: Visitor): Html | string {
  if (!left) return endedAt ? moment(endedAt, locale) : t('panel.history.holds');
  const { kind, why, note, decidedBy, decidedAt, reason } = left;
  const word = t(`${kind === 'recusal' ? 'ground' : 'reason'}.${why}` as TextKey);
  return html`${t(`about.${kind}`)}${t('panel.colon')}${word} ${note}<br /><span class="muted"
      >${left.requester} ${moment(left.requestedAt, locale)} → ${decidedBy}
      ${decidedAt && moment(decidedAt, locale)} ${reason}</span
    ><br />${endedAt ? moment(endedAt, locale) : t('panel.history.leaving')}`;
}

/** The visits of a task whose teams are not what the match first drew, and how many were assigned directly. */
export async function changesSection(
  inspectionIds: string[],
  visitor: Visitor,
): Promise<Html | false> {
  const times = await seatHistory(inspectionIds);
  const changed = times.filter(({ by, endedAt, left }) => by !== 'draw' || endedAt || left);
  const codes = [...new Set(changed.map(({ inspection }) => inspection))];
  if (codes.length === 0) return false;
  const direct = new Set(
    changed.filter(({ by }) => by === 'direct-assignment').map((one) => one.inspection),
  );
  const { t } = visitor;
  return html`<section>
    <h2>${t('panel.history.changes')} <span class="count">${codes.length}</span></h2>
    ${direct.size > 0 && html`<p>${t('panel.history.direct', { count: direct.size })}</p>`}
    ${codes.map(
      (code) =>
        html`<h3 class="code">${code}</h3>
          ${seatTimes(
            times.filter(({ inspection }) => inspection === code),
            visitor,
          )}`,
    )}
  </section>`;
}

import { pushDevices, type PushDeviceRow } from '../../db/queries/push-devices.ts';
import { type Html, html } from '../../html.ts';
import { textsIn, type Visitor } from './visitor.ts';

/** Which of somebody's devices notify them, and the way to turn them on and off; a script knows which one this is. */
export async function devicesSection(visitor: Visitor): Promise<Html> {
  const t = textsIn(visitor.locale);
  const devices = await pushDevices(visitor.actor.id);
  return html`<section class="card" id="devices">
    <h2>${t('page.push.title')}</h2>
    <p class="muted">${t('page.push.lead')}</p>
    ${
      devices.length === 0
        ? html`<p>${t('page.push.empty')}</p>`
        : html`<ul class="devices">
            ${devices.map((device) => line(device, visitor))}
          </ul>`
    }
    ${states.map((state) => html`<p data-push="${state}" hidden>${t(`page.push.${state}`)}</p>`)}
    <div class="actions">
      <button class="button primary" id="notify-here" type="button" hidden>
        ${t('page.push.turn-on')}
      </button>
    </div>
  </section>`;
}

const states = ['on', 'denied', 'unsupported', 'failed'] as const;

function line({ id, label, madeAt, lastSentAt, failing }: PushDeviceRow, visitor: Visitor): Html {
  const t = textsIn(visitor.locale);
  const at = (key: 'since' | 'last', instant: Date) =>
    t(`page.push.${key}`, { at: { at: instant.toISOString() } });
  const facts = [
    at('since', madeAt),
    ...(lastSentAt ? [at('last', lastSentAt)] : []),
    ...(failing ? [`⚠ ${t('page.push.failing')}`] : []),
  ];
  return html`<li data-device="${id}">
    <div>
      ${label} <b class="tag" hidden>${t('page.push.here')}</b><br />
      <span class="muted">${facts.map((fact, n) => html`${n > 0 && html`<br />`}${fact}`)}</span>
    </div>
    <form method="post" action="${visitor.base}/me/push/${id}/end">
      <button class="button">${t('page.push.end')}</button>
    </form>
  </li>`;
}

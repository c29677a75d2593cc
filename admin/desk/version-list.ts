import { type Html, html } from '../../html.ts';
import { day } from '../format.ts';
import type { Visitor } from '../visitor.ts';
import { stateOf } from './state.ts';

type Version = {
  id: string;
  number: number;
  state: string;
  reason: string | null;
  /** From which day it holds, where it names one. */
  effectiveOn?: string | null;
};

/** Every version of an item, a form or a plan, each with its state and why there is it; nothing beside the only one. */
export function versionList(
  { kind, at, shown }: { kind: 'item' | 'form' | 'plan'; at: string; shown: string },
  versions: Version[],
  { t, locale }: Visitor,
): Html | false {
  if (versions.length <= 1) return false;
  const line = ({ id, number, state, reason, effectiveOn }: Version): Html =>
    html`<li>
      <a href="${at}/${id}" ${id === shown ? html`aria-current="page"` : ''}
        >${t('panel.item.version', { number })}</a
      >
      ${stateOf(kind, state, t)} ${reason}
      ${effectiveOn && html`<span class="muted">${day(effectiveOn, locale)}</span>`}
    </li>`;
  return html`<section class="card">
    <h2>${t('panel.item.versions')}</h2>
    <ul class="lines">
      ${versions.map(line)}
    </ul>
  </section>`;
}

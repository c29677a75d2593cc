import type { DrawFacts, SourceFacts } from '../../db/queries/card-facts-draw.ts';
import { type SourceState, sourceState } from '../../domain/draw/source-state.ts';
import { type Html, html } from '../../html.ts';
import type { TextKey } from '../../locales/translate.ts';
import { day, moment } from '../format.ts';
import type { Visitor } from '../visitor.ts';

/** Every source of a draw with how far it has come, the deadline of the witnesses, and the label. */
export function sourceList({ sources, revealBy, label }: DrawFacts, visitor: Visitor): Html {
  const { t, locale } = visitor;
  return html`<section class="card">
    <h2>${t('panel.task.sources')}</h2>
    <ul class="lines">
      ${sources.map(
        (source) =>
          html`<li>
            ${nameOf(source, visitor)}
            <span class="state ${toneOf(sourceState(source))}">${stateOf(source, visitor)}</span>
          </li>`,
      )}
    </ul>
    ${revealBy && html`<p class="muted">${t('field.revealBy')} ${moment(revealBy, locale)}</p>`}
    ${label && html`<p class="state done">${t(`label.${label}`)}</p>`}
  </section>`;
}

function nameOf({ kind, person, unit, network, name, drawnOn }: SourceFacts, visitor: Visitor) {
  const { t, locale } = visitor;
  if (kind === 'reveal') return html`${person} <span class="muted">${unit}</span>`;
  if (kind === 'drand') {
    return html`${t('source.drand')}
      <span class="muted">${t(`network.${network}` as TextKey)}</span>`;
  }
  if (kind === 'lottery') return html`${name} <span class="muted">${day(drawnOn!, locale)}</span>`;
  return html`${t('source.secret')}`;
}

const stateOf = (source: SourceFacts, { t, locale }: Visitor): string =>
  t(`source-state.${sourceState(source)}` as TextKey, {
    round: source.round ?? 0,
    at: source.roundAt ? moment(source.roundAt, locale) : '',
    on: source.drawnOn ? day(source.drawnOn, locale) : '',
    text: source.enteredText ?? '',
  });

const tones: Partial<Record<SourceState, string>> = {
  revealed: 'done',
  opened: 'done',
  verified: 'done',
  confirmed: 'done',
  sealed: '',
};
const toneOf = (state: SourceState): string => tones[state] ?? 'live';

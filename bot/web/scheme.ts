import type { InspectionFacts } from '../../db/queries/card-facts-inspection.ts';
import { minuteOf } from '../../domain/day.ts';
import { type Html, html } from '../../html.ts';
import { textsIn, type Visitor } from './visitor.ts';

/** The scheme that the team goes by (高青 第十九条), or that there is none although the rules ask for one. */
export function schemeSection({ scheme }: InspectionFacts, { locale }: Visitor): Html | false {
  const t = textsIn(locale);
  if (!scheme) return false;
  const { rule, confirmed } = scheme;
  if (!confirmed)
    return html`<p class="warn">⚠ ${t('card.scheme.missing', { rule: rule ?? '' })}</p>`;
  const parts = (['duty', 'procedure', 'schedule'] as const).map(
    (name) => [t(`scheme.${name}`), confirmed[name]] as const,
  );
  const duties = confirmed.departments.map(({ unit, duty }) => [unit, duty] as const);
  const { number, by } = confirmed;
  return html`<details class="card scheme">
    <summary>${t('page.scheme.title')}</summary>
    <p class="muted">
      ${t('scheme.version', { number, by, at: minuteOf(new Date(confirmed.at)) })}
    </p>
    <dl>
      ${[...parts, ...duties].map(
        ([name, text]) =>
          html`<dt>${name}</dt>
            <dd class="lines-kept">${text}</dd>`,
      )}
    </dl>
  </details>`;
}

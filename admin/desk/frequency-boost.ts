import type { RequestHandler } from 'express';
import type { UnitRow } from '../../db/queries/units.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import type { Frequencies } from '../../usecases/frequency/look.ts';
import { strengthenDraws } from '../../usecases/frequency/strengthen.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import { option } from './form-parts.ts';
import { hiddenFields, press, text, texts } from './press.ts';

/** R-080: the form of a time or an area in which draws are strengthened, where the rules have it. */
export function boostForm(
  { profile, rules }: Frequencies,
  unit: UnitRow,
  { t }: Visitor,
): Html | false {
  const kinds = parameter(profile, 'freq.boostWindows');
  if (kinds.length === 0) return false;
  const categories = [...new Set(rules.flatMap(({ category }) => category ?? []))];
  return html`<details class="card">
    <summary>${t('panel.frequency.boost')}</summary>
    <form method="post" action="/desk/frequency/boost" class="form">
      ${hiddenFields()}
      <input type="hidden" name="unitId" value="${unit.id}" />
      <p class="muted">${articleOf(profile, 'freq.boostWindows')}</p>
      <label
        >${t('panel.frequency.boost-kind')}
        <select name="kind">
          ${kinds.map((kind) => option(kind, t(`boost.${kind}`), ''))}
        </select></label
      >
      <label>${t('field.name')}<input name="name" required maxlength="100" /></label>
      <div class="choices" role="group" aria-label="${t('field.category')}">
        ${categories.map(
          (category) =>
            html`<label class="choice"
              ><input type="checkbox" name="categories" value="${category}" /> ${category}</label
            >`,
        )}
      </div>
      <label>${t('field.areaFilter')}<input name="area" maxlength="100" /></label>
      <div class="pair">
        <label>${t('field.startsOn')}<input type="date" name="startsOn" required /></label>
        <label>${t('field.endsOn')}<input type="date" name="endsOn" required /></label>
      </div>
      <label
        >${t('panel.frequency.document')}<input name="document" required maxlength="200"
      /></label>
      <button>${t('panel.frequency.boost-enter')}</button>
    </form>
  </details>`;
}

/** The button of that form. */
export const enterBoost: RequestHandler = press({
  action: 'frequency.strengthen',
  back: () => '/desk/frequency',
  about: async (_, { actor }) => ({ type: 'person', id: actor.id, unitPath: actor.unitPath }),
  run: async (command, fields) => {
    const given = ['unitId', 'name', 'area', 'startsOn', 'endsOn', 'document'] as const;
    const typed = Object.fromEntries(given.map((name) => [name, text(fields, name)]));
    await strengthenDraws(command, {
      ...(typed as Record<(typeof given)[number], string>),
      kind: text(fields, 'kind') as 'holiday',
      categories: texts(fields, 'categories'),
    });
    return { done: 'panel.done.boost' };
  },
});

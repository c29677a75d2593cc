import type { TaskChoices } from '../../db/queries/task-choices.ts';
import { type Html, html } from '../../html.ts';
import type { Texts } from '../visitor.ts';
import { described, option, type Wrong, wrongAt } from './form-parts.ts';
import { type Fields, text } from './press.ts';

// Beginnings of names that the form has room for.
const prefixes = [0, 1, 2];

type RouteForm = { choices: TaskChoices; typed: Fields; wrong: Wrong; t: Texts };

/** R-089: the part of the set-up form that names an executing unit for each jurisdiction. */
export function routeFields(form: RouteForm): Html {
  const { choices, typed, wrong, t } = form;
  // What is called like the unit that keeps it need not be named twice.
  const areas = choices.areas.filter((area) => choices.keepers.every(({ name }) => name !== area));
  const isOpen = routesIn(typed).length > 0 || wrong?.field === 'routes';
  return html`<details ${isOpen ? html`open` : ''} id="routes">
    <summary>${t('panel.routes.form')}</summary>
    <p class="muted">${t('panel.routes.form.lead')}</p>
    ${wrongAt(wrong, 'routes')} ${fillLink(typed, t)}
    ${
      choices.keepers.length > 0 &&
      html`<fieldset>
        <legend>${t('panel.routes.by-unit')}</legend>
        <p class="muted">${t('panel.routes.by-unit.hint')}</p>
        ${choices.keepers.map(({ id, name, size }) => route(`${under}${id}`, `${name}${t('panel.in-brackets', { text: size })}`, form))}
      </fieldset>`
    }
    ${
      areas.length > 0 &&
      html`<fieldset>
        <legend>${t('panel.routes.by-area')}</legend>
        ${areas.map((area) => route(`${exact}${area}`, area, form))}
      </fieldset>`
    }
    <fieldset>
      <legend>${t('panel.routes.by-prefix')}</legend>
      ${prefixes.map((at) => prefix(at, form))}
    </fieldset>
  </details>`;
}

const under = 'route-under-';
const exact = 'route-area-';

const fillLink = (typed: Fields, t: Texts): Html | false =>
  text(typed, 'planLineId') !== '' &&
  html`<p>
    <a href="/desk/tasks/new?line=${text(typed, 'planLineId')}&amp;routes=keepers#routes"
      >${t('panel.routes.fill')}</a
    >
  </p>`;

const route = (name: string, label: string, form: RouteForm): Html =>
  html`<div class="pair">
    <label for="${name}">${label}</label>
    ${unitSelect(name, form)}
  </div>`;

const unitSelect = (
  name: string,
  { choices, typed, wrong, t }: RouteForm,
  label: string | false = false,
): Html =>
  html`<select
    id="${name}"
    name="${name}"
    ${label && html`aria-label="${label}"`}
    ${described(wrong, name)}
  >
    ${option('', t('panel.routes.nobody'), text(typed, name))}
    ${choices.units.map(({ id, name: unit }) => option(id, unit, text(typed, name)))}
  </select>`;

function prefix(at: number, form: RouteForm): Html {
  const { typed, t } = form;
  return html`<div class="pair">
    <input
      name="route-prefix-${at}"
      maxlength="100"
      aria-label="${t('panel.routes.prefix', { number: at + 1 })}"
      placeholder="${t('panel.routes.prefix', { number: at + 1 })}"
      value="${text(typed, `route-prefix-${at}`)}"
    />
    ${unitSelect(`route-prefix-to-${at}`, form, t('panel.routes.prefix-to', { number: at + 1 }))}
  </div>`;
}

/** The routes that were filled in. */
export function routesIn(fields: Fields) {
  const chosen = (start: string) =>
    Object.keys(fields)
      .filter((name) => name.startsWith(start) && text(fields, name) !== '')
      .map((name) => ({ unitId: text(fields, name), named: name.slice(start.length) }));
  const begun = prefixes.flatMap((at) => {
    const area = text(fields, `route-prefix-${at}`).trim();
    const unitId = text(fields, `route-prefix-to-${at}`);
    return area && unitId ? [{ unitId, area }] : [];
  });
  return [
    ...chosen(exact).map(({ unitId, named }) => ({ unitId, area: named })),
    ...begun,
    ...chosen(under).map(({ unitId, named }) => ({ unitId, underId: named })),
  ];
}

/** Every unit for the subjects that it keeps; what the bureau itself keeps goes to the task's own unit. */
export const routesOfKeepers = (keepers: TaskChoices['keepers'], unitId?: string): Fields =>
  Object.fromEntries(
    keepers.map(({ id, isBureau }) => [`${under}${id}`, (isBureau && unitId) || id]),
  );

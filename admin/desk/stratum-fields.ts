import type { TaskChoices } from '../../db/queries/task-choices.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { type Html, html } from '../../html.ts';
import type { Texts } from '../visitor.ts';
import { boxes, described, option, type Wrong, wrongAt } from './form-parts.ts';
import { type Fields, text, texts } from './press.ts';

// Strata that the form has room for; the last two are folded away.
const strataInForm = 4;

/** What the fields of a stratum are made of. */
export type StratumForm = { choices: TaskChoices; typed: Fields; wrong: Wrong; t: Texts };

/** The fields of one stratum; they are told apart by its number. */
export function stratumFields(number: number, form: StratumForm): Html {
  const { choices, typed, wrong, t } = form;
  const of = (field: string) => `${field}-${number}`;
  const value = (field: string) => text(typed, of(field));
  return html`<fieldset>
    <legend>${t('panel.task-form.stratum', { number: number + 1 })}</legend>
    ${number > 0 && html`<p class="muted">${t('panel.task-form.leave-empty')}</p>`}
    <div class="pair">
      <div>
        <label for="${of('stratum')}">${t('field.name')}</label>
        <input
          id="${of('stratum')}"
          name="${of('stratum')}"
          ${described(wrong, of('stratum'))}
          value="${value('stratum')}"
        />
      </div>
      <div>
        <label for="${of('category')}">${t('field.category')}</label>
        <select id="${of('category')}" name="${of('category')}">
          ${choices.categories.map(({ category, size }) =>
            option(
              category,
              `${category}${t('panel.in-brackets', { text: size })}`,
              value('category'),
            ),
          )}
        </select>
      </div>
      <div>
        <label for="${of('ratio')}">${t('panel.task-form.ratio')}</label>
        <input
          id="${of('ratio')}"
          name="${of('ratio')}"
          inputmode="decimal"
          pattern="[0-9]+([.][0-9]{1,2})?"
          ${described(wrong, of('ratio'))}
          value="${value('ratio')}"
        />
      </div>
      <div>
        <label for="${of('min')}">${t('panel.preview.min')}</label>
        <input
          id="${of('min')}"
          name="${of('min')}"
          type="number"
          min="0"
          value="${value('min') || '0'}"
        />
      </div>
    </div>
    ${wrongAt(wrong, of('stratum'))} ${wrongAt(wrong, of('ratio'))} ${conditions(number, form)}
  </fieldset>`;
}

function conditions(number: number, form: StratumForm): Html {
  const { choices, typed, wrong, t } = form;
  const of = (field: string) => `${field}-${number}`;
  const all = (field: Distinction) => allOf(choices, field);
  // Who is not told apart is offered only where a proposal of the scheduler asks for them.
  const told = (field: 'grade' | 'subtype') =>
    texts(typed, of(field)).includes(untold)
      ? [...all(`${field}s`), { value: untold, label: t('panel.task-form.untold') }]
      : all(`${field}s`);
  const isOpen = isSelective(number, typed) || wrong?.field === of('weight');
  return html`${boxes(of('risk'), t('field.riskFilter'), all('risks'), typed)}
    ${boxes(of('grade'), t('field.gradeFilter'), told('grade'), typed)}
    <details ${isOpen ? html`open` : ''}>
      <summary>${t('panel.task-form.conditions')}</summary>
      ${boxes(of('area'), t('field.areaFilter'), all('areas'), typed)}
      ${boxes(of('scale'), t('field.scaleFilter'), all('scales'), typed)}
      ${boxes(of('subtype'), t('field.subtypeFilter'), told('subtype'), typed)}
      ${blacklist(of('blacklisted'), typed, t)} ${keyPool(of('key'), form)}
      ${raised(of('raised'), typed, t)} ${unserved(number, typed, t)}
      ${weights(number, all('risks'), typed, t)} ${wrongAt(wrong, of('weight'))}
    </details>`;
}

function blacklist(name: string, typed: Fields, t: Texts): Html {
  const choices = [
    ['', t('panel.task-form.any')],
    ['yes', t('panel.task-form.listed')],
    ['no', t('panel.task-form.unlisted')],
  ] as const;
  return html`<label for="${name}">${t('field.blacklistFilter')}</label>
    <select id="${name}" name="${name}">
      ${choices.map(([value, label]) => option(value, label, text(typed, name)))}
    </select>`;
}

// R-039: offered where the rules have a key registry.
function keyPool(name: string, { choices: { profiles }, typed, t }: StratumForm): Html | false {
  if (!profiles.some((profile) => parameter(profile, 'subject.keyPool'))) return false;
  const choices = [
    ['', t('panel.task-form.any')],
    ['yes', t('panel.key-pool.in')],
    ['no', t('panel.key-pool.out')],
  ] as const;
  return html`<label for="${name}">${t('field.keyPoolFilter')}</label>
    <select id="${name}" name="${name}">
      ${choices.map(([value, label]) => option(value, label, text(typed, name)))}
    </select>`;
}

function raised(name: string, typed: Fields, t: Texts): Html {
  const choices = [
    ['', t('panel.task-form.any')],
    ['yes', t('panel.uplift.raised')],
    ['no', t('panel.uplift.others')],
  ] as const;
  return html`<label for="${name}">${t('field.raisedFilter')}</label>
    <select id="${name}" name="${name}">
      ${choices.map(([value, label]) => option(value, label, text(typed, name)))}
    </select>`;
}

// R-071: within these days nobody is visited a second time; a proposal of the scheduler sets them.
function unserved(number: number, typed: Fields, t: Texts): Html {
  const [from, to] = [`unserved-from-${number}`, `unserved-to-${number}`];
  const day = (name: string) =>
    html`<input
      type="date"
      id="${name}"
      name="${name}"
      aria-label="${t(name === from ? 'field.fromOn' : 'field.toOn')}"
      value="${text(typed, name)}"
    />`;
  return html`<label for="${from}">${t('field.unservedFilter')}</label>
    <div class="pair">${day(from)} ${day(to)}</div>`;
}

const weights = (number: number, risks: string[], typed: Fields, t: Texts): Html | false =>
  risks.length > 0 &&
  html`<div class="choices" role="group" aria-label="${t('field.weights')}">
    <span>${t('panel.task-form.weights')}</span>
    ${risks.map((risk) => {
      const name = `weight-${number}-${risk}`;
      return html`<label class="choice"
        >${risk}
        <input
          class="short"
          name="${name}"
          type="number"
          min="1"
          max="16"
          value="${text(typed, name)}"
      /></label>`;
    })}
  </div>`;

/** Stands in the form for those of whom the registry has no such entry. */
export const untold = '-';

type Distinction = 'risks' | 'grades' | 'areas' | 'scales' | 'subtypes';

// Risks from high to low, as they are spoken of; everything else by its name.
const order = ['高', '中', '低'];
const placeOf = (value: string) => (order.includes(value) ? order.indexOf(value) : order.length);

const allOf = ({ categories }: TaskChoices, field: Distinction): string[] =>
  [...new Set(categories.flatMap((one) => one[field]))]
    .filter(Boolean)
    .sort((a, b) => placeOf(a) - placeOf(b) || a.localeCompare(b, 'zh-CN'));

const lists = ['risk', 'grade', 'area', 'scale', 'subtype'] as const;

const isSelective = (number: number, typed: Fields): boolean =>
  texts(typed, `area-${number}`).length > 0 ||
  texts(typed, `scale-${number}`).length > 0 ||
  texts(typed, `subtype-${number}`).length > 0 ||
  text(typed, `blacklisted-${number}`) !== '' ||
  text(typed, `key-${number}`) !== '' ||
  text(typed, `raised-${number}`) !== '' ||
  text(typed, `unserved-from-${number}`) !== '' ||
  weightsIn(typed, number) !== undefined;

/** The strata that were filled in, numbered as the form shows them: from 1, as the public reads them. */
export function strataIn(fields: Fields) {
  return Array.from({ length: strataInForm }, (_, place) => place).flatMap((place) => {
    const name = text(fields, `stratum-${place}`);
    if (!name) return [];
    const ratioBp = Math.round(Number(text(fields, `ratio-${place}`)) * 100);
    const min = Number(text(fields, `min-${place}`) || 0);
    const weights = weightsIn(fields, place);
    const filter = filterIn(fields, place);
    return [{ number: place + 1, name, filter, ratioBp, min, ...(weights && { weights }) }];
  });
}

function filterIn(fields: Fields, place: number) {
  const chosen = lists.map((name) => {
    const values = texts(fields, `${name}-${place}`);
    return [name, values.map((value) => (value === untold ? '' : value))] as const;
  });
  const blacklisted = text(fields, `blacklisted-${place}`);
  const key = text(fields, `key-${place}`);
  const raised = text(fields, `raised-${place}`);
  const startsOn = text(fields, `unserved-from-${place}`);
  const endsOn = text(fields, `unserved-to-${place}`);
  return {
    category: text(fields, `category-${place}`),
    ...Object.fromEntries(chosen.filter(([, values]) => values.length > 0)),
    ...(blacklisted && { blacklisted: blacklisted === 'yes' }),
    ...(key && { keyPool: key === 'yes' }),
    ...(raised && { raised: raised === 'yes' }),
    ...((startsOn || endsOn) && { unserved: { startsOn, endsOn } }),
  };
}

function weightsIn(fields: Fields, number: number): Record<string, number> | undefined {
  const prefix = `weight-${number}-`;
  const given = Object.keys(fields)
    .filter((name) => name.startsWith(prefix) && text(fields, name) !== '')
    .map((name) => [name.slice(prefix.length), Number(text(fields, name))] as const);
  return given.length > 0 ? Object.fromEntries(given) : undefined;
}

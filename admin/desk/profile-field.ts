import { type Field, type Language, textOf, type Words } from '../../domain/profile/kind.ts';
import { type Html, html } from '../../html.ts';
import { checked, option } from './form-parts.ts';

/** A control by its name and label, filled with what the value is now, in the language of the page. */
type Given = { name: string; label: string; value: unknown; lang: Language };
type Of<A extends Field['as']> = Field & { as: A };

/** The controls that a value of a parameter is entered with, filled with what it is now. */
export const valueField = (field: Field, given: Given): Html =>
  (controls[field.as] as (field: Field, given: Given) => Html)(field, given);

/** How many rows there are to fill beside those that are there. */
export const spareRows = 1;

const controls: { [A in Field['as']]: (field: Of<A>, given: Given) => Html } = {
  flag: (_, { name, label, value, lang }) =>
    html`<select id="${name}" name="${name}" aria-label="${label}">
      ${option('true', textOf(['是', 'yes'], lang), String(value))}
      ${option('false', textOf(['否', 'no'], lang), String(value))}
    </select>`,
  count: ({ unit }, given) =>
    html`${number(given, '1')} <span class="muted">${textOf(unit, given.lang)}</span>`,
  share: (_, given) => {
    const percent = typeof given.value === 'number' ? given.value * 100 : undefined;
    return html`${number({ ...given, value: percent }, '0.01')} %`;
  },
  text: (_, { name, label, value }) =>
    html`<input
      id="${name}"
      aria-label="${label}"
      name="${name}"
      maxlength="500"
      value="${typeof value === 'string' && value}"
    />`,
  texts: (_, { name, label, value }) =>
    html`<textarea id="${name}" aria-label="${label}" name="${name}" rows="4">
${listOf(value).join('\n')}</textarea>`,
  counts: (_, { name, label, value }) =>
    html`<input
      id="${name}"
      aria-label="${label}"
      name="${name}"
      value="${listOf(value).join(' ')}"
    />`,
  one: ({ words }, { name, label, value, lang }) =>
    html`<select id="${name}" name="${name}" aria-label="${label}">
      ${wordsOf(words, lang).map(([word, said]) => option(word, said, String(value)))}
    </select>`,
  many: manyField,
  optional: ({ of, absent }, { name, label, value, lang }) =>
    html`<label class="choice"
        ><input type="checkbox" name="${name}.none" ${checked(value === null)} />
        ${textOf(absent, lang)}</label
      >
      ${valueField(of, { name, label, value: value ?? undefined, lang })}`,
  by: byField,
  rows: rowsField,
};

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const wordsOf = (words: Words, lang: Language): [string, string][] =>
  Object.entries(words).map(([word, label]) => [word, textOf(label, lang)]);

const number = ({ name, label, value }: Given, step: string): Html =>
  html`<input
    class="short"
    aria-label="${label}"
    id="${name}"
    name="${name}"
    type="number"
    min="0"
    step="${step}"
    value="${typeof value === 'number' && Math.round(value * 100) / 100}"
  />`;

// What is chosen comes first, in the order of the regulation.
function manyField({ words }: Of<'many'>, { name, value, lang }: Given): Html {
  const chosen = listOf(value);
  const place = (word: string) => (chosen.includes(word) ? chosen.indexOf(word) : chosen.length);
  const ordered = wordsOf(words, lang).toSorted(([one], [other]) => place(one) - place(other));
  return html`<div class="choices">
    ${ordered.map(
      ([word, label]) =>
        html`<label class="choice"
          ><input
            type="checkbox"
            name="${name}"
            value="${word}"
            ${checked(chosen.includes(word))}
          />
          ${label}</label
        >`,
    )}
  </div>`;
}

// Only the words that are ticked have a value of their own.
function byField({ words, of }: Of<'by'>, { name, value, lang }: Given): Html {
  const own = (value ?? {}) as Record<string, unknown>;
  return html`${wordsOf(words, lang).map(([word, label]) => {
    const part = `${name}.${word}`;
    return html`<fieldset>
      <legend>${tick(part, Object.hasOwn(own, word), label)}</legend>
      ${valueField(of, { name: part, label, value: own[word], lang })}
    </fieldset>`;
  })}`;
}

function rowsField({ columns }: Of<'rows'>, { name, value, lang }: Given): Html {
  const rows = listOf(value) as Record<string, unknown>[];
  const all: (Record<string, unknown> | undefined)[] = [
    ...rows,
    ...Array(spareRows).fill(undefined),
  ];
  return html`${all.map((row, at) => {
    const part = `${name}.${at}`;
    return html`<fieldset>
      <legend>
        ${tick(part, row !== undefined, textOf([`第 ${at + 1} 条`, `entry ${at + 1}`], lang))}
      </legend>
      <div class="pair">
        ${columns.map(({ name: column, label: said, field }) => {
          const label = textOf(said, lang);
          const given = { name: `${part}.${column}`, label, value: row?.[column], lang };
          return html`<div><b>${label}</b><br />${valueField(field, given)}</div>`;
        })}
      </div>
    </fieldset>`;
  })}`;
}

const tick = (part: string, is: boolean, label: string): Html =>
  html`<label class="choice"
    ><input type="checkbox" name="${part}.on" ${checked(is)} /> ${label}</label
  >`;

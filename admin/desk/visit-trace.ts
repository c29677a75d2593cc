import {
  type FormTrace,
  formTraceOfVisit,
  type ResultLine,
  resultsOfVisit,
  type TraceLine,
  traceOfVisit,
} from '../../db/queries/visit-trace.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Html, html } from '../../html.ts';
import { moment } from '../format.ts';
import type { Texts, Visitor } from '../visitor.ts';

/** R-141: what was found, every version of it, and how its record came about, answer by answer. */
export async function visitTrace(inspectionId: string, visitor: Visitor): Promise<Html | false> {
  const { t } = visitor;
  const [results, trace, forms] = await Promise.all([
    resultsOfVisit(inspectionId),
    traceOfVisit(inspectionId),
    formTraceOfVisit(inspectionId),
  ]);
  if (results.length + trace.length + forms.length === 0) return false;
  return html`<section class="card" id="trace">
    <h2>${t('panel.trace.title')}</h2>
    ${results.map((result, at) => resultPart(result, at === 0, visitor))}
    ${
      forms.length > 0 &&
      html`<h3>${t('panel.trace.forms')}</h3>
        <ul class="lines">
          ${forms.map((form) => formPart(form, visitor))}
        </ul>`
    }
    ${
      trace.length > 0 &&
      html`<details>
        <summary>${t('panel.trace.edits', { count: trace.length })}</summary>
        <ul class="lines">
          ${trace.map((line) => editPart(line, visitor))}
        </ul>
      </details>`
    }
  </section>`;
}

function resultPart(result: ResultLine, isNewest: boolean, { t, locale }: Visitor): Html {
  const { number, finding, note, by, at, hash, signers, forms, evidence } = result;
  const listed = (group: string, values: string[]) =>
    values.map((one) => t(`${group}.${one}` as TextKey)).join(t('panel.comma'));
  const named = forms.map((form) =>
    t('card.field.form.value', { name: form.name, number: form.version }),
  );
  const rows: [TextKey, string][] = [
    ['card.field.methods', listed('method', result.methods)],
    ['card.field.activities', listed('activity', result.activities)],
    ['card.field.grounds', listed('obstruction', result.grounds)],
    ['card.field.measures', listed('spot-measure', result.measures)],
    ['card.field.forms', [...new Set(named)].join(t('panel.comma'))],
    ['panel.trace.files', evidence.map((file) => `${file.number}`).join(t('panel.comma'))],
    ['panel.trace.note', note],
    ['panel.trace.signers', signers.join(t('panel.comma'))],
  ];
  return html`<h3>
      ${t('visit.result', { number })} · ${t(`finding.${finding}` as TextKey)}
      ${!isNewest && html`<span class="state over">${t('panel.trace.replaced')}</span>`}
    </h3>
    <p class="muted">${by} ${moment(at, locale)} · <span class="hash">${hash}</span></p>
    <dl>
      ${rows
        .filter(([, value]) => value !== '')
        .map(
          ([label, value]) =>
            html`<div>
              <dt>${t(label)}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
    </dl>`;
}

const formPart = (
  { item, form, version, how, reason, by, at }: FormTrace,
  { t, locale }: Visitor,
): Html =>
  html`<li>
    ${item} → ${t('card.field.form.value', { name: form, number: version })}
    <span class="state ${how === 'manual' ? 'live' : ''}">${t(`form-choice.${how}`)}</span>
    ${reason}
    <span class="muted">${how === 'manual' && by} ${moment(at, locale)}</span>
  </li>`;

// A moment that somebody named stands beside the one at which it came.
function editPart(line: TraceLine, { t, locale }: Visitor): Html {
  const { item, point, before, answer, note, by, at, saidAt } = line;
  const said = saidAt && t('panel.trace.said', { at: moment(saidAt, locale) });
  const was = before !== null && before !== answer && `${wordOf(line, before, t)} → `;
  return html`<li>
    ${item ? `${item} · ${point}` : t(`panel.trace.whole.${point}` as TextKey)}${t('visit.colon')}${was}${wordOf(line, answer, t)}
    ${note} <span class="muted">${by} ${moment(at, locale)} ${said}</span>
  </li>`;
}

const groups: Partial<Record<string, string>> = {
  finding: 'finding',
  methods: 'method',
  grounds: 'obstruction',
  measures: 'spot-measure',
};

function wordOf({ item, point }: TraceLine, value: string, t: Texts): string {
  if (point === 'note' && !item) return '';
  if (value === '') return t('panel.trace.taken-back');
  const group = item ? 'answer' : (groups[point] ?? 'answer');
  return value
    .split(',')
    .map((one) => t(`${group}.${one}` as TextKey))
    .join(t('panel.comma'));
}

import { type Html, html } from '../html.ts';
import type { RecordSheet } from '../domain/check-record.ts';
import { minuteOf } from '../domain/day.ts';
import { type Locale, type TextKey, translateAny } from '../locales/translate.ts';
import { rows, signatures } from './sheet.ts';

/**
 * 检查记录表: what was checked and found, by whom and when, for the subject to confirm or refuse before a witness,
 * and for the team to sign. It names the hash of the result that everybody signs.
 */
export function checkRecordSheet(record: RecordSheet, locale: Locale): Html {
  const t = textsIn(locale);
  const { result } = record;
  return html`<h1>${t('sheet.record.title')}</h1>
    <p class="number">${t('sheet.notice.number')} <code>${record.code}</code></p>
    ${head(record, t)} ${result ? found(record, result, t) : html`<p>${t('sheet.record.none')}</p>`}`;
}

type Texts = (key: TextKey, vars?: Record<string, string | number>) => string;

const textsIn =
  (locale: Locale): Texts =>
  (key, vars) =>
    translateAny(locale, key, vars);

const clock = (iso: string): string => minuteOf(new Date(iso));

function head({ subject, unit, tasks, team }: RecordSheet, t: Texts): Html {
  const arrived = team.map(({ name, licenceNo, arrivedAt }) => {
    const member = t('sheet.notice.member', { name, licence: licenceNo || '–' });
    return html`<li>
      ${member}${arrivedAt && html` · ${t('sheet.record.arrival')} ${clock(arrivedAt)}`}
    </li>`;
  });
  return rows([
    [t('sheet.notice.subject'), html`${subject.name} <code>${subject.uscc}</code>`],
    [t('sheet.notice.address'), subject.address],
    [t('sheet.notice.unit'), unit],
    [t('sheet.notice.tasks'), tasks.join('、')],
    [
      t('sheet.notice.team'),
      html`<ul class="plain">
        ${arrived}
      </ul>`,
    ],
  ]);
}

type Result = NonNullable<RecordSheet['result']>;

function found(record: RecordSheet, result: Result, t: Texts): Html {
  const { submittedBy: by, submittedAt, finding, note, number, hash } = result;
  return html`${answersOf(result, t)}
    ${rows([
      [t('sheet.record.finding'), html`<b>${t(`finding.${finding}` as TextKey)}</b>`],
      [t('sheet.record.note'), note],
      [t('sheet.record.methods'), listOf('method', result.methods, t)],
      [t('sheet.record.measures'), listOf('spot-measure', result.measures, t)],
      [t('sheet.record.conduct'), conductOf(result, t)],
      [
        t('sheet.record.submitted'),
        `${t('sheet.record.result', { number })} · ${t('sheet.record.submitted.value', { by, at: clock(submittedAt) })}`,
      ],
    ])}
    ${confirmed(record, t)} ${signed(record, t)}
    <p class="soft hash">${t('sheet.record.hash', { hash })}</p>`;
}

const listOf = (of: 'method' | 'spot-measure', codes: string[], t: Texts): string =>
  codes.map((code) => t(`${of}.${code}` as TextKey)).join('; ');

function answersOf({ answers }: Result, t: Texts): Html | false {
  if (answers.length === 0) return false;
  return html`<table class="points">
    <thead>
      <tr>
        <th scope="col">${t('sheet.record.point')}</th>
        <th scope="col">${t('sheet.record.answer')}</th>
      </tr>
    </thead>
    ${answers.map(
      ({ item, point, answer, note }, at) =>
        html`${
            item !== answers[at - 1]?.item &&
            html`<tr>
              <th colspan="2" scope="colgroup">${item}</th>
            </tr>`
          }
          <tr>
            <td>${point}</td>
            <td>${t(`answer.${answer}` as TextKey)}${note && html`（${note}）`}</td>
          </tr>`,
    )}
  </table>`;
}

const conductOf = ({ conduct }: Result, t: Texts): Html | null =>
  conduct.length === 0
    ? null
    : html`<ul class="plain">
        ${conduct.map(({ kind, fact }) => html`<li>${t(`conduct.${kind}` as TextKey)}：${fact}</li>`)}
      </ul>`;

// On paper there are places to sign; what was recorded already is printed instead.
function confirmed({ confirmation }: RecordSheet, t: Texts): Html {
  if (!confirmation) {
    const places = ['statement', 'confirm', 'refused', 'witness'] as const;
    return signatures(places.map((place) => t(`sheet.record.${place}`)));
  }
  const { outcome, person, capacity, statement, reason, witness, at } = confirmation;
  const said = t(`card.visit-record.confirmation.${outcome}` as TextKey, {
    person,
    capacity: t(`capacity.${capacity}` as TextKey),
    at: clock(at),
    witness,
  });
  return rows([
    [t('sheet.record.statement'), statement],
    [t('card.visit-record.confirmation'), said],
    [t('sheet.record.refused'), reason],
  ]);
}

function signed({ team }: RecordSheet, t: Texts): Html {
  return html`<table class="sign">
    ${team.map(
      ({ name, signedAt }) =>
        html`<tr>
          <th scope="row">${t('sheet.record.team')} · ${name}</th>
          <td>${signedAt && t('sheet.record.signed', { at: clock(signedAt) })}</td>
        </tr>`,
    )}
  </table>`;
}

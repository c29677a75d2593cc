import type { RowChange } from '../../domain/list-difference.ts';
import type { TextKey } from '../../locales/translate.ts';
import { html, type Html, type Part } from '../../html.ts';
import { chip } from './chip.ts';
import { own, owns, type Reader } from '../reader.ts';

/** How a value of a field is read; nothing where it is a text of the list itself. */
export type Say = (field: string, value: unknown) => Part | undefined;

type Difference = {
  changes: RowChange[];
  /** The number of the version that this one is compared with. */
  since: number;
  /** How a field is called. */
  label: (field: string) => TextKey;
  say: Say;
  /** Why the row is as it is now, where the list says it. */
  why: (key: string) => string | undefined;
};

const tones = { new: 'done', changed: 'soon', gone: 'bad' } as const;

/** R-027: what a version changed against the one before it, row by row, with the reasons given. */
export function difference(reader: Reader, given: Difference): Html {
  const { t } = reader;
  const { changes, since } = given;
  return html`<section class="difference" aria-labelledby="difference">
    <h2 id="difference">${t('portal.difference', { number: since })}</h2>
    ${changes.length === 0 && html`<p class="soft">${t('portal.difference.none')}</p>`}
    <ul class="changes">
      ${changes.map((change) => changeEntry(reader, change, given))}
    </ul>
  </section>`;
}

function changeEntry(reader: Reader, change: RowChange, given: Difference): Html {
  const { t } = reader;
  const why = given.why(change.key);
  return html`<li>
    ${chip(tones[change.how], t(`portal.difference.${change.how}`))} ${own(reader, change.name)}
    ${why && html`<span class="soft">${t('portal.difference.why')} ${own(reader, why)}</span>`}
    ${
      change.fields.length > 0 &&
      html`<dl class="facts">
        ${change.fields.map(
          ({ field, before, after }) =>
            html`<div>
              <dt>${t(given.label(field))}</dt>
              <dd>
                <del>${valueOf(reader, given.say, field, before)}</del>
                <ins>${valueOf(reader, given.say, field, after)}</ins>
              </dd>
            </div>`,
        )}
      </dl>`
    }
  </li>`;
}

function valueOf(reader: Reader, say: Say, field: string, value: unknown): Part {
  const said = say(field, value);
  if (said !== undefined) return said;
  const texts = ([value ?? []].flat() as (string | number)[]).map(String);
  return texts.join('') === '' ? reader.t('portal.difference.empty') : owns(reader, texts);
}

import type { ResultBody } from '../bodies.ts';
import { html, type Part } from '../../html.ts';
import type { TextKey } from '../../locales/translate.ts';
import { owns, type Reader, word } from '../reader.ts';

type Field = { label: TextKey; of: (body: ResultBody) => string | string[] };

const fields: Field[] = [
  { label: 'portal.result.finding', of: ({ finding }) => finding },
  { label: 'portal.result.note', of: ({ note }) => note ?? '' },
  { label: 'portal.result.items', of: ({ items }) => items },
  { label: 'portal.result.subject', of: ({ subject }) => subject.name },
  { label: 'portal.result.uscc', of: ({ subject }) => subject.uscc },
  { label: 'portal.result.category', of: ({ subject }) => subject.category },
  { label: 'portal.result.address', of: ({ subject }) => subject.address ?? '' },
  { label: 'portal.result.inspectors', of: ({ inspectors }) => inspectors },
  { label: 'portal.result.unit', of: ({ unit }) => unit },
  { label: 'portal.result.signed', of: ({ date }) => date },
];

/** what a correction changed of a result, each with what it said before and says now. */
export function resultChanges(reader: Reader, before: ResultBody, after: ResultBody): Part {
  const changed = fields.filter(({ of }) => String(of(before)) !== String(of(after)));
  if (changed.length === 0) {
    return html`<p class="soft">${reader.t('portal.difference.none')}</p>`;
  }
  return html`<dl class="facts changed">
    ${changed.map(
      ({ label, of }) =>
        html`<div>
          <dt>${reader.t(label as TextKey & 'portal.result.note')}</dt>
          <dd>
            <del>${said(reader, label, of(before))}</del>
            <ins>${said(reader, label, of(after))}</ins>
          </dd>
        </div>`,
    )}
  </dl>`;
}

function said(reader: Reader, label: TextKey, value: string | string[]): Part {
  const texts = [value].flat();
  if (texts.join('') === '') return reader.t('portal.difference.empty');
  return label === 'portal.result.finding'
    ? texts.map((text) => word(reader, 'finding', text))
    : owns(reader, texts);
}

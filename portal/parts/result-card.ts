import type { ResultBody } from '../bodies.ts';
import { moment } from '../format.ts';
import { html, type Html } from '../../html.ts';
import type { Notice } from '../notices.ts';
import { pathOf, subjectPath } from '../paths.ts';
import { own, type Reader, word } from '../reader.ts';
import { chip, findingTone } from './chip.ts';

/** A result in a list of cards. */
export function resultCard(reader: Reader, notice: Notice<ResultBody>): Html {
  const { subject, finding } = notice.body;
  const corrected = notice.number > 1 && chip('plain', reader.t('portal.result.corrected'));
  return html`<li class="card">
    <h3><a href="${pathOf(notice)}">${own(reader, subject.name)}</a></h3>
    <p class="states">
      ${chip(findingTone(finding), word(reader, 'finding', finding))} ${corrected}
    </p>
    <p class="soft">${reader.t('portal.published')} ${moment(reader, notice.publishedAt)}</p>
    ${
      subject.uscc &&
      html`<p class="soft">
        <a href="${subjectPath(subject.uscc)}"><code>${subject.uscc}</code></a>
      </p>`
    }
  </li>`;
}

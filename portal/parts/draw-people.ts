import type { AnnouncementBody } from '../bodies.ts';
import { count } from '../format.ts';
import { html, type Html } from '../../html.ts';
import { own, type Reader } from '../reader.ts';
import { code, facts, figures } from './facts.ts';

/** People who were assigned directly because too few could be drawn: the counts, and that it is no draw. */
export function directPart(reader: Reader, announced: AnnouncementBody): Html {
  const { t } = reader;
  const { teams = 0, seats = 0, inspectors = 0, threshold = 0, rule } = announced;
  return html`<section aria-labelledby="pool">
    <h2 id="pool">${t('portal.draw.people.direct-assignment')}</h2>
    <p>${t('portal.draw.direct.lead')}</p>
    ${figures([
      [count(reader, teams), t('portal.draw.people.teams', { count: teams })],
      [count(reader, seats), t('portal.draw.people.seats', { count: seats })],
      [count(reader, inspectors), t('portal.draw.direct.eligible', { count: inspectors })],
      [count(reader, threshold), t('portal.draw.direct.threshold')],
    ])}
    ${facts([[t('portal.draw.direct.rule'), rule && own(reader, rule)]])}
  </section>`;
}

/** The draw of people (match or substitution): numbers and the hash of its frozen input, no names. */
export function peoplePart(reader: Reader, announced: AnnouncementBody): Html {
  const { t } = reader;
  const { teams = 0, seats = 0, inspectors = 0, cap = 0, inputHash, neighbours } = announced;
  return html`<section aria-labelledby="pool">
    <h2 id="pool">${t('portal.draw.people')}</h2>
    <p>${t('portal.draw.people.lead')}</p>
    ${figures([
      [count(reader, teams), t('portal.draw.people.teams', { count: teams })],
      [count(reader, seats), t('portal.draw.people.seats', { count: seats })],
      [count(reader, inspectors), t('portal.draw.people.inspectors', { count: inspectors })],
      [count(reader, cap), t('portal.draw.people.cap', { count: cap })],
    ])}
    ${facts([
      [t('portal.draw.neighbours'), neighbours && neighbourList(reader, neighbours)],
      [t('portal.draw.input'), inputHash && code(inputHash)],
    ])}
  </section>`;
}

const neighbourList = (reader: Reader, neighbours: { name: string; inspectors: number }[]): Html =>
  html`<ul class="plain">
    ${neighbours.map(
      ({ name, inspectors }) =>
        html`<li>
          ${own(reader, name)} ${count(reader, inspectors)}
          ${reader.t('portal.draw.people.inspectors', { count: inspectors })}
        </li>`,
    )}
  </ul>`;

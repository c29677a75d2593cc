import type { AnnouncementBody } from '../bodies.ts';
import { count } from '../format.ts';
import { html, type Html } from '../../html.ts';
import type { Reader } from '../reader.ts';
import { code, facts, figures } from './facts.ts';

/** The draw of people (match or substitution): numbers and the hash of its frozen input, no names. */
export function peoplePart(reader: Reader, announced: AnnouncementBody): Html {
  const { t } = reader;
  const { teams = 0, seats = 0, inspectors = 0, cap = 0, inputHash } = announced;
  return html`<section aria-labelledby="pool">
    <h2 id="pool">${t('portal.draw.people')}</h2>
    <p>${t('portal.draw.people.lead')}</p>
    ${figures([
      [count(reader, teams), t('portal.draw.people.teams')],
      [count(reader, seats), t('portal.draw.people.seats')],
      [count(reader, inspectors), t('portal.draw.people.inspectors')],
      [count(reader, cap), t('portal.draw.people.cap')],
    ])}
    ${facts([[t('portal.draw.input'), inputHash && code(inputHash)]])}
  </section>`;
}

import { usualPeopleEntropy } from '../../db/drand.ts';
import { type Html, html } from '../../html.ts';
import type { Texts } from '../visitor.ts';
import { option } from './form-parts.ts';
import { type Fields, text } from './press.ts';

/** What the draws of people of a task wait for, with what each is worth to the public. */
export const peopleEntropyField = (typed: Fields, t: Texts): Html =>
  html`<label for="peopleEntropy">${t('panel.sources.people')}</label>
    <select id="peopleEntropy" name="peopleEntropy">
      ${(['drand', 'secret'] as const).map((value) =>
        option(
          value,
          t(`panel.sources.people.${value}`),
          text(typed, 'peopleEntropy') || usualPeopleEntropy(),
        ),
      )}
    </select>`;

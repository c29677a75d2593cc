import type { CaseView } from '../../db/queries/cases.ts';
import { outcomes } from '../../domain/case.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import { dayField, lineField, listField, longField } from './field.ts';
import { hiddenFields } from './press.ts';

/** What every form of a case is made of. */
export type CaseForm = {
  file: CaseView;
  profile: Profile;
  today: string;
  visitor: Visitor;
};

/** 涉嫌犯罪 (R-177): the grounds, and the last day of the law. */
export const crimeForm = ({ file, today, visitor: { t } }: CaseForm): Html =>
  html`<details class="card">
    <summary>${t('panel.case.crime')}</summary>
    <p class="muted">${t('panel.case.crime.lead')}</p>
    <form method="post" action="/desk/cases/${file.id}/crime" class="form">
      ${hiddenFields(file.version)}
      ${longField({ name: 'reason', label: t('panel.case.crime.reason') })}
      ${dayField({ name: 'transferDueOn', label: t('panel.case.crime.due'), from: today })}
      <button class="danger">${t('panel.case.crime.do')}</button>
    </form>
  </details>`;

/** Whoever leads the unit gives the case to somebody of it. */
export const assignForm = ({ file, visitor: { t } }: CaseForm): Html =>
  html`<details class="card">
    <summary>${t('panel.case.assign')}</summary>
    <form method="post" action="/desk/cases/${file.id}/assign" class="form">
      ${hiddenFields(file.version)}
      ${listField({
        name: 'ownerId',
        label: t('card.case.owner'),
        value: file.ownerId ?? '',
        options: file.people.map(({ id, name }) => [id, name]),
      })}
      <button>${t('panel.case.assign')}</button>
    </form>
  </details>`;

/** Asks for closing: what came of it, in a word of one's own, with the document where there is one. */
export const closingForm = ({ file, visitor: { t } }: CaseForm): Html =>
  html`<section class="card">
    <h2>${t('panel.case.close')}</h2>
    <p class="muted">${t('panel.case.close.lead')}</p>
    <form method="post" action="/desk/cases/${file.id}/close" class="form">
      ${hiddenFields(file.version)}
      ${listField({
        name: 'outcome',
        label: t('card.closing.outcome'),
        options: [
          ['', t('panel.case.choose')],
          ...outcomes.map((one) => [one, t(`outcome.${one}`)] as const),
        ],
      })}
      ${lineField({ name: 'documentNo', label: t('panel.case.outcome-document'), optional: true })}
      ${longField({ name: 'note', label: t('field.note'), most: 2000 })}
      <button class="primary">${t('panel.case.close')}</button>
    </form>
  </section>`;

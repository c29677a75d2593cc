import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import { dayField, lineField, listField, longField } from './field.ts';
import { hiddenFields } from './press.ts';

/** The register of what other departments hand over: whatever is entered becomes a case. */
export const inboundForm = (
  units: { id: string; name: string }[],
  today: string,
  { t }: Visitor,
): Html =>
  html`<section>
    <h2>${t('panel.inbound.title')}</h2>
    <p class="muted">${t('panel.inbound.lead')}</p>
    <form method="post" action="/desk/cases" class="card form">
      ${hiddenFields()}
      ${listField({
        name: 'unitId',
        label: t('panel.case.unit'),
        options: units.map(({ id, name }) => [id, name]),
      })}
      ${lineField({ name: 'fromBody', label: t('card.case.from') })}
      ${lineField({ name: 'documentNo', label: t('card.closing.document') })}
      ${dayField({ name: 'receivedOn', label: t('panel.inbound.received-on'), to: today, value: today })}
      ${lineField({ name: 'uscc', label: t('panel.inbound.uscc'), most: 18, optional: true })}
      ${lineField({ name: 'subjectName', label: t('panel.inbound.subject'), most: 200, optional: true })}
      ${longField({ name: 'content', label: t('panel.inbound.content'), most: 4000 })}
      <button class="primary">${t('panel.inbound.accept')}</button>
    </form>
  </section>`;

import { html } from '../../html.ts';
import { assetHref } from '../assets.ts';
import { moment } from '../format.ts';
import type { IntakeKind } from '../intake-form.ts';
import type { Receipt } from '../intake-receipt.ts';
import type { Page } from '../layout.ts';
import { code, facts } from '../parts/facts.ts';
import type { Reader } from '../reader.ts';

/** The receipt of what was handed in: number and secret, shown this once, and what happens next. */
export function handedInPage(reader: Reader, kind: IntakeKind, receipt: Receipt): Page {
  const { t } = reader;
  const title = t(`portal.intake.${kind}.done`);
  const body = html`<div class="wrap narrow">
    <h1>${title}</h1>
    <p class="note done" role="status">${t('portal.intake.keep')}</p>
    ${facts([
      [t('portal.intake.receipt'), code(receipt.receiptNo)],
      [t('portal.intake.secret'), code(receipt.secret)],
      [t('portal.intake.received'), moment(reader, reader.now)],
    ])}
    <p>${t(`portal.intake.${kind}.next`)}</p>
    <form class="intake screen-only" method="post" action="/status" enctype="multipart/form-data">
      <input type="hidden" name="receiptNo" value="${receipt.receiptNo}" />
      <input type="hidden" name="secret" value="${receipt.secret}" />
      <p><button class="button">${t('portal.intake.status.ask')}</button></p>
    </form>
    <p class="soft">${t('portal.intake.print')} ${t('portal.intake.changed')}</p>
  </div>`;
  return { title, body, style: assetHref('intake.css') };
}

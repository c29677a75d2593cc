import { type DeclinedIntake, declinedIntake } from '../../db/queries/declined-intake.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Html, html, type Part } from '../../html.ts';
import { moment } from '../format.ts';
import type { Visitor } from '../visitor.ts';
import { paragraphs } from './objection.ts';

/** 未受理: what came in about no published result, for the supervision of the bureau that it names. */
export async function declinedSection(paths: string[], visitor: Visitor): Promise<Html | false> {
  const rows = await declinedIntake(paths);
  if (rows.length === 0) return false;
  const { t } = visitor;
  return html`<section>
    <h2>${t('panel.declined.title')} <span class="count">${rows.length}</span></h2>
    <p class="muted">${t('panel.declined.lead')}</p>
    ${rows.map((row) => declined(row, visitor))}
  </section>`;
}

function declined(row: DeclinedIntake, { t, locale }: Visitor): Html {
  const facts: [TextKey, Part][] = [
    ['card.objection.received', moment(row.receivedAt, locale)],
    ['panel.declined.reason', t(`portal.status.declined.${row.reason}`)],
    ['panel.complaint.ref', row.ref && html`<span class="code">${row.ref}</span>`],
    ['panel.declined.submitter', row.name],
    ['panel.objection.contact', row.contact],
    ['panel.declined.content', paragraphs(row.content)],
    ['panel.objection.files', row.files.join('、')],
  ];
  return html`<details class="card">
    <summary><span class="code">${row.receiptNo}</span></summary>
    <dl class="facts">
      ${facts.map(
        ([label, value]) =>
          value &&
          html`<div>
            <dt>${t(label)}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
  </details>`;
}

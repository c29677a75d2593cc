import { say } from '../../chat/text.ts';
import { ownPast, type PastRow } from '../../db/queries/own-past.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Html, html } from '../../html.ts';
import { textsIn, type Visitor } from './visitor.ts';

/** What somebody has done, in every chat and in the panel; nothing where there is nothing. */
export async function pastList(visitor: Visitor): Promise<Html[]> {
  const rows = await ownPast(visitor.actor.id);
  if (rows.length === 0) return [];
  const t = textsIn(visitor.locale);
  return [
    html`<section class="visits past">
      <h2>${t('page.past')} <b class="count">${rows.length}</b></h2>
      <ul>
        ${rows.map((row) => line(row, visitor))}
      </ul>
    </section>`,
  ];
}

function line({ kind, id, about, verdict, code, subject, at }: PastRow, visitor: Visitor): Html {
  const { base, locale } = visitor;
  const t = textsIn(locale);
  const what =
    kind === 'visit'
      ? t('page.past.signed')
      : `${t(`about.${about}` as TextKey)} · ${t(`verdict.${verdict}` as TextKey)}`;
  const text = html`<span class="name">${subject ?? t(`about.${about}` as TextKey)}</span>
    <span class="tag">✓ ${what}</span>
    <span class="muted">${say(locale, { at: at.toISOString() })} ${code}</span>`;
  const href = kind === 'visit' && html`href="${base}/visit/${id}"`;
  return html`<li>${href ? html`<a ${href}>${text}</a>` : html`<div>${text}</div>`}</li>`;
}

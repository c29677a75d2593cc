import { at } from '../../chat/cards/parts.ts';
import { scheduleAction, visitTimeCard } from '../../chat/cards/visit-time.ts';
import { say } from '../../chat/text.ts';
import { database } from '../../db/data-source.ts';
import type { InspectionFacts } from '../../db/queries/card-facts-inspection.ts';
import { type VisitRecord, visitRecord } from '../../db/queries/visit-record.ts';
import { type Html, html } from '../../html.ts';
import { postButton } from './controls.ts';
import { pageToken } from './page-token.ts';
import { textsIn, type Visitor } from './visitor.ts';

/** When the visit is, and the lead's button to fix or change it (R-139). */
export async function timeSection(facts: InspectionFacts, visitor: Visitor): Promise<Html | false> {
  const { locale } = visitor;
  const t = textsIn(locale);
  const record = await visitRecord(database().manager, facts.id);
  const [time] = record.times;
  const isOpen = facts.state === 'assigned' || facts.state === 'accepted';
  if (!time && !isOpen) return false;
  return html`<section class="card" id="time">
    <p>${time ? t('visit.time', { at: say(locale, at(time.at)) }) : t('visit.time.none')}</p>
    ${changeLine(record.times, visitor)} ${await button(facts, record, visitor)}
  </section>`;
}

function changeLine([time]: VisitRecord['times'], { locale }: Visitor): Html | false {
  if (!time || time.number === 1) return false;
  const { number, reason } = time;
  return html`<p class="warn">
    ${textsIn(locale)('card.visit-time.changed', { number, reason })}
  </p>`;
}

async function button(
  facts: InspectionFacts,
  record: VisitRecord,
  visitor: Visitor,
): Promise<Html | false> {
  const { actor, base, locale } = visitor;
  const action = scheduleAction(facts, record.times, actor.id);
  if (!action) return false;
  const card = visitTimeCard(facts, record, actor.id);
  const token = await pageToken(facts, visitor, action.id, card);
  const style = record.times.length > 0 ? 'plain' : 'primary';
  return html`<div class="actions">
    ${postButton(`${base}/press`, say(locale, action.label), { name: action.id, token, style })}
  </div>`;
}

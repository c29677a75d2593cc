import { at } from '../../chat/cards/parts.ts';
import { scheduleAction, visitTimeCard } from '../../chat/cards/visit-time.ts';
import { say } from '../../chat/text.ts';
import { database } from '../../db/data-source.ts';
import type { InspectionFacts } from '../../db/queries/card-facts-inspection.ts';
import { visitRecord } from '../../db/queries/visit-record.ts';
import { type Html, html } from '../../html.ts';
import { postButton } from './controls.ts';
import { pageToken } from './page-token.ts';
import { textsIn, type Visitor } from './visitor.ts';

/** When the visit is, and the lead's button to fix or change it (R-139). */
export async function timeSection(facts: InspectionFacts, visitor: Visitor): Promise<Html | false> {
  const { actor, base, locale } = visitor;
  const t = textsIn(locale);
  const record = await visitRecord(database().manager, facts.id);
  const [time] = record.times;
  const isOpen = facts.state === 'assigned' || facts.state === 'accepted';
  if (!time && !isOpen) return false;
  const action = scheduleAction(facts, record.times, actor.id);
  const card = visitTimeCard(facts, record, actor.id);
  const token = action && (await pageToken(facts, visitor, action.id, card));
  return html`<section class="card" id="time">
    <p>${time ? t('visit.time', { at: say(locale, at(time.at)) }) : t('visit.time.none')}</p>
    ${time && time.number > 1 && html`<p class="warn">${t('card.visit-time.changed', { number: time.number, reason: time.reason })}</p>`}
    ${
      action &&
      html`<div class="actions">
        ${postButton(`${base}/press`, say(locale, action.label), { name: action.id, token: token ?? '', style: time ? 'plain' : 'primary' })}
      </div>`
    }
  </section>`;
}

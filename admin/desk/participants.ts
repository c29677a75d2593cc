import type { RequestHandler } from 'express';
import { currentTime } from '../../db/clock.ts';
import {
  type ParticipantRow,
  participantsOf,
  participationsAsked,
} from '../../db/queries/participants.ts';
import { dayOf } from '../../domain/day.ts';
import { can } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { day, moment, window } from '../format.ts';
import { type Html, html } from '../../html.ts';
import { sendPage } from '../page.ts';
import { scopeOf } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { hiddenFields } from './press.ts';
import { stateOf } from './state.ts';

/** The departments of a joint task with their answers, and what the initiator may enter for them. */
export async function participantSection(taskId: string, visitor: Visitor): Promise<Html | false> {
  const today = dayOf(await currentTime());
  const rows = await participantsOf(taskId, today);
  if (rows.length === 0) return false;
  return html`<section class="card">
    <h2>${visitor.t('panel.joint.title')}</h2>
    ${rows.some(({ state }) => state === 'asked') && html`<p>${visitor.t('panel.joint.awaited')}</p>`}
    ${rows.map((row) => participant(row, today, visitor))}
  </section>`;
}

/** What other departments ask of the visitor's own units, with the button that confirms it. */
export const jointPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const paths = scopeOf({ read: ['joint.confirm'] }, visitor.actor);
  if (paths.length === 0) throw new Refusal('forbidden');
  const today = dayOf(await currentTime());
  const rows = await participationsAsked(paths, today);
  const { t, locale } = visitor;
  const back = html`<p><a href="/desk/tasks">${t('panel.back.tasks')}</a></p>`;
  sendPage(request, response, {
    title: t('panel.joint.page'),
    body:
      rows.length === 0
        ? html`<p class="card muted">${t('panel.joint.none')}</p>
            ${back}`
        : html`${rows.map(
            (row) =>
              html`<section class="card">
                <h2>${row.taskName} <span class="code">${row.taskCode}</span></h2>
                <p class="muted">${row.initiator} · ${window(row.startsOn, row.endsOn, locale)}</p>
                ${participant(row, today, visitor)}
              </section>`,
          )}
          ${back}`,
  });
};

function participant(row: ParticipantRow, today: string, visitor: Visitor): Html {
  const { t, actor } = visitor;
  const mayEnter = can(actor, 'joint.record-letter', { unitPath: row.initiatorPath });
  return html`<h3>${row.department}. ${row.unit} ${stateOf('participant', row.state, t)}</h3>
    ${facts(row, mayEnter, visitor)} ${row.state === 'asked' && answers(row, today, visitor)}`;
}

function facts(row: ParticipantRow, mayEnter: boolean, { t, locale }: Visitor): Html {
  const lines: [string, string | false | null][] = [
    [t('card.field.seats'), t('card.field.seats.value', { count: row.teamSize })],
    [t('panel.task.items'), row.items.join(t('panel.comma'))],
    [t('field.skills'), row.skills.join(t('panel.comma'))],
    // The telephone of a person: for those who have to call them.
    [t('panel.joint.contact'), mayEnter && row.contact],
    [t('card.field.answer-by'), row.state === 'asked' && day(row.answerBy, locale)],
    [t('card.field.able'), row.inspectors !== null && String(row.inspectors)],
    [t('panel.joint.letter'), row.letterNo],
    [t('panel.joint.reason'), row.reason],
    [
      t('field.recordedBy'),
      row.answeredBy && `${row.answeredBy} ${moment(row.answeredAt!, locale)}`,
    ],
  ];
  return html`<dl>
    ${lines.flatMap(([name, value]) =>
      value
        ? [
            html`<div>
              <dt>${name}</dt>
              <dd>${value}</dd>
            </div>`,
          ]
        : [],
    )}
  </dl>`;
}

function answers(row: ParticipantRow, today: string, { actor, t }: Visitor): Html {
  const path = `/desk/joint/${row.id}`;
  const own = can(actor, 'joint.confirm', { unitPath: row.unitPath });
  const mayEnter = can(actor, 'joint.record-letter', { unitPath: row.initiatorPath });
  return html`${
    own &&
    html`<form method="post" action="${path}/confirm">
      ${hiddenFields(row.version)}<button class="primary">${t('panel.joint.confirm')}</button>
    </form>`
  }
  ${
    mayEnter &&
    !row.hasPlanner &&
    html`<form method="post" action="${path}/letter" class="form">
      ${hiddenFields(row.version)}
      <p class="muted">${t('panel.joint.letter.how')}</p>
      <label for="letter-${row.department}">${t('panel.joint.letter')}</label>
      <input id="letter-${row.department}" name="letterNo" required maxlength="100" />
      <button>${t('panel.joint.record-letter')}</button>
    </form>`
  }
  ${
    mayEnter &&
    today > row.answerBy &&
    html`<form method="post" action="${path}/time-out" class="form">
      ${hiddenFields(row.version)}
      <label for="reason-${row.department}">${t('panel.joint.reason')}</label>
      <input id="reason-${row.department}" name="reason" required maxlength="500" />
      <button>${t('panel.joint.time-out')}</button>
    </form>`
  }`;
}

import type { RequestHandler } from 'express';
import { currentTime } from '../../db/clock.ts';
import { inspectorsUnder, type LeaveLine, leavesUnder } from '../../db/queries/leaves.ts';
import { dayOf } from '../../domain/day.ts';
import { leaveKinds } from '../../domain/leave.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { TextKey } from '../../locales/translate.ts';
import { recordLeave, withdrawLeave } from '../../usecases/registry/leave.ts';
import { window } from '../format.ts';
import { type Html, html } from '../../html.ts';
import { sendPage } from '../page.ts';
import { scopeOf } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { option } from './form-parts.ts';
import { hiddenFields, press, text } from './press.ts';

/** R-042: when inspectors are away, as the registrar enters it, and who is away now and later. */
export const leavePage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { actor, t } = visitor;
  const paths = scopeOf({ read: ['leave.record'] }, actor);
  if (paths.length === 0) throw new Refusal('forbidden');
  const [inspectors, leaves] = await Promise.all([
    inspectorsUnder(paths),
    leavesUnder(paths, dayOf(await currentTime())),
  ]);
  sendPage(request, response, {
    title: t('panel.leave.title'),
    body: html`<p class="muted">${t('panel.leave.lead')}</p>
      ${form(inspectors, visitor)} ${list(leaves, visitor)}`,
  });
};

type Choice = Awaited<ReturnType<typeof inspectorsUnder>>[number];

const form = (inspectors: Choice[], { t }: Visitor): Html =>
  html`<form method="post" action="/desk/leave" class="card form">
    ${hiddenFields()}
    <label for="inspectorId">${t('panel.leave.who')}</label>
    <select id="inspectorId" name="inspectorId" required>
      ${inspectors.map(({ id, name, unit, number }) => option(id, `${name} · ${unit} · ${number}`))}
    </select>
    <div class="pair">
      ${dayField('fromOn', t('field.fromOn'))} ${dayField('toOn', t('field.toOn'))}
    </div>
    <label for="kind">${t('panel.leave.kind')}</label>
    <select id="kind" name="kind">
      ${leaveKinds.map((kind) => option(kind, t(`leave-kind.${kind}`)))}
    </select>
    <label for="note">${t('panel.leave.note')}</label>
    <input id="note" name="note" maxlength="200" />
    <button class="primary">${t('panel.leave.submit')}</button>
  </form>`;

const dayField = (name: string, label: string): Html =>
  html`<div>
    <label for="${name}">${label}</label>
    <input id="${name}" name="${name}" type="date" required />
  </div>`;

const list = (leaves: LeaveLine[], { t, locale }: Visitor): Html =>
  html`<section>
    <h2>${t('panel.leave.now')} <span class="count">${leaves.length}</span></h2>
    ${leaves.length === 0 && html`<p class="card muted">${t('panel.leave.none')}</p>`}
    ${
      leaves.length > 0 &&
      html`<table class="rows">
        <thead>
          <tr>
            <th>${t('field.personName')}</th>
            <th>${t('field.unit')}</th>
            <th>${t('panel.leave.kind')}</th>
            <th>${t('panel.leave.days')}</th>
            <th>${t('panel.leave.note')}</th>
            <th></th>
          </tr>
        </thead>
        <tbody>
          ${leaves.map(
            (leave) =>
              html`<tr>
                <td data-label="${t('field.personName')}">${leave.name}</td>
                <td data-label="${t('field.unit')}">${leave.unit}</td>
                <td data-label="${t('panel.leave.kind')}">
                  ${t(`leave-kind.${leave.kind}` as TextKey)}
                </td>
                <td data-label="${t('panel.leave.days')}">
                  ${window(leave.fromOn, leave.toOn, locale)}
                </td>
                <td data-label="${t('panel.leave.note')}">${leave.note || '–'}</td>
                <td>
                  <form method="post" action="/desk/leave/${leave.id}/withdraw">
                    ${hiddenFields()}<button>${t('panel.leave.withdraw')}</button>
                  </form>
                </td>
              </tr>`,
          )}
        </tbody>
      </table>`
    }
  </section>`;

const about = async (id: string, { actor }: Visitor) => ({
  type: 'leave',
  id,
  unitPath: actor.unitPath,
});

/** Enters a leave from the form. */
export const enterLeave = press({
  action: 'leave.record',
  back: () => '/desk/leave',
  about: async (_params, visitor) => about('new', visitor),
  run: async (command, fields) => {
    await recordLeave(command, {
      inspectorId: text(fields, 'inspectorId'),
      fromOn: text(fields, 'fromOn'),
      toOn: text(fields, 'toOn'),
      kind: text(fields, 'kind') as 'other',
      note: text(fields, 'note'),
    });
    return { done: 'panel.done.leave' };
  },
});

/** Takes a leave back that is on the list. */
export const takeBackLeave = press({
  action: 'leave.withdraw',
  back: () => '/desk/leave',
  about: async ({ id }, visitor) => about(id ?? '', visitor),
  run: async (command, _fields, { id }) => {
    await withdrawLeave(command, { leaveId: id ?? '' });
    return { done: 'panel.done.leave-withdrawn' };
  },
});

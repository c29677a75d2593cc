import type { RequestHandler } from 'express';
import { database } from '../../db/data-source.ts';
import type { AccountHolder } from '../../db/queries/account-holder.ts';
import { openReset, type ResetRow, resetsUnder } from '../../db/queries/authenticator-resets.ts';
import { can } from '../../domain/policy.ts';
import { type Html, html } from '../../html.ts';
import { isEnrolled } from '../../usecases/step-up/enrol.ts';
import { askReset, decideReset } from '../../usecases/step-up/reset.ts';
import { moment } from '../format.ts';
import { scopeOf } from '../table.ts';
import type { Visitor } from '../visitor.ts';
import { hiddenFields, press, text } from './press.ts';

/** Somebody's authenticator, for administrators: whether there is one, and its reset by two of them. */
export async function authenticatorSection(
  holder: AccountHolder,
  visitor: Visitor,
): Promise<Html | false> {
  const { t, actor } = visitor;
  if (!holder.active || !can(actor, 'authenticator.ask-reset', holder)) return false;
  const enrolled = await isEnrolled(holder.personId);
  const open = await openReset(database().manager, holder.personId);
  return html`<section class="card" id="authenticator">
    <h2>
      ${t('panel.reset.title')}
      <span class="state ${enrolled ? 'done' : 'over'}"
        >${t(enrolled ? 'panel.reset.enrolled' : 'panel.reset.none')}</span
      >
    </h2>
    ${open ? resetLine(open, visitor) : enrolled && askForm(holder, visitor)}
  </section>`;
}

const askForm = ({ personId }: AccountHolder, { t }: Visitor): Html =>
  html`<details class="danger">
    <summary>${t('panel.reset.ask')}</summary>
    <form method="post" action="/desk/people/${personId}/reset" class="form">
      ${hiddenFields()}
      <p class="muted">${t('panel.reset.lead')}</p>
      <label>${t('field.reason')}<input name="reason" required maxlength="500" /></label>
      <button>${t('panel.reset.ask')}</button>
    </form>
  </details>`;

function resetLine(row: ResetRow, { t, actor, locale }: Visitor): Html {
  const asked = t('panel.reset.asked', { by: row.requester, at: moment(row.requestedAt, locale) });
  return html`<p>${asked}</p>
    <p class="muted">${t('field.reason')}${t('panel.colon')}${row.reason}</p>
    ${
      can(actor, 'authenticator.decide-reset', row)
        ? html`<form method="post" action="/desk/people/${row.personId}/reset/${row.id}">
            ${hiddenFields()}
            <button class="primary" name="verdict" value="approve">
              ${t('panel.reset.approve')}
            </button>
            <button name="verdict" value="reject">${t('panel.reset.reject')}</button>
          </form>`
        : html`<p class="muted">${t('panel.reset.not-you')}</p>`
    }`;
}

/** What waits for the word of this administrator, for the desk of approvals. */
export async function resetSection(visitor: Visitor): Promise<Html | false> {
  const { t, actor } = visitor;
  const rows = await resetsUnder(scopeOf({ read: ['authenticator.decide-reset'] }, actor));
  const mine = rows.filter((row) => can(actor, 'authenticator.decide-reset', row));
  if (mine.length === 0) return false;
  return html`<section>
    <h2>${t('panel.reset.waiting')} <span class="count">${mine.length}</span></h2>
    ${mine.map(
      (row) =>
        html`<article class="card">
          <h3>
            <a href="/desk/people/${row.personId}#authenticator">${row.person}</a> · ${row.unit}
          </h3>
          ${resetLine(row, visitor)}
        </article>`,
    )}
  </section>`;
}

/** The same for the start page, a line each. */
export async function resetLines({ actor, t }: Visitor): Promise<Html[]> {
  const rows = await resetsUnder(scopeOf({ read: ['authenticator.decide-reset'] }, actor));
  return rows
    .filter((row) => can(actor, 'authenticator.decide-reset', row))
    .map(
      ({ person }) =>
        html`<li>
          <a href="/desk/requests">${t('panel.reset.waiting')}</a> <span>${person}</span>
        </li>`,
    );
}

/** Said to whose authenticator it is: they may not have asked for it. */
export async function ownReset({ actor, t, locale }: Visitor): Promise<Html | false> {
  const open = await openReset(database().manager, actor.id);
  return (
    open !== undefined &&
    html`<p class="warning">
      ${t('panel.reset.own', { by: open.requester, at: moment(open.requestedAt, locale) })}
    </p>`
  );
}

const aboutPerson = async ({ id = '' }: Record<string, string>, { actor }: Visitor) => ({
  type: 'person',
  id,
  unitPath: actor.unitPath,
});

/** One administrator asks. */
export const askResetRoute: RequestHandler = press({
  action: 'authenticator.ask-reset',
  back: ({ id }) => `/desk/people/${id}#authenticator`,
  about: aboutPerson,
  run: async (command, fields, { id = '' }) => {
    await askReset(command, { personId: id, reason: text(fields, 'reason') });
    return { done: 'panel.done.reset-asked' };
  },
});

/** Another one decides. */
export const decideResetRoute: RequestHandler = press({
  action: 'authenticator.decide-reset',
  back: ({ id }) => `/desk/people/${id}#authenticator`,
  about: aboutPerson,
  run: async (command, fields, { reset = '' }) => {
    await decideReset(command, { id: reset, verdict: text(fields, 'verdict') as 'approve' });
    return { done: 'panel.done.reset-decided' };
  },
});

import { type RequestHandler, Router } from 'express';
import {
  colleaguesOf,
  deputiesAround,
  type DeputyRow,
  type OwnMandate,
  ownMandates,
} from '../../db/queries/deputies.ts';
import { can } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Html, html } from '../../html.ts';
import { endDeputy } from '../../usecases/deputy/end.ts';
import { nameDeputy } from '../../usecases/deputy/name.ts';
import { window } from '../format.ts';
import { sendPage } from '../page.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { option, reasonField } from './form-parts.ts';
import { hiddenFields, press, text } from './press.ts';

/** 代为审批: whom one has named, who has named one, and the form of a new one. */
const deputiesPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t, actor } = visitor;
  const mandates = await ownMandates(actor.mandates);
  const rows = await deputiesAround(actor.id);
  if (mandates.length === 0 && rows.length === 0) throw new Refusal('forbidden');
  sendPage(request, response, {
    title: t('panel.deputy.title'),
    body: html`<p class="muted">${t('panel.deputy.lead')}</p>
      ${mandates.length > 0 && (await form(mandates, visitor))}
      <section>
        ${rows.length === 0 && html`<p class="card muted">${t('panel.deputy.none')}</p>`}
        ${rows.map((row) => deputyCard(row, visitor))}
      </section>
      <p><a href="/desk/requests">${t('panel.way.requests')}</a></p>`,
  });
};

async function form(mandates: OwnMandate[], { t, actor }: Visitor): Promise<Html> {
  const people = await colleaguesOf(actor.id);
  const dayField = (name: 'startsOn' | 'endsOn', label: string) =>
    html`<label>${label}<input name="${name}" type="date" required /></label>`;
  return html`<form method="post" action="/desk/deputies" class="card form">
    ${hiddenFields()}
    <label
      >${t('panel.deputy.deputy')}<select name="deputyId">
        ${people.map(({ id, name, unit }) => option(id, `${name} · ${unit}`))}
      </select></label
    >
    <label
      >${t('panel.deputy.mandate')}<select name="mandate">
        ${mandates.map(({ role, unitId, unit }) =>
          option(`${role}:${unitId}`, `${t(`role.${role}`)} · ${unit}`),
        )}
      </select></label
    >
    ${dayField('startsOn', t('panel.deputy.from'))} ${dayField('endsOn', t('panel.deputy.to'))}
    ${reasonField(t)}
    <p><button class="primary">${t('panel.deputy.name')}</button></p>
  </form>`;
}

function deputyCard(row: DeputyRow, { t, actor, locale }: Visitor): Html {
  const { principal, deputy, unit, endedAt } = row;
  const isOpen = endedAt === null && can(actor, 'deputy.end', row);
  return html`<article class="card">
    <h2>${t('panel.deputy.line', { principal, deputy, unit, role: t(`role.${row.role}`) })}</h2>
    <p>${window(row.startsOn, row.endsOn, locale)} ${endedAt && t('panel.deputy.ended')}</p>
    <p class="muted">${row.reason}</p>
    ${
      isOpen &&
      html`<form method="post" action="/desk/deputies/${row.id}/end">
        ${hiddenFields()}<button>${t('panel.deputy.end')}</button>
      </form>`
    }
  </article>`;
}

const aboutOwn = async (_params: object, { actor }: Visitor) => ({
  type: 'person',
  id: actor.id,
  unitPath: actor.unitPath,
});

const nameRoute = press({
  action: 'deputy.name',
  back: () => '/desk/deputies',
  about: aboutOwn,
  run: async (command, fields) => {
    const [role = '', unitId = ''] = text(fields, 'mandate').split(':');
    await nameDeputy(command, {
      deputyId: text(fields, 'deputyId'),
      role: role as 'approver',
      unitId,
      startsOn: text(fields, 'startsOn'),
      endsOn: text(fields, 'endsOn'),
      reason: text(fields, 'reason'),
    });
    return { done: 'panel.done.deputy' };
  },
});

const endRoute = press({
  action: 'deputy.end',
  back: () => '/desk/deputies',
  about: aboutOwn,
  run: async (command, _fields, { id = '' }) => {
    await endDeputy(command, { id });
    return { done: 'panel.done.deputy-ended' };
  },
});

/** The pages and presses of deputies. */
export function deputyRoutes(): Router {
  const router = Router();
  router.get('/', deputiesPage);
  router.post('/', nameRoute);
  router.post('/:id/end', endRoute);
  return router;
}

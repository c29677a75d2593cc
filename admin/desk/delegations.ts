import { type RequestHandler, Router } from 'express';
import { database } from '../../db/data-source.ts';
import { type Delegation, delegationsUnder } from '../../db/queries/delegations.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { unitById } from '../../db/queries/units.ts';
import { unitsUnder } from '../../db/queries/units-under.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Html, html } from '../../html.ts';
import { endDelegation, recordDelegation } from '../../usecases/delegation/record.ts';
import { window } from '../format.ts';
import { sendPage } from '../page.ts';
import { mayOver, scopeOf } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { option } from './form-parts.ts';
import { hiddenFields, press, text } from './press.ts';

/** R-018 委托下级部门实施检查: what stands, what has ended, and the form of a new one. */
const delegationsPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t, actor } = visitor;
  const paths = scopeOf({ read: ['task.read'] }, actor);
  if (paths.length === 0) throw new Refusal('forbidden');
  const own = scopeOf({ read: ['delegation.record'] }, actor);
  const [delegations, units] = await Promise.all([delegationsUnder(paths), unitsUnder(own)]);
  const entrusting = await whoMayEntrust(units);
  sendPage(request, response, {
    title: t('panel.delegation.title'),
    body: html`<p class="muted">${t('panel.delegation.lead')}</p>
      ${
        entrusting.length > 0
          ? form({ from: entrusting, to: below(entrusting, units) }, visitor)
          : own.length > 0 && html`<p class="card">${t('panel.delegation.unknown')}</p>`
      }
      ${list(delegations, visitor)}
      <p><a href="/desk/tasks">${t('panel.back.tasks')}</a></p>`,
  });
};

type Unit = { id: string; name: string; path: string };

// Those with departments below whose rules know a delegation (task.allowDelegation): no other is heard.
async function whoMayEntrust(units: Unit[]): Promise<Unit[]> {
  const upper = units.filter((unit) => below([unit], units).length > 0);
  const { manager } = database();
  const allowed = await Promise.all(
    upper.map(async ({ id }) => {
      const { profileSlug } = await unitById(manager, id);
      return parameter(await currentProfile(manager, profileSlug), 'task.allowDelegation');
    }),
  );
  return upper.filter((_, at) => allowed[at]);
}

const below = (upper: Unit[], units: Unit[]): Unit[] =>
  units.filter(({ path }) => upper.some((one) => path !== one.path && path.startsWith(one.path)));

function form(units: Record<'from' | 'to', Unit[]>, { t }: Visitor): Html {
  const unitField = (name: 'fromUnitId' | 'toUnitId', choices: Unit[]) =>
    html`<label for="${name}">${t(`panel.delegation.${name}`)}</label>
      <select id="${name}" name="${name}">
        ${choices.map((unit) => option(unit.id, unit.name))}
      </select>`;
  const dayField = (name: 'startsOn' | 'endsOn') =>
    html`<div>
      <label for="${name}">${t(`panel.delegation.${name}`)}</label>
      <input id="${name}" name="${name}" type="date" required />
    </div>`;
  return html`<form method="post" action="/desk/delegations" class="card form">
    ${hiddenFields()} ${unitField('fromUnitId', units.from)} ${unitField('toUnitId', units.to)}
    <label for="document">${t('panel.delegation.document')}</label>
    <input id="document" name="document" required maxlength="300" />
    <label for="scope">${t('panel.delegation.scope')}</label>
    <textarea id="scope" name="scope" required maxlength="1000"></textarea>
    <div class="pair">${dayField('startsOn')} ${dayField('endsOn')}</div>
    <p><button class="primary">${t('panel.delegation.record')}</button></p>
  </form>`;
}

function list(delegations: Delegation[], { t, locale, actor }: Visitor): Html {
  if (delegations.length === 0)
    return html`<p class="card muted">${t('panel.delegation.none')}</p>`;
  const cell = (name: string, content: Html | string) =>
    html`<td data-label="${name}">${content}</td>`;
  const names = (['fromUnitId', 'toUnitId', 'document', 'scope', 'days'] as const).map((name) =>
    t(`panel.delegation.${name}`),
  );
  const end = ({ id, endedAt, fromPath }: Delegation) =>
    !endedAt &&
    mayOver(actor, 'delegation.end', fromPath) &&
    html`<form method="post" action="/desk/delegations/${id}/end">
      ${hiddenFields()}<button>${t('panel.delegation.end')}</button>
    </form>`;
  return html`<table class="rows">
    <thead>
      <tr>
        ${names.map((name) => html`<th>${name}</th>`)}
        <th></th>
      </tr>
    </thead>
    <tbody>
      ${delegations.map((one) => {
        const days = window(one.startsOn, one.endsOn, locale);
        return html`<tr>
          ${[one.from, one.to, one.document, one.scope, days].map((said, at) => cell(names[at]!, said))}
          <td>${one.endedAt ? t('panel.delegation.ended') : end(one)}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

const about = async (id: string, { actor }: Visitor) => ({
  type: 'delegation',
  id,
  unitPath: actor.unitPath,
});

const pressRecord = press({
  action: 'delegation.record',
  back: () => '/desk/delegations',
  about: async (_params, visitor) => about('new', visitor),
  run: async (command, fields) => {
    await recordDelegation(command, {
      fromUnitId: text(fields, 'fromUnitId'),
      toUnitId: text(fields, 'toUnitId'),
      document: text(fields, 'document'),
      scope: text(fields, 'scope'),
      startsOn: text(fields, 'startsOn'),
      endsOn: text(fields, 'endsOn'),
    });
    return { done: 'panel.done.delegation' };
  },
});

const pressEnd = press({
  action: 'delegation.end',
  back: () => '/desk/delegations',
  about: async ({ id }, visitor) => about(id ?? '', visitor),
  run: async (command, _fields, { id }) => {
    await endDelegation(command, { delegationId: id ?? '' });
    return { done: 'panel.done.delegation-ended' };
  },
});

/** The page of delegations and its buttons. */
export function delegationRoutes(): Router {
  const router = Router();
  router.get('/', delegationsPage);
  router.post('/', pressRecord);
  router.post('/:id/end', pressEnd);
  return router;
}

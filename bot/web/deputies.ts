import { type Request, type RequestHandler, type Response, Router } from 'express';
import { between } from '../../chat/cards/parts.ts';
import { say, told } from '../../chat/text.ts';
import { colleaguesOf, type DeputyRow, ownMandates } from '../../db/queries/deputies.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Html, html } from '../../html.ts';
import { endDeputy } from '../../usecases/deputy/end.ts';
import { nameDeputy } from '../../usecases/deputy/name.ts';
import { recordRefusal } from '../../usecases/refused.ts';
import { type Command, commandOf } from '../../usecases/usecase.ts';
import { deputyLine, standingDeputies } from '../deputies.ts';
import { answered } from './answered.ts';
import { textArea } from './controls.ts';
import { fieldIn } from './fields.ts';
import { sendPage } from './page.ts';
import { textsIn, type Visitor, visitorOf } from './visitor.ts';

/** 代为审批 in the web inbox: whom one has named, to name somebody for a time, to end it. */
export function deputyRoutes(): Router {
  const router = Router();
  router.get('/deputies', deputiesPage);
  router.post('/deputies', nameRoute);
  router.post('/deputies/:id/end', endRoute);
  return router;
}

/** The way there, for whoever may name somebody or stands for somebody. */
export async function deputyWay({ actor, base, locale }: Visitor): Promise<Html[]> {
  const [mandates, rows] = await Promise.all([
    ownMandates(actor.mandates),
    standingDeputies(actor.id),
  ]);
  if (mandates.length + rows.length === 0) return [];
  return [
    html`<p class="way">
      <a href="${base}/deputies">${textsIn(locale)('page.deputies.way')}</a>
    </p>`,
  ];
}

const deputiesPage: RequestHandler = (request, response) => sendDeputies(request, response, {});

/** What somebody wrote into the form; it stands there again beside a refusal. */
type Naming = Partial<Record<(typeof namingFields)[number], string>>;
const namingFields = ['deputyId', 'mandate', 'startsOn', 'endsOn', 'reason'] as const;

async function sendDeputies(request: Request, response: Response, given: Naming): Promise<void> {
  const visitor = visitorOf(response);
  const { base, actor, locale } = visitor;
  const t = textsIn(locale);
  const rows = await standingDeputies(actor.id);
  const mandates = await ownMandates(actor.mandates);
  const main = html`<p><a href="${base}/inbox?view=decide">← ${t('page.back')}</a></p>
    <h1>${t('panel.deputy.title')}</h1>
    <p class="muted">${t('card.deputy.rule')}</p>
    ${rows.length === 0 && html`<p class="empty">${t('note.deputy.none')}</p>`}
    ${rows.map((row) => standing(row, visitor))}
    ${mandates.length > 0 && (await nameForm(mandates, visitor, given))}`;
  sendPage(request, response, { title: t('panel.deputy.title'), main });
}

const standing = (row: DeputyRow, { base, locale }: Visitor): Html =>
  html`<form method="post" action="${base}/deputies/${row.id}/end" class="card form">
    <p>${say(locale, deputyLine(row))}</p>
    <p class="muted">${row.reason}</p>
    <div class="actions">
      <button class="button danger">${textsIn(locale)('button.deputy.end')}</button>
    </div>
  </form>`;

type Option = [value: string, text: string];
type Mandates = Awaited<ReturnType<typeof ownMandates>>;

async function nameForm(mandates: Mandates, visitor: Visitor, given: Naming): Promise<Html> {
  const { base, actor, locale } = visitor;
  const t = textsIn(locale);
  const people = await colleaguesOf(actor.id);
  const day = (name: 'startsOn' | 'endsOn', label: string) =>
    html`<p class="field">
      <label for="f-${name}">${label}</label>
      <input id="f-${name}" name="${name}" type="date" value="${given[name]}" required />
    </p>`;
  const select = (name: 'deputyId' | 'mandate', label: string, options: Option[]) =>
    html`<p class="field">
      <label for="f-${name}">${label}</label>
      <select id="f-${name}" name="${name}">
        ${options.map(
          ([value, text]) =>
            html`<option value="${value}" ${value === given[name] && html`selected`}>
              ${text}
            </option>`,
        )}
      </select>
    </p>`;
  return html`<form method="post" action="${base}/deputies" class="card form">
    <h2>${t('page.deputies.name')}</h2>
    ${select(
      'deputyId',
      t('panel.deputy.deputy'),
      people.map(({ id, name, unit }) => [id, `${name} · ${unit}`]),
    )}
    ${select(
      'mandate',
      t('panel.deputy.mandate'),
      mandates.map(({ role, unitId, unit }) => [
        `${role}:${unitId}`,
        `${t(`role.${role}`)} · ${unit}`,
      ]),
    )}
    <div class="pair">
      ${day('startsOn', t('panel.deputy.from'))} ${day('endsOn', t('panel.deputy.to'))}
    </div>
    ${textArea('reason', t('card.deputy.reason'), { required: true, value: given.reason })}
    <div class="actions"><button class="button primary">${t('panel.deputy.name')}</button></div>
  </form>`;
}

// What is refused stands on the trail, as what is pressed in another chat.
async function orRecord(action: string, command: Command, act: () => Promise<unknown>) {
  try {
    await act();
  } catch (error) {
    const { actor } = command;
    if (error instanceof Refusal && actor.kind === 'person') {
      const about = { type: 'person', id: actor.id, unitPath: actor.unitPath };
      await recordRefusal(command, action, about, error);
    }
    throw error;
  }
}

const nameRoute: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const command = commandOf(visitor.actor, 'web');
  const field = (name: string) => fieldIn(request.body, name, 500);
  const { mandate, ...given } = {
    deputyId: field('deputyId'),
    mandate: field('mandate'),
    startsOn: field('startsOn'),
    endsOn: field('endsOn'),
    reason: field('reason'),
  };
  const [role = '', unitId = ''] = mandate.split(':');
  const { deputyId, startsOn, endsOn } = given;
  const isDone = await answered(visitor, async () => {
    await orRecord('deputy.name', command, () =>
      nameDeputy(command, { ...given, role: role as 'approver', unitId }),
    );
    const people = await colleaguesOf(visitor.actor.id);
    const name = people.find(({ id }) => id === deputyId)?.name ?? '';
    return told('note.deputy.named', { name, days: between(startsOn, endsOn) });
  });
  if (!isDone) return sendDeputies(request, response, { ...given, mandate });
  response.redirect(303, `${visitor.base}/deputies`);
};

const endRoute: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const command = commandOf(visitor.actor, 'web');
  await answered(visitor, async () => {
    const id = String(request.params['id']);
    await orRecord('deputy.end', command, () => endDeputy(command, { id }));
    return told('note.deputy.end');
  });
  response.redirect(303, `${visitor.base}/deputies`);
};

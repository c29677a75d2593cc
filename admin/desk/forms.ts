import { type RequestHandler, Router } from 'express';
import { currentProfile } from '../../db/queries/profile.ts';
import { database } from '../../db/data-source.ts';
import {
  type FormItem,
  formItems,
  type FormLine,
  formsUnder,
} from '../../db/queries/form-pages.ts';
import { unitsUnder } from '../../db/queries/units-under.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Html, html } from '../../html.ts';
import { sendPage } from '../page.ts';
import { refusedForm } from '../refused-form.ts';
import { mayOver, scopeOf } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { formEditor } from './form-editor.ts';
import { formPresses } from './form-presses.ts';
import { formPage } from './form-version.ts';
import { type Fields, text } from './press.ts';
import { stateOf } from './state.ts';

/** 检查表单 (R-140): the forms of a bureau, and the items that have none. */
export function formRoutes(): Router {
  const router = Router();
  router.get('/forms', formsPage);
  router.get('/forms/new', newFormPage);
  router.get('/forms/:id', formPage);
  for (const [path, handler] of Object.entries(formPresses)) router.post(path, handler);
  return router;
}

/** The bureaus whose forms somebody may read: theirs, and the one that they belong to. */
export async function bureausAround(actor: Visitor['actor']) {
  const paths = scopeOf({ read: ['registry.read', 'task.read'] }, actor);
  if (paths.length === 0) throw new Refusal('forbidden');
  const all = (await unitsUnder(['/'])).filter(({ isBureau }) => isBureau);
  return all.filter(({ path }) =>
    paths.some((own) => own.startsWith(path) || path.startsWith(own)),
  );
}

const formsPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t, actor } = visitor;
  const bureaus = await bureausAround(actor);
  const withRetired = request.query['all'] === '1';
  const lines = await formsUnder(
    bureaus.map(({ id }) => id),
    withRetired,
  );
  const kept = bureaus.filter(({ path }) => mayOver(actor, 'form.draft', path));
  const parts: Html[] = [];
  for (const bureau of bureaus) {
    const profile = await currentProfile(database().manager, bureau.profileSlug);
    const of = bureaus.length > 1 && bureau.name;
    parts.push(coverage(await formItems(bureau.id), profile, of, visitor));
  }
  sendPage(request, response, {
    title: t('panel.way.forms'),
    body: html`<p class="muted">${t('panel.form.lead')}</p>
      ${kept.map(
        ({ id, name }) =>
          html`<p>
            <a class="button" href="/desk/forms/new?unit=${id}"
              >${t('panel.form.new')}${kept.length > 1 && html` · ${name}`}</a
            >
          </p>`,
      )}
      ${list(lines, visitor)}
      <p>
        ${
          withRetired
            ? html`<a href="/desk/forms">${t('panel.form.hide-retired')}</a>`
            : html`<a href="/desk/forms?all=1">${t('panel.form.show-retired')}</a>`
        }
      </p>
      ${parts}`,
  });
};

function list(lines: FormLine[], { t }: Visitor): Html {
  if (lines.length === 0) return html`<p class="card muted">${t('panel.form.none')}</p>`;
  return html`<section class="card">
    <table class="rows">
      <thead>
        <tr>
          <th>${t('panel.form.code')}</th>
          <th>${t('panel.form.name')}</th>
          <th>${t('panel.form.items')}</th>
          <th class="figure">${t('panel.form.points')}</th>
          <th class="figure">${t('panel.form.visits')}</th>
          <th>${t('field.state')}</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          (line) =>
            html`<tr>
              <td data-label="${t('panel.form.code')}" class="code">${line.code}</td>
              <td data-label="${t('panel.form.name')}">
                <a href="/desk/forms/${line.id}">${line.name}</a>
                <span class="muted">${t('panel.item.version', { number: line.version })}</span>
              </td>
              <td data-label="${t('panel.form.items')}" class="code">
                ${line.items.join(t('panel.comma'))}
              </td>
              <td data-label="${t('panel.form.points')}" class="figure">${line.points}</td>
              <td data-label="${t('panel.form.visits')}" class="figure">${line.visits}</td>
              <td data-label="${t('field.state')}">${stateOf('form', line.state, t)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

// Which items are checked without a form, and whether the rules of the bureau let them be.
function coverage(
  items: FormItem[],
  profile: Profile,
  bureau: string | false,
  { t }: Visitor,
): Html {
  const without = items.filter(({ forms }) => forms === 0);
  const isRequired = parameter(profile, 'exec.formRequired');
  const rule = isRequired
    ? t('panel.form.required', { rule: articleOf(profile, 'exec.formRequired') })
    : t('panel.form.optional');
  return html`<section class="card">
    <h2>${t('panel.form.coverage')}${bureau && html` · ${bureau}`}</h2>
    <p>${rule}</p>
    ${
      without.length === 0
        ? html`<p><span class="state done">${t('panel.form.covered')}</span></p>`
        : html`<p>
              <span class="state ${isRequired ? 'over' : ''}"
                >${t('panel.form.uncovered', { count: without.length })}</span
              >
            </p>
            <ul class="lines">
              ${without.map(({ code, name }) => html`<li><span class="code">${code}</span> ${name}</li>`)}
            </ul>`
    }
  </section>`;
}

const newFormPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t, actor } = visitor;
  const units = await unitsUnder(scopeOf({ read: ['form.draft'] }, actor));
  const bureaus = units.filter(({ isBureau }) => isBureau);
  const refused = refusedForm(request)?.fields ?? {};
  const asked = text(request.query as Fields, 'unit') || text(refused, 'unitId');
  // Whoever keeps the forms of several bureaus says of which; nothing is guessed of one that is not theirs.
  const bureau = asked ? bureaus.find(({ id }) => id === asked) : bureaus[0];
  if (!bureau) throw new Refusal('forbidden');
  const items = await formItems(bureau.id);
  sendPage(request, response, {
    title: t('panel.form.new'),
    body: html`<p><a href="/desk/forms">${t('panel.form.back')}</a></p>
      ${bureaus.length > 1 && html`<p class="muted">${bureau.name}</p>`}
      ${formEditor({ action: '/desk/forms', unitId: bureau.id, values: {}, items, isNew: true, replaces: false }, visitor)}`,
  });
};

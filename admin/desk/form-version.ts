import type { RequestHandler } from 'express';
import {
  type FormItem,
  formItems,
  type FormPage,
  formPageOf,
} from '../../db/queries/form-pages.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Html, html } from '../../html.ts';
import { moment } from '../format.ts';
import { sendPage } from '../page.ts';
import { mayOver, scopeOf } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { formEditor } from './form-editor.ts';
import { editorFields } from './form-input.ts';
import { hiddenFields } from './press.ts';
import { stateOf } from './state.ts';
import { versionList } from './version-list.ts';

/** One version of a form: what it asks, the versions beside it, and what can be done with it. */
export const formPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { actor, t } = visitor;
  const id = String(request.params['id']);
  const found = /^[0-9a-f-]{36}$/.test(id) ? await formPageOf(id) : undefined;
  const mayRead =
    found &&
    scopeOf({ read: ['registry.read', 'task.read'] }, actor).some(
      (path) => path.startsWith(found.unitPath) || found.unitPath.startsWith(path),
    );
  if (!found || !mayRead) throw new Refusal('not-found');
  const mayKeep = mayOver(actor, 'form.draft', found.unitPath);
  sendPage(request, response, {
    title: found.name,
    body: html`<p><a href="/desk/forms">${t('panel.form.back')}</a></p>
      ${facts(found, visitor)} ${pointTables(found, await formItems(found.unitId), visitor)}
      ${versionList(
        { kind: 'form', at: '/desk/forms', shown: found.id },
        found.versions.map((one) => ({ ...one, number: one.version })),
        visitor,
      )}
      ${mayKeep && (await ways(found, visitor))}`,
  });
};

function facts(form: FormPage, { t, locale }: Visitor): Html {
  const { draftedBy, draftedAt, publishedBy, publishedAt, endedAt, endReason, hash } = form;
  const lines: [TextKey, string | null][] = [
    ['panel.form.drafted', `${draftedBy} ${moment(draftedAt, locale)}`],
    ['panel.form.published', publishedAt && `${publishedBy} ${moment(publishedAt, locale)}`],
    ['panel.form.ended', endedAt && `${moment(endedAt, locale)} ${endReason}`],
    ['field.changeReason', form.reason],
    ['panel.form.visits', form.visits > 0 ? String(form.visits) : null],
    ['panel.form.hash', hash],
  ];
  return html`<section class="card">
    <h2>
      <span class="code">${form.code}</span>
      ${t('panel.item.version', { number: form.version })} ${stateOf('form', form.state, t)}
    </h2>
    <dl>
      ${lines.map(
        ([key, value]) =>
          value &&
          html`<div>
            <dt>${t(key)}</dt>
            <dd class="${key === 'panel.form.hash' ? 'hash' : ''}">${value}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
}

// Item by item, as a team sees them.
function pointTables({ points }: FormPage, known: FormItem[], { t }: Visitor): Html {
  const nameOf = (item: string) => known.find(({ code }) => code === item)?.name ?? '';
  const items = [...new Set(points.map(({ item }) => item))];
  if (items.length === 0) return html`<p class="card muted">${t('panel.form.no-points')}</p>`;
  return html`<section class="card">
    ${items.map(
      (item) =>
        html`<h3><span class="code">${item}</span> ${nameOf(item)}</h3>
          <ol>
            ${points
              .filter((point) => point.item === item)
              .map(
                ({ text: words, standard }) =>
                  html`<li>
                    ${words}${standard && html`<br /><span class="muted">${standard}</span>`}
                  </li>`,
              )}
          </ol>`,
    )}
  </section>`;
}

// A draft is changed, published or given up; what is in force gets a next version or is retired.
async function ways(form: FormPage, visitor: Visitor): Promise<Html | false> {
  const { t } = visitor;
  const items = await formItems(form.unitId);
  const values = editorFields(form);
  const replaces = form.versions.some(({ state }) => state === 'published');
  const at = `/desk/forms/${form.id}`;
  if (form.state === 'draft') {
    const editor = { action: at, values, items, isNew: false, replaces, seen: form.revision };
    return html`<h2>${t('panel.form.edit')}</h2>
      ${formEditor(editor, visitor)}
      <section class="card">
        <p class="muted">${t('panel.form.publish-hint')}</p>
        <form method="post" action="${at}/publish">
          ${hiddenFields(form.revision)}<button class="primary">${t('panel.form.publish')}</button>
        </form>
        <form method="post" action="${at}/drop">
          ${hiddenFields(form.revision)}<button class="danger">${t('panel.form.drop')}</button>
        </form>
      </section>`;
  }
  // What was dropped never counted.
  const newest = form.versions.find(({ state }) => state !== 'dropped');
  if (newest?.id !== form.id) return false;
  const { unitId } = form;
  const next = {
    action: '/desk/forms',
    unitId,
    isNew: false,
    replaces: form.state === 'published',
    items,
  };
  return html`<details class="card">
      <summary>${t('panel.form.next')}</summary>
      ${formEditor({ ...next, values: { ...values, reason: '' } }, visitor)}
    </details>
    ${form.state === 'published' && retireForm(at, visitor)}`;
}

const retireForm = (at: string, { t }: Visitor): Html =>
  html`<details class="card">
    <summary>${t('panel.form.retire')}</summary>
    <form method="post" action="${at}/retire" class="form">
      ${hiddenFields()}
      <label>${t('field.reason')}<input name="reason" required maxlength="500" /></label>
      <button class="danger">${t('panel.form.retire')}</button>
    </form>
  </details>`;

import type { RequestHandler } from 'express';
import { database } from '../../db/data-source.ts';
import { type ItemPage, itemPageOf } from '../../db/queries/item-page.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { unitsUnder } from '../../db/queries/units-under.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Html, html } from '../../html.ts';
import { day, percent } from '../format.ts';
import { sendPage } from '../page.ts';
import { mayOver, scopeOf } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { itemForm } from './item-form.ts';
import { fieldsOf } from './item-input.ts';
import { hiddenFields } from './press.ts';
import { stateOf } from './state.ts';
import { versionList } from './version-list.ts';

/** The form of a new item. */
export const newItemPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const bureaus = (await unitsUnder(scopeOf({ read: ['items.draft'] }, visitor.actor))).filter(
    ({ isBureau }) => isBureau,
  );
  const [bureau] = bureaus;
  if (!bureau) throw new Refusal('forbidden');
  const profile = await currentProfile(database().manager, bureau.profileSlug);
  const form = { action: '/desk/items', values: {}, profile };
  sendPage(request, response, {
    title: visitor.t('panel.item.new'),
    body: itemForm({ ...form, isNew: true, replaces: false }, visitor),
  });
};

/** One version of an item: what it says, the versions beside it, and what can be done with it. */
export const itemPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { actor, t } = visitor;
  const found = await itemPageOf(String(request.params['id']));
  if (!found) throw new Refusal('not-found');
  const mayRead = scopeOf({ read: ['registry.read', 'task.read'] }, actor).some(
    (path) => path.startsWith(found.unitPath) || found.unitPath.startsWith(path),
  );
  if (!mayRead) throw new Refusal('forbidden');
  const mayKeep = mayOver(actor, 'items.draft', found.unitPath);
  sendPage(request, response, {
    title: found.item.name,
    body: html`${facts(found, visitor)}
      ${versionList(
        { kind: 'item', at: '/desk/items', shown: found.item.id },
        found.versions.map((one) => ({ ...one, number: one.version })),
        visitor,
      )}
      ${mayKeep && (await ways(found, visitor))}
      <p><a href="/desk/lists">${t('panel.item.back')}</a></p>`,
  });
};

function facts({ item }: ItemPage, { t, locale }: Visitor): Html {
  const lines: [TextKey, string][] = [
    ['field.subjectCategory', item.subjectCategory],
    ['field.kind', t(`item-kind.${item.kind}` as TextKey)],
    ['field.ratio', item.ratioBp === null ? '' : percent(item.ratioBp)],
    ['field.ratioMax', item.ratioMaxBp === null ? '' : percent(item.ratioMaxBp)],
    ['field.frequency', item.frequency],
    ['field.method', item.method],
    ['field.unitName', item.unitName],
    ['field.level', item.level],
    ['field.basis', item.basis],
    ['field.content', item.content],
    ['field.standard', item.standard],
    ['field.changeReason', item.changeReason],
    ['field.effectiveOn', item.effectiveOn ? day(item.effectiveOn, locale) : ''],
    ['field.retireReason', item.retireReason ?? ''],
  ];
  return html`<section class="card">
    <h2>
      <span class="code">${item.code}</span>
      ${t('panel.item.version', { number: item.version })} ${stateOf('item', item.state, t)}
    </h2>
    <dl>
      ${lines
        .filter(([, value]) => value !== '')
        .map(
          ([key, value]) =>
            html`<div>
              <dt>${t(key)}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
    </dl>
    ${
      item.state === 'draft' &&
      item.scheduledAt !== null &&
      html`<p class="muted">${t('panel.item.scheduled')}</p>`
    }
  </section>`;
}

// A draft is changed or given up; what is in force gets a next version or is retired (R-025, R-027).
async function ways(
  { item, profileSlug, versions }: ItemPage,
  visitor: Visitor,
): Promise<Html | false> {
  const { t } = visitor;
  const profile = await currentProfile(database().manager, profileSlug);
  const values = fieldsOf(item);
  if (item.state === 'draft') {
    const replaces = versions.some(({ state }) => state === 'published');
    const form = { action: `/desk/items/${item.id}`, values, profile, replaces, isNew: false };
    return html`<h2>${t('panel.item.edit')}</h2>
      ${itemForm({ ...form, seen: item.version }, visitor)}
      ${reasonForm(`/desk/items/${item.id}/drop`, t('panel.item.drop'), undefined)}`;
  }
  const isNewest = versions[0]!.id === item.id;
  if (item.state !== 'published' || !isNewest) return false;
  const form = { action: '/desk/items', values, profile, replaces: true, isNew: true };
  return html`<details class="card">
      <summary>${t('panel.item.next')}</summary>
      ${itemForm(form, visitor)}
    </details>
    <details class="card">
      <summary>${t('panel.item.retire')}</summary>
      ${reasonForm(`/desk/items/${item.id}/retire`, t('panel.item.retire'), t('field.reason'))}
    </details>`;
}

const reasonForm = (action: string, label: string, reason: string | undefined): Html =>
  html`<form method="post" action="${action}" class="form">
    ${hiddenFields()}
    ${reason && html`<label>${reason}<input name="reason" required maxlength="500" /></label>`}
    <button class="danger">${label}</button>
  </form>`;

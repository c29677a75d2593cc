import type { RequestHandler } from 'express';
import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import { profileOn } from '../../db/queries/profile-history.ts';
import { type AsOf, categoriesAt, inspectorsAt, poolAt } from '../../db/queries/registry-at.ts';
import { unitsUnder } from '../../db/queries/units-under.ts';
import { dayOf } from '../../domain/day.ts';
import { Refusal } from '../../domain/refusal.ts';
import { barOf } from '../../domain/team.ts';
import { type Html, html } from '../../html.ts';
import { sendPage } from '../page.ts';
import { scopeOf } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { option } from './form-parts.ts';
import { rowsOf } from './registry-parts.ts';

const mostRows = 200;

type Question = AsOf & { term: string; unitId: string };

/**
 * R-042: the registries as they were on a day, as that day knew them or as it is known now. Numbers for
 * everybody, and for those whose name or code is asked for whether a freeze of that day would have drawn them.
 */
export const registryAtPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { actor, t } = visitor;
  const units = await unitsUnder(scopeOf({ read: ['registry.read', 'task.read'] }, actor));
  const unit = units.find(({ id }) => id === request.query['unit']) ?? units[0];
  if (!unit) throw new Refusal('forbidden');
  const now = await currentTime();
  const asked = questionOf(request.query as Record<string, unknown>, unit.id, now);
  const tx = database().manager;
  const profile = await profileOn(tx, unit.path, { day: asked.day, today: dayOf(now) });
  if (!profile) throw new Refusal('not-found', { what: 'unit' });
  const [categories, pool, people] = await Promise.all([
    categoriesAt(tx, unit.path, asked),
    poolAt(tx, unit.path, profile, asked, { term: asked.term, limit: mostRows }),
    inspectorsAt(tx, unit.path, asked),
  ]);
  sendPage(request, response, {
    title: t('panel.registry.as-of'),
    body: html`${askForm(asked, units, visitor)} ${figures(categories, people, asked.day, visitor)}
    ${subjects(pool, visitor)} ${inspectors(people, asked, visitor)}`,
  });
};

function questionOf(query: Record<string, unknown>, unitId: string, now: Date): Question {
  const today = dayOf(now);
  const given = typeof query['day'] === 'string' ? query['day'] : '';
  const day = /^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(Date.parse(given)) ? given : today;
  const term = typeof query['q'] === 'string' ? query['q'].trim().slice(0, 100) : '';
  return {
    day: day > today ? today : day,
    known: query['known'] === 'now' ? now : undefined,
    term,
    unitId,
  };
}

function askForm(asked: Question, units: { id: string; name: string }[], { t }: Visitor): Html {
  return html`<form method="get" action="/desk/registry/as-of" class="card form">
    <div class="pair">
      <label
        >${t('panel.at.day')}<input type="date" name="day" value="${asked.day}" required
      /></label>
      <label
        >${t('panel.at.known')}
        <select name="known">
          ${option('then', t('panel.at.then'), asked.known ? 'now' : 'then')}
          ${option('now', t('panel.at.now'), asked.known ? 'now' : 'then')}
        </select></label
      >
    </div>
    <label
      >${t('field.unit')}
      <select name="unit">
        ${units.map(({ id, name }) => option(id, name, asked.unitId))}
      </select></label
    >
    <label>${t('panel.at.term')}<input name="q" value="${asked.term}" maxlength="100" /></label>
    <button class="primary">${t('panel.at.show')}</button>
  </form>`;
}

type Categories = Awaited<ReturnType<typeof categoriesAt>>;
type People = Awaited<ReturnType<typeof inspectorsAt>>;
type Pool = Awaited<ReturnType<typeof poolAt>>;

function figures(categories: Categories, people: People, day: string, { t }: Visitor): Html {
  const sum = (of: 'subjects' | 'subsisting') => categories.reduce((all, one) => all + one[of], 0);
  const drawable = people.filter((one) => barOf(one, day) === undefined).length;
  return html`<dl class="figures">
      <div>
        <dt>${t('panel.at.subjects')}</dt>
        <dd>${sum('subjects')}</dd>
      </div>
      <div>
        <dt>${t('panel.at.subsisting')}</dt>
        <dd>${sum('subsisting')}</dd>
      </div>
      <div>
        <dt>${t('panel.at.inspectors')}</dt>
        <dd>${people.length}</dd>
      </div>
      <div>
        <dt>${t('panel.at.drawable')}</dt>
        <dd>${drawable}</dd>
      </div>
    </dl>
    <details class="card">
      <summary>${t('panel.at.by-category')}</summary>
      ${rowsOf(
        [t('field.category'), t('panel.at.subjects'), t('panel.at.subsisting')],
        categories.map(({ category, subjects: all, subsisting }) => [
          category,
          String(all),
          String(subsisting),
        ]),
      )}
    </details>`;
}

const codes = ['eligible', 'capped', 'passed', 'gone', 'incomplete', 'excluded'] as const;

function subjects(pool: Pool, { t }: Visitor): Html {
  return html`<section>
    <h2>${t('table.subject')} <span class="count">${pool.length}</span></h2>
    ${pool.length === mostRows && html`<p class="muted">${t('panel.at.first', { rows: mostRows })}</p>`}
    ${rowsOf(
      [
        t('field.name'),
        t('field.uscc'),
        t('field.category'),
        t('field.grade'),
        t('field.risk'),
        t('field.status'),
        t('panel.at.pool'),
      ],
      pool.map((one) => [
        html`<a href="/desk/registry/subjects/${one.id}">${one.name}</a>`,
        html`<span class="code">${one.uscc}</span>`,
        one.category,
        one.grade,
        one.risk,
        one.status,
        html`<span class="state ${one.eligibility === 0 ? 'done' : 'over'}"
          >${t(`panel.at.code.${codes[one.eligibility] ?? 'excluded'}`)}</span
        >`,
      ]),
    )}
  </section>`;
}

function inspectors(people: People, { day, term }: Question, { t }: Visitor): Html {
  const found = people.filter(({ name }) => name.includes(term)).slice(0, mostRows);
  return html`<section>
    <h2>${t('table.inspector')} <span class="count">${found.length}</span></h2>
    ${rowsOf(
      [
        t('field.personName'),
        t('field.unit'),
        t('field.licenceNo'),
        t('field.licenceExpiresOn'),
        t('panel.at.pool'),
      ],
      found.map((one) => {
        const bar = barOf(one, day);
        return [
          html`<a href="/desk/registry/inspectors/${one.personId}">${one.name}</a>`,
          one.unit,
          one.licenceNo && html`<span class="code">${one.licenceNo}</span>`,
          one.licenceExpiresOn,
          html`<span class="state ${bar ? 'over' : 'done'}"
            >${bar ? t(`filter.${bar}`) : t('panel.at.code.eligible')}</span
          >`,
        ];
      }),
    )}
  </section>`;
}

import { type RequestHandler, Router } from 'express';
import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import { unitsAt } from '../../db/queries/units-at.ts';
import { dayOf } from '../../domain/day.ts';
import { Refusal } from '../../domain/refusal.ts';
import { lookAtFrequencies } from '../../usecases/frequency/look.ts';
import { type Html, html } from '../../html.ts';
import { sendPage } from '../page.ts';
import { mayOver, scopeOf } from '../table.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { boostForm, enterBoost } from './frequency-boost.ts';
import { missedPage } from './frequency-missed.ts';
import { acceptProposal, closeMissed } from './frequency-presses.ts';
import { proofFile } from './frequency-proof.ts';
import { dueTable, proposalTable, unreadItems } from './frequency-tables.ts';

/** The pages of inspection frequencies: what is due, who is behind, proposals, the proof. */
export function frequencyRoutes(): Router {
  const router = Router();
  router.get('/', frequencyPage);
  router.post('/accept', acceptProposal);
  router.post('/boost', enterBoost);
  router.post('/proof', proofFile);
  router.get('/missed', missedPage);
  router.post('/missed/:id', closeMissed);
  return router;
}

const frequencyPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const paths = scopeOf({ read: ['frequency.read'] }, visitor.actor);
  if (paths.length === 0) throw new Refusal('forbidden');
  const today = dayOf(await currentTime());
  const asked = Number(request.query['perDay']);
  const perDay = Number.isInteger(asked) && asked > 0 ? asked : undefined;
  const parts = await database().transaction('REPEATABLE READ', async (tx) => {
    await tx.query('set transaction read only');
    const sections: Html[] = [];
    for (const unit of await unitsAt(tx, outermost(paths))) {
      const look = await lookAtFrequencies(tx, unit, today, { perDay });
      sections.push(section(look, unit, today, visitor));
    }
    return sections;
  });
  sendPage(request, response, {
    title: visitor.t('panel.frequency.title'),
    body: html`<p class="muted">${visitor.t('panel.frequency.lead')}</p>
      <p><a href="/desk/frequency/missed">${visitor.t('panel.frequency.missed')}</a></p>
      ${parts}`,
  });
};

function section(look: Look, unit: UnitRow, today: string, visitor: Visitor): Html {
  const isBound = look.rules.length + look.groups.length + look.samples.length > 0;
  return html`<section>
    <h2>${unit.name}</h2>
    ${
      isBound
        ? html`${capacity(look, unit.id, visitor)} ${proposalTable(look, unit, visitor)}
          ${dueTable(look, today, visitor)} ${proof(unit, today, visitor)}
          ${mayOver(visitor.actor, 'frequency.strengthen', unit.path) && boostForm(look, unit, visitor)}`
        : html`<p class="card muted">
            ${visitor.t('panel.frequency.none', { bureau: unit.bureauName })}
          </p>`
    }
    ${unreadItems(look, visitor)}
  </section>`;
}

// A path below another one is looked at with it.
const outermost = (paths: string[]): string[] =>
  paths.filter((path) => !paths.some((other) => other !== path && path.startsWith(other)));

type Look = Awaited<ReturnType<typeof lookAtFrequencies>>;

const capacity = ({ perDay, broken }: Look, unitId: string, { t }: Visitor): Html =>
  html`<form method="get" action="/desk/frequency" class="card">
    <label for="perDay-${unitId}">${t('panel.frequency.per-day')}</label>
    <input
      class="short"
      id="perDay-${unitId}"
      name="perDay"
      type="number"
      min="1"
      value="${perDay}"
    />
    <button>${t('panel.frequency.recount')}</button>
    ${
      broken.length === 0
        ? html`<p class="due later">✓ ${t('panel.frequency.fits')}</p>`
        : html`<ul class="lines">
            ${broken.map(
              ({ missing, on }) =>
                html`<li class="due overdue">
                  ⚠ ${t('panel.frequency.misses', { missing, on })}
                </li>`,
            )}
          </ul>`
    }
  </form>`;

const proof = (unit: { id: string; path: string }, today: string, visitor: Visitor): Html | false =>
  mayOver(visitor.actor, 'frequency.prove', unit.path) &&
  html`<form method="post" action="/desk/frequency/proof" class="card form">
    <h3>${visitor.t('panel.frequency.proof')}</h3>
    <p class="muted">${visitor.t('panel.frequency.proof-lead')}</p>
    <input type="hidden" name="unitId" value="${unit.id}" />
    <div class="pair">
      <label
        >${visitor.t('field.fromOn')}<input
          type="date"
          name="from"
          required
          value="${today.slice(0, 4)}-01-01"
      /></label>
      <label
        >${visitor.t('field.toOn')}<input type="date" name="to" required value="${today}"
      /></label>
    </div>
    <button>${visitor.t('panel.frequency.proof-get')}</button>
  </form>`;

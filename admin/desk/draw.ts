import type { RequestHandler } from 'express';
import { config } from '../../config.ts';
import { drawFacts } from '../../db/queries/card-facts-draw.ts';
import { type DrawSheet, drawSheet } from '../../db/queries/draw-sheet.ts';
import { can } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Html, html, type Part } from '../../html.ts';
import { moment, percent } from '../format.ts';
import { sendPage } from '../page.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { sourceList } from './draw-sources.ts';
import { hiddenFields } from './press.ts';
import { stateOf } from './state.ts';
import { taskInScope } from './task.ts';

/** A draw with the facts that the public sees or will see, its transcript, and the receipts of it. */
export const drawPage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const draw = await drawInScope(String(request.params['id']), visitor);
  const sources = await drawFacts(draw.id);
  const { t } = visitor;
  sendPage(request, response, {
    title: t('panel.draw.title', { code: draw.code }),
    body: html`<p>
        ${stateOf('draw', draw.state, t)}
        <a href="/desk/tasks/${draw.taskId}">${draw.taskName}</a>
      </p>
      <div class="columns">
        ${facts(draw, visitor)} ${sources && sourceList(sources, visitor)}
        ${transcript(draw, visitor)} ${issue(draw, visitor)}
      </div>
      ${result(draw, visitor)}`,
  });
};

/** The draw of subjects, for somebody who may see its task; refuses `not-found` to everybody else. */
export async function drawInScope(id: string, visitor: Visitor): Promise<DrawSheet> {
  const draw = /^[0-9a-f-]{36}$/.test(id) ? await drawSheet(id) : undefined;
  if (!draw) throw new Refusal('not-found');
  await taskInScope(draw.taskId, visitor);
  return draw;
}

function facts(draw: DrawSheet, { t, locale }: Visitor): Html {
  const excluded = Object.values(draw.excluded).reduce((sum, count) => sum + count, 0);
  const eligible = draw.size - excluded;
  const ids = draw.keyHash === null ? 'code' : 'pseudonym';
  return html`<section class="card">
    <h2>${t('panel.draw.pool')}</h2>
    <p>${t('panel.draw.size', { size: draw.size, eligible })}</p>
    <p>
      <span class="muted">${t('panel.draw.root')}</span><br /><code class="hash">${draw.root}</code>
    </p>
    <dl>
      ${lines([
        [t('panel.draw.ids'), t(`panel.draw.ids.${ids}`)],
        [t('panel.draw.drawn'), draw.drawnAt && moment(draw.drawnAt, locale)],
        [
          t('panel.draw.confirmed'),
          draw.confirmedAt && `${moment(draw.confirmedAt, locale)} ${draw.confirmedBy}`,
        ],
        [
          t('panel.draw.voided'),
          draw.voidedAt && `${moment(draw.voidedAt, locale)} ${draw.voidReason}`,
        ],
        [t('panel.draw.predecessor'), draw.predecessor],
        [t('panel.draw.successor'), draw.successor],
      ])}
    </dl>
  </section>`;
}

const lines = (pairs: [string, string | null][]): Part[] =>
  pairs.map(
    ([name, value]) =>
      value &&
      html`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`,
  );

function result(draw: DrawSheet, { t }: Visitor): Html {
  const cell = (name: string, value: Part, isFigure = true) =>
    html`<td data-label="${name}" ${isFigure && html`class="figure"`}>${value ?? '–'}</td>`;
  return html`<section>
    <h2>${t('panel.draw.result')}</h2>
    ${!draw.drawnAt && html`<p class="muted">${t('panel.draw.waiting')}</p>`}
    ${draw.drawnAt && !draw.isOpen && html`<p class="muted">${t('panel.draw.sealed')}</p>`}
    ${
      draw.isOpen &&
      html`<p>
        <span class="muted">${t('panel.draw.seed')}</span><br /><code class="hash"
          >${draw.seed}</code
        >
      </p>`
    }
    <table class="rows">
      <thead>
        <tr>
          <th>${t('field.name')}</th>
          <th class="figure">${t('field.ratio')}</th>
          <th class="figure">${t('panel.draw.eligible')}</th>
          <th class="figure">${t('panel.draw.quota')}</th>
          ${draw.isOpen && html`<th>${t('panel.draw.cutoff')}</th>`}
        </tr>
      </thead>
      <tbody>
        ${draw.strata.map(
          ({ name, ratioBp, pool, eligible, quota, cutoff }) =>
            html`<tr>
              ${cell(t('field.name'), name, false)} ${cell(t('field.ratio'), percent(ratioBp))}
              ${cell(t('panel.draw.eligible'), eligible ?? pool)}
              ${cell(t('panel.draw.quota'), quota)}
              ${
                draw.isOpen &&
                cell(
                  t('panel.draw.cutoff'),
                  cutoff && html`<code class="hash">${cutoff}</code>`,
                  false,
                )
              }
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

function transcript({ code, transcript: kept }: DrawSheet, { t }: Visitor): Html {
  return html`<section class="card">
    <h2>${t('panel.draw.transcript')}</h2>
    ${
      kept
        ? html`<p>
              <span class="muted">${t('panel.draw.transcript.hash')}</span><br /><code class="hash"
                >${kept.sha256}</code
              ><br />${t('panel.draw.transcript.size', { size: kept.size })}
            </p>
            ${!kept.hasPool && html`<p class="muted">${t('panel.draw.transcript.counts')}</p>`}`
        : html`<p class="muted">${t('panel.draw.transcript.none')}</p>`
    }
    <p><a href="${config().PORTAL_URL}/draws/${code}">${t('panel.draw.public')}</a></p>
  </section>`;
}

function issue(draw: DrawSheet, { actor, t }: Visitor): Html | false {
  const { id, code, unitPath, drawnAt, isOpen } = draw;
  if (!can(actor, 'draw.issue-receipt', { unitPath })) return false;
  if (!isOpen) {
    const why = drawnAt ? 'refusal.receipt-sealed' : 'refusal.receipt-too-early';
    return html`<section class="card">
      <h2>${t('panel.draw.issue')}</h2>
      <p class="muted">${t(why, { code })}</p>
    </section>`;
  }
  return html`<section class="card">
    <h2>${t('panel.draw.issue')}</h2>
    <p>${t('panel.draw.issue.text')}</p>
    <form method="post" action="/desk/draws/${id}/receipts" class="form">
      ${hiddenFields()}
      <label for="code">${t('panel.draw.issue.code')}</label>
      <input id="code" name="code" required maxlength="18" autocomplete="off" spellcheck="false" />
      <button class="primary">${t('panel.press.issue-receipt')}</button>
    </form>
  </section>`;
}

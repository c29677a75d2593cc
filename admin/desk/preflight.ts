import { database } from '../../db/data-source.ts';
import { batchesOf } from '../../db/queries/batches.ts';
import { preflight } from '../../db/queries/preflight.ts';
import type { ReachLine } from '../../db/queries/reach.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';

const mostNamed = 20;

/**
 * Before a task is dispatched, and before each later batch of a rotation: who would not hear of it, so that
 * somebody tells them otherwise.
 */
export async function preflightSection(
  task: { id: string; state: string; mode: string },
  now: Date,
  { t }: Visitor,
): Promise<Html | false> {
  if (!(await isBeforeDispatch(task))) return false;
  const { id } = task;
  const { unreached, webOnly, total } = await preflight(database(), id, now);
  if (total === 0) return false;
  if (unreached.length + webOnly.length === 0) {
    return html`<p class="card">✓ ${t('panel.preflight.all', { total })}</p>`;
  }
  return html`<section class="card" id="preflight">
    <h2>${t('panel.preflight.title')}</h2>
    ${
      unreached.length > 0 &&
      html`<p class="warning">
          ⚠ ${t('panel.preflight.unreached', { count: unreached.length, total })}
        </p>
        ${named(unreached, t)}`
    }
    ${
      webOnly.length > 0 &&
      html`<p>${t('panel.preflight.web', { count: webOnly.length })}</p>
        ${named(webOnly, t)}`
    }
    <p><a href="/desk/reach">${t('panel.reach.title')}</a></p>
  </section>`;
}

async function isBeforeDispatch({ id, state, mode }: { id: string; state: string; mode: string }) {
  if (state === 'confirmed') return true;
  if (mode !== 'rotation' || !['dispatched', 'matched'].includes(state)) return false;
  const batches = await batchesOf(id);
  return batches.some(({ dispatchedAt }) => !dispatchedAt);
}

const named = (lines: ReachLine[], t: Visitor['t']): Html =>
  html`<p class="muted">
    ${lines.slice(0, mostNamed).map(({ name, state }) => `${name}${t('panel.in-brackets', { text: t(`reach.${state}`) })} `)}
    ${lines.length > mostNamed && t('panel.preflight.more', { count: lines.length - mostNamed })}
  </p>`;

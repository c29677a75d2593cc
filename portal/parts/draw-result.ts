import type { DrawBody, StratumResult } from '../bodies.ts';
import { type DrawStory, sum } from '../draw-story.ts';
import { count } from '../format.ts';
import { html, type Html, type Part } from '../../html.ts';
import { own, type Reader } from '../reader.ts';
import { code, facts, figures } from './facts.ts';

/** What was drawn: counts only while the draw is sealed, else seed, cut-offs and, where public, the ids in order. */
export function resultPart(reader: Reader, story: DrawStory): Part {
  const { t } = reader;
  if (!story.draw && story.ended) return '';
  return html`<section aria-labelledby="result">
    <h2 id="result">${t('portal.draw.result')}</h2>
    ${story.draw ? drawn(reader, story, story.draw.body) : html`<p>${t('portal.draw.result.waiting')}</p>`}
  </section>`;
}

function drawn(reader: Reader, { announcement }: DrawStory, body: DrawBody): Html {
  const { t } = reader;
  const { counts = {} } = body;
  const total = sum(Object.values(counts).map(({ quota }) => quota));
  const names = announcement?.body.strata ?? {};
  return html`${figures([[count(reader, total), t('portal.draw.result.total')]])}
  ${body.sealed && html`<p class="note">${t('portal.draw.result.sealed')}</p>`}
  ${body.seed && !body.sealed && html`<p class="note">${t('portal.draw.result.opened')}</p>`}
  ${body.seed && facts([[t('portal.draw.seed'), code(body.seed)]])}
  ${Object.entries(body.strata ?? {}).map(([number, stratum]) =>
    stratumResult(reader, names[number]?.name ?? number, counts[number]?.quota ?? 0, stratum),
  )}`;
}

// A page that people read; whoever wants all of a large draw has the transcript.
const mostShown = 300;

function stratumResult(
  reader: Reader,
  name: string,
  quota: number,
  { cutoff, drawn: ids = [] }: StratumResult,
): Html {
  const { t } = reader;
  const others = ids.length - mostShown;
  return html`<h3>
      ${own(reader, name)} · ${t('portal.draw.result.drawn', { count: count(reader, quota) })}
    </h3>
    ${cutoff && facts([[t('portal.draw.cutoff'), code(cutoff)]])}
    ${
      ids.length > 0 &&
      html`<ol class="ids">
        ${ids.slice(0, mostShown).map((id) => html`<li><code>${id}</code></li>`)}
      </ol>`
    }
    ${others > 0 && html`<p>${t('portal.draw.result.more', { count: count(reader, others) })}</p>`}`;
}

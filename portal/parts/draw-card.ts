import { type DrawStory, sizesOf, type Stage } from '../draw-story.ts';
import { count, moment } from '../format.ts';
import { html, type Html, type Part } from '../../html.ts';
import { drawPath } from '../paths.ts';
import { own, type Reader } from '../reader.ts';
import { chip, type Tone } from './chip.ts';

const tones: Record<Stage, Tone> = {
  announced: 'soon',
  people: 'plain',
  assigned: 'soon',
  drawn: 'done',
  dispatched: 'done',
  void: 'bad',
};

/** The stage of a draw in a word. */
export const stageChip = ({ t }: Reader, stage: Stage): Html =>
  chip(tones[stage], t(`portal.draw.stage.${stage}`));

/** What people are drawn for; nothing for a draw of subjects. */
export function peopleChip({ t }: Reader, { announcement }: DrawStory): Part {
  const kind = announcement?.body.kind;
  return kind && chip('plain', t(`portal.draw.people.${kind}`));
}

/** A draw in a list of cards. */
export function drawCard(reader: Reader, story: DrawStory): Html {
  const { t } = reader;
  const { pool, drawn } = sizesOf(story);
  const latest = story.notices.at(-1)!;
  return html`<li class="card">
    <h3><a href="${drawPath(story.id)}">${own(reader, story.name)}</a></h3>
    <p class="states">${peopleChip(reader, story)} ${stageChip(reader, story.stage)}</p>
    <p class="soft">
      ${pool !== undefined && html`${t('portal.draw.pool.size', { count: count(reader, pool) })} · `}
      ${drawn !== undefined && html`${t('portal.draw.drawn.size', { count: count(reader, drawn) })} · `}
      ${moment(reader, latest.publishedAt)}
    </p>
    <p class="soft"><code>${story.id}</code></p>
  </li>`;
}

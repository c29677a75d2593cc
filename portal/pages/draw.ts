import type { TaskBody } from '../bodies.ts';
import { type DrawStory, sum } from '../draw-story.ts';
import { count, moment } from '../format.ts';
import { html, type Html, type Part } from '../../html.ts';
import type { TextKey } from '../../locales/translate.ts';
import type { Page } from '../layout.ts';
import type { Notice } from '../notices.ts';
import { drawCheck } from '../parts/draw-check.ts';
import { drawCard, peopleChip, stageChip } from '../parts/draw-card.ts';
import { directPart, peoplePart } from '../parts/draw-people.ts';
import { poolPart, strataPart } from '../parts/draw-pool.ts';
import { resultPart } from '../parts/draw-result.ts';
import { sourcesPart } from '../parts/draw-sources.ts';
import { drawLinks, drawSummary } from '../parts/draw-summary.ts';
import { receiptSearch, transcriptPart } from '../parts/draw-transcript.ts';
import { own, type Reader } from '../reader.ts';
import type { Transcript } from '../transcripts.ts';

/** A draw with what belongs to it: the draws of people of its task, the draws that follow it, its transcript. */
export type DrawData = {
  story: DrawStory;
  people: DrawStory[];
  successors: string[];
  transcript: Transcript | undefined;
};

/** One draw: what was announced, drawn, dispatched or voided, and how to check it. */
export function drawPage(reader: Reader, data: DrawData): Page {
  const { t } = reader;
  const { story } = data;
  const { announcement } = story;
  const body = html`<div class="wrap">
    <p class="way"><a href="/draws">← ${t('portal.back')}</a></p>
    <h1>${own(reader, story.name)}</h1>
    <p class="states">${peopleChip(reader, story)} ${stageChip(reader, story.stage)}</p>
    ${voidPart(reader, data)} ${drawSummary(reader, story)} ${happened(reader, story)}
    ${announcedParts(reader, story)} ${taskPart(reader, story)} ${teams(reader, data.people)}
    ${receiptSearch(reader, story, data.transcript)} ${announcement && drawCheck(reader, story)}
    ${story.stage !== 'assigned' && announcement && transcriptPart(reader, story, data.transcript)}
  </div>`;
  return { title: `${story.name} ${story.id}`, body };
}

function announcedParts(reader: Reader, story: DrawStory): Part {
  if (!story.announcement) return '';
  const { body } = story.announcement;
  if (body.kind === 'direct-assignment') return directPart(reader, body);
  if (body.kind) return [peoplePart(reader, body), sourcesPart(reader, story)];
  return [
    poolPart(reader, body),
    strataPart(reader, story),
    sourcesPart(reader, story),
    resultPart(reader, story),
  ];
}

function voidPart(reader: Reader, { story: { ended }, successors }: DrawData): Part {
  const { t } = reader;
  if (!ended) return '';
  return html`<div class="note bad" role="note">
    <p><b>${t('portal.draw.void.reason')}</b> ${own(reader, ended.body.reason)}</p>
    <p>${t('portal.draw.void.lead')}</p>
    ${successors.length > 0 && html`<p>${t('portal.draw.successor')} ${drawLinks(successors)}</p>`}
  </div>`;
}

function happened(reader: Reader, { notices }: DrawStory): Html {
  const { t } = reader;
  return html`<section aria-labelledby="story">
    <h2 id="story">${t('portal.draw.story')}</h2>
    <ol class="story">
      ${notices.map(
        (notice) =>
          html`<li class="${notice.kind}">
            <b>${t(wordFor(notice))}</b> ${moment(reader, notice.publishedAt)}
            <a class="soft" href="/notices/${notice.hash}.json" download
              >JSON<span class="hidden"> ${t(wordFor(notice))}</span></a
            >
          </li>`,
      )}
    </ol>
  </section>`;
}

// The first notice of a result says what was drawn, a later one opens what was sealed; a later notice of
// a task tells of visits that ended without a result.
function wordFor({ kind, number }: Notice): TextKey {
  if (number > 1 && kind === 'draw') return 'portal.kind.opened';
  return number > 1 && kind === 'task' ? 'portal.kind.ended' : `portal.kind.${kind}`;
}

function taskPart(reader: Reader, { task }: DrawStory): Part {
  const { t } = reader;
  return (
    task &&
    html`<section aria-labelledby="task">
      <h2 id="task">${t('portal.draw.task')}</h2>
      <p>${t('portal.draw.inspections', { count: count(reader, task.body.inspections) })}</p>
      ${
        (task.body.merged ?? 0) > 0 &&
        html`<p>${t('portal.draw.merged', { count: count(reader, task.body.merged ?? 0) })}</p>`
      }
      ${endedPart(reader, task.body.ended)}
    </section>`
  );
}

// How many visits have no result, and why; never whose.
function endedPart(reader: Reader, ended: TaskBody['ended'] = {}): Part {
  const { t } = reader;
  const grounds = Object.entries(ended);
  if (grounds.length === 0) return '';
  return html`<p>${t('portal.draw.ended', { count: count(reader, sum(Object.values(ended))) })}</p>
    <ul>
      ${grounds.map(
        ([ground, visits]) =>
          html`<li>
            ${t('portal.draw.ended.ground', {
              ground: t(`end-ground.${ground}` as 'end-ground.closed'),
              count: count(reader, visits),
            })}
          </li>`,
      )}
    </ul>
    <p class="soft">${t('portal.draw.ended.lead')}</p>`;
}

function teams(reader: Reader, people: DrawStory[]): Part {
  const { t } = reader;
  if (people.length === 0) return '';
  const seats = sum(people.map(({ announcement }) => announcement?.body.seats ?? 0));
  return html`<section aria-labelledby="people">
    <h2 id="people">${t('portal.draw.people')}</h2>
    <p>${t('portal.draw.people.lead')}</p>
    ${
      seats > 0 &&
      html`<ul class="cards wide">
        ${people.map((draw) => drawCard(reader, draw))}
      </ul>`
    }
  </section>`;
}

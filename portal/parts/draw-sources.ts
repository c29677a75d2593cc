import type { Source } from '../bodies.ts';
import type { DrawStory } from '../draw-story.ts';
import { moment } from '../format.ts';
import { html, type Html, type Part } from '../../html.ts';
import { own, type Reader } from '../reader.ts';
import { chip, type Tone } from './chip.ts';
import { isPublic, nameOf, publicNumbers, publicState } from './public-source.ts';
import { code } from './facts.ts';
import { table } from './table.ts';

/** The sources of randomness, how far each has come, and the numbers that anybody can check. */
export function sourcesPart(reader: Reader, story: DrawStory): Html {
  const { t } = reader;
  const { entropy } = story.announcement!.body;
  const opened = story.draw?.body.entropy ?? [];
  const rows = entropy.map((source, at) => ({ ...source, ...opened[at] }));
  const known = rows.some(({ commitment }) => commitment);
  return html`<section aria-labelledby="sources">
    <h2 id="sources">${t('portal.draw.sources')}</h2>
    ${known && html`<p>${t('portal.draw.sources.lead')}</p>`}
    ${rows.some(isPublic) && publicLead(reader)} ${deadline(reader, story)}
    ${table(
      t('portal.draw.sources'),
      [
        { head: t('portal.draw.source'), cell: (source) => nameOf(reader, source) },
        {
          head: t('portal.draw.source.unit'),
          cell: ({ unit }) => (unit ? own(reader, unit) : '—'),
        },
        { head: t('portal.draw.source.state'), cell: (source) => stateOf(reader, story, source) },
        { head: t('portal.draw.source.numbers'), cell: (source) => numbersOf(reader, source) },
      ],
      rows,
      { underHeading: true },
    )}
  </section>`;
}

const publicLead = ({ t }: Reader): Html =>
  html`<p>
    ${t('portal.draw.sources.public')}
    <a href="/how-to-verify#public">${t('portal.draw.sources.how')}</a>
  </p>`;

function stateOf(reader: Reader, story: DrawStory, source: Source): Html {
  const state = sourceState(source, story);
  const tone: Tone =
    state === 'revealed' || state === 'known'
      ? 'done'
      : state === 'committed' || state === 'waiting'
        ? 'soon'
        : 'plain';
  return chip(tone, reader.t(`portal.draw.source.${state}`));
}

// A draw happens only when every reveal is in; a secret stays closed until the inspections are done.
function sourceState(source: Source, { stage, draw }: DrawStory) {
  const { kind, commitment, value } = source;
  if (isPublic(source)) return publicState(source, stage === 'void');
  if (value) return 'revealed';
  if (stage === 'void' && !draw) return 'void';
  if (!commitment) return 'later';
  if (kind === 'secret') return 'sealed';
  return draw ? 'revealed' : 'committed';
}

function numbersOf(reader: Reader, source: Source): Part {
  if (isPublic(source)) return publicNumbers(reader, source);
  const { commitment, value } = source;
  return [
    commitment ? code(commitment) : '—',
    value && html`<span class="soft">${reader.t('portal.draw.source.value')}</span> ${code(value)}`,
  ];
}

function deadline(reader: Reader, { stage, announcement }: DrawStory): Part {
  const { t, now } = reader;
  const revealBy = announcement!.body.revealBy;
  if (stage !== 'announced' || typeof revealBy !== 'string') return '';
  const at = new Date(revealBy);
  const minutesLeft = Math.ceil((at.getTime() - now.getTime()) / 60_000);
  const left = { hours: Math.floor(minutesLeft / 60), minutes: minutesLeft % 60 };
  return html`<p class="note soon">
    <b>${t('portal.draw.reveal-by')}</b> ${moment(reader, at)} ·
    ${minutesLeft > 0 ? t('portal.draw.reveal-left', left) : t('portal.draw.reveal-over')}
  </p>`;
}

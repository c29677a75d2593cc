import { bytes } from '../format.ts';
import { html, type Html, type Part } from '../../html.ts';
import type { DrawStory } from '../draw-story.ts';
import { drawPath } from '../paths.ts';
import type { Reader } from '../reader.ts';
import type { Transcript } from '../transcripts.ts';
import { command } from './command.ts';
import { code, facts } from './facts.ts';

/** The transcript of a draw: its hash and size, and the ways to compute it again. */
export function transcriptPart(
  reader: Reader,
  story: DrawStory,
  transcript: Transcript | undefined,
): Part {
  const { t } = reader;
  if (!transcript) return waiting(reader, story);
  const { drawId, size, hash } = transcript;
  const file = `${drawPath(drawId)}/transcript.json`;
  return html`<section class="check" aria-labelledby="transcript">
    <h2 id="transcript">${t('portal.transcript')}</h2>
    <p>
      ${t(transcript.kind === 'subjects' ? 'portal.transcript.text' : 'portal.transcript.people')}
    </p>
    ${story.ended && html`<p>${t('portal.transcript.void')}</p>`}
    ${transcript.kind === 'subjects' && poolNote(reader, story, transcript)}
    ${facts([[t('portal.transcript.hash'), code(hash)]])}
    <p class="ways">
      <a class="button" href="${file}" download
        >${t('portal.transcript.download', { size: bytes(reader, size) })}</a
      >
      <a class="button" href="/verify?transcript=${file}">${t('portal.transcript.recompute')}</a>
    </p>
    ${commands(reader, story, transcript)}
  </section>`;
}

function waiting({ t }: Reader, { announcement, ended }: DrawStory): Part {
  if (ended || announcement?.body.kind) return '';
  return html`<section aria-labelledby="transcript">
    <h2 id="transcript">${t('portal.transcript')}</h2>
    <p>${t('portal.transcript.waiting')}</p>
  </section>`;
}

function poolNote({ t }: Reader, { announcement }: DrawStory, { poolAt }: Transcript): Part {
  if (poolAt === null) return html`<p class="note">${t('portal.transcript.counts')}</p>`;
  return (
    announcement?.body.pool?.ids === 'pseudonym' &&
    html`<p class="note">${t('portal.transcript.pseudonyms')}</p>`
  );
}

function commands({ t, here }: Reader, story: DrawStory, { drawId, poolAt }: Transcript): Html {
  const at = (name: string) => new URL(`${drawPath(drawId)}/${name}`, here).href;
  const canRun = poolAt !== null && story.draw !== undefined;
  return html`<p>${t(canRun ? 'portal.transcript.shell' : 'portal.transcript.shell.whole')}</p>
    ${command(
      `curl -sO ${at('transcript.json')}`,
      'sha256sum transcript.json',
      'npx --no-install yaohao draw verify --transcript transcript.json',
      ...(canRun
        ? [
            `curl -sO ${at('pool.jsonl')} -sO ${at('spec.json')}`,
            'npx --no-install yaohao draw run --pool pool.jsonl --spec spec.json',
          ]
        : []),
    )}`;
}

/** The box in which somebody looks for their receipt; nothing where none can be made. */
export function receiptSearch(
  reader: Reader,
  story: DrawStory,
  transcript: Transcript | undefined,
  typed = '',
): Part {
  const { t } = reader;
  if (transcript?.kind !== 'subjects' || transcript.poolAt === null || !story.draw) return '';
  const isPseudonymous = story.announcement?.body.pool?.ids === 'pseudonym';
  return html`<section aria-labelledby="receipt">
    <h2 id="receipt">${t('portal.receipt.find')}</h2>
    <p>${t('portal.receipt.find.text')}</p>
    ${isPseudonymous && html`<p>${t('portal.receipt.pseudonym-lead')}</p>`}
    <form class="search" action="${drawPath(transcript.drawId)}/receipts">
      <label for="id"
        >${t(isPseudonymous ? 'portal.receipt.by-pseudonym' : 'portal.receipt.by-code')}</label
      >
      <div class="field">
        <input
          id="id"
          name="id"
          value="${typed}"
          maxlength="60"
          autocomplete="off"
          spellcheck="false"
          required
        />
        <button>${t('portal.receipt.submit')}</button>
      </div>
    </form>
  </section>`;
}

import type { StepName, TranscriptStep } from '../../domain/draw/verify-step.ts';
import { html, type Part } from '../../html.ts';
import { code } from '../parts/facts.ts';
import { sourceList } from './source-list.ts';
import type { Words } from './words.ts';

type Show = (words: Words, facts: TranscriptStep['facts']) => Part;

/** What a step of a transcript says when nothing is wrong in it. */
export const stepText = (words: Words, { name, facts }: TranscriptStep): Part =>
  texts[name](words, facts);

const texts: Record<StepName, Show> = {
  announcement: ({ t }, { hash = '' }) =>
    html`<p>${t('verify.step.announcement.holds')}</p>
      <p>${code(hash)}</p>`,
  pool: (words, facts) =>
    html`<p>${poolText(words, facts)}</p>
      <p>${code(facts.root ?? '')}</p>
      ${excluded(words, facts.excluded ?? {})}`,
  sources: (words, { sources, label }) => {
    if (!sources) return html`<p>${words.t('verify.step.sources.closed')}</p>`;
    const values = { count: words.count(sources.length), label: words.word('label', label ?? '') };
    return html`<p>${words.t('verify.step.sources.holds', values)}</p>
      ${sourceList(words, sources)}`;
  },
  seed: ({ t }, { seed }) =>
    seed
      ? html`<p>${t('verify.step.seed.holds')}</p>
          <p>${code(seed)}</p>`
      : html`<p>${t('verify.step.seed.closed')}</p>`,
  strata: ({ t, count }, { strata, published }) => {
    if (!strata) return html`<p>${t('verify.step.strata.none')}</p>`;
    const how = published === false ? 'closed' : 'holds';
    const values = { count: count(Object.keys(strata).length) };
    return html`<p>${t(`verify.step.strata.${how}`, values)}</p>`;
  },
  result: (words, facts) => html`<p>${resultText(words, facts)}</p>`,
};

function poolText({ t, count }: Words, { size, published }: TranscriptStep['facts']): string {
  if (size === undefined) return t('verify.step.pool.input');
  const how = published === false ? 'closed' : 'holds';
  return t(`verify.step.pool.${how}`, { size: count(size) });
}

function excluded({ t, word, count }: Words, counts: Record<string, number>): Part {
  const entries = Object.entries(counts);
  if (entries.length === 0) return '';
  return html`<p>${t('verify.step.pool.excluded')}</p>
    <ul>
      ${entries.map(([code_, number]) => {
        const values = { reason: word('portal.excluded', code_), count: count(number) };
        return html`<li>${t('verify.step.pool.excluded.one', values)}</li>`;
      })}
    </ul>`;
}

function resultText({ t, count }: Words, facts: TranscriptStep['facts']): string {
  const { strata, teams, seats, published } = facts;
  if (teams !== undefined) {
    return t('verify.step.result.people', { teams: count(teams), seats: count(seats ?? 0) });
  }
  if (!strata) return t('verify.step.result.none');
  const drawn = Object.values(strata).reduce((sum, { quota }) => sum + quota, 0);
  const how = published === false ? 'closed' : 'holds';
  return t(`verify.step.result.${how}`, { count: count(drawn) });
}

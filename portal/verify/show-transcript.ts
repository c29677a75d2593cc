import type { StepName, TranscriptStep } from '../../domain/draw/verify-step.ts';
import type { TranscriptVerdict } from '../../domain/draw/verify-transcript.ts';
import { html, type Html, type Part } from '../../html.ts';
import { code, facts } from '../parts/facts.ts';
import { checkList, verdict } from './check-list.ts';
import type { Recomputed } from './messages.ts';
import { drawnLists, strataTable } from './strata-table.ts';
import { stepFault } from './step-fault.ts';
import { sourceList } from './source-list.ts';
import { stepText } from './step-text.ts';
import type { Words } from './words.ts';

/** The verdict on a transcript and each step of it. */
export function showTranscript(words: Words, checked: TranscriptVerdict): Html {
  const { t } = words;
  const { announcement, steps } = checked;
  return html`${verdict(
    toneOf(checked),
    verdictText(words, checked),
    announcement && facts([[t('verify.draw'), html`<code>${announcement.drawId}</code>`]]),
  )}
  ${checkList(
    words,
    steps.map((step) => ({
      state: stateOf(step),
      title: t(`verify.step.${step.name}`),
      text: textOf(words, step),
      why: `verify.step.${step.name}.why` as const,
    })),
  )}
  ${resultOf(words, steps)}`;
}

function toneOf({ ok, isComplete }: TranscriptVerdict) {
  if (!ok) return 'bad';
  return isComplete ? 'done' : 'soon';
}

function verdictText({ t }: Words, { ok, isComplete, isVoid, steps }: TranscriptVerdict): string {
  if (ok && isVoid) return t('verify.transcript.void');
  if (ok) return t(isComplete ? 'verify.transcript.ok' : 'verify.transcript.partly');
  const wrong = steps.filter((step) => !step.ok && step.fault !== 'unchecked').length;
  return t('verify.transcript.bad', { count: String(wrong) });
}

function stateOf({ ok, fault, facts: { published } }: TranscriptStep) {
  if (fault === 'unchecked') return 'open';
  if (!ok) return 'fails';
  return published === false ? 'open' : 'holds';
}

const textOf = (words: Words, step: TranscriptStep): Part =>
  step.ok
    ? stepText(words, step)
    : html`<p><b>${stepFault(words, step)}</b></p>
        ${step.name === 'sources' && step.facts.sources && sourceList(words, step.facts.sources)}`;

function resultOf(words: Words, steps: TranscriptStep[]): Part {
  const strata = factsOf(steps, 'result')?.strata ?? factsOf(steps, 'strata')?.strata;
  return strata && [strataTable(words, strata), drawnLists(words, strata)];
}

const factsOf = (steps: TranscriptStep[], wanted: StepName) =>
  steps.find(({ name }) => name === wanted)?.facts;

/** A draw computed from a list and parameters, beside what was announced where that is at hand. */
export function showRecomputed(words: Words, recomputed: Recomputed): Html {
  const { t, count } = words;
  const { root, announcedRoot, size, seed, strata, drawId } = recomputed;
  const isOther = announcedRoot !== null && announcedRoot !== root;
  const said = { found: root.slice(0, 12), said: (announcedRoot ?? '').slice(0, 12) };
  return html`${verdict(
    toneOfRoot(recomputed),
    isOther ? t('verify.step.pool-root', said) : t('verify.recomputed'),
    html`${announcedRoot === null && html`<p>${t('verify.recomputed.text')}</p>`}
    ${announcedRoot === root && html`<p>${t('verify.step.pool.holds', { size: count(size) })}</p>`}
    ${facts([
      [t('verify.draw'), html`<code>${drawId}</code>`],
      [t('verify.root'), code(root)],
      [t('verify.seed'), code(seed)],
    ])}`,
  )}
  ${strataTable(words, strata)} ${drawnLists(words, strata)}`;
}

// Nothing to compare with is neither good nor bad.
function toneOfRoot({ root, announcedRoot }: Recomputed) {
  if (announcedRoot === null) return 'soon';
  return announcedRoot === root ? 'done' : 'bad';
}

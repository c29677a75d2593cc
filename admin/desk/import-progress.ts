import type { ImportJob } from '../../db/queries/import-jobs.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';

const steps: Partial<Record<ImportJob['state'], string>> = {
  receiving: 'receive',
  reading: 'read',
  applying: 'land',
};

/** How far an import is. A step that has not told anything yet, or cannot, has a bar without an end. */
export function progressCard({ state, progress, counts }: ImportJob, { t }: Visitor): Html {
  const step = steps[state] ?? 'read';
  const told = progress?.step === step ? progress : { done: 0, total: 0, rows: 0 };
  const countsBytes = step !== 'land';
  const scale = countsBytes ? 2 ** 20 : 1;
  const amount = (value: number) => Number((value / scale).toFixed(countsBytes ? 1 : 0));
  const text = t(`import.step.${step}` as TextKey, {
    done: amount(told.done),
    total: countsBytes ? amount(told.total) : (counts?.clean ?? 0),
    rows: told.rows,
  });
  const bar =
    told.total > 0 && told.done > 0
      ? html`<progress max="${told.total}" value="${told.done}" aria-label="${text}"></progress>`
      : html`<progress aria-label="${text}"></progress>`;
  return html`<section class="card" aria-live="polite">
    <p>${text}</p>
    ${bar}
    <p class="muted">${t('import.wait')}</p>
  </section>`;
}

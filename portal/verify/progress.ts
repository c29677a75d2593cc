import type { ProgressStep } from './messages.ts';
import type { Words } from './words.ts';

/** The bar of what is being computed: step, share, count and time. */
export type ProgressView = {
  show: (step: ProgressStep, done: number, total: number) => void;
  hide: () => void;
};

/** The bar in an element; nothing is shown of work that takes no time. */
export function progressIn(element: HTMLElement, { t, count }: Words): ProgressView {
  const [step, bar, figures] = ['.step', 'progress', '.figures-done'].map((selector) =>
    element.querySelector(selector)!,
  ) as [HTMLElement, HTMLProgressElement, HTMLElement];
  let started = 0;
  let current: ProgressStep | null = null;
  return {
    show: (name, done, total) => {
      if (current === null) started = performance.now();
      if (name !== current) step.textContent = t(`verify.progress.${name}`);
      current = name;
      element.hidden = false;
      if (total > 0) [bar.value, bar.max] = [Math.floor(done), total];
      else bar.removeAttribute('value');
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      const counted = total > 0 ? countText(t, count, done, total) : '';
      figures.textContent = `${counted} ${t('verify.seconds', { seconds })}`.trim();
    },
    hide: () => {
      current = null;
      element.hidden = true;
    },
  };
}

const countText = (t: Words['t'], count: Words['count'], done: number, total: number): string =>
  t('verify.progress.count', { done: count(Math.floor(done)), total: count(total) });

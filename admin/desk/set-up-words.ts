import type { TaskOverview } from '../../db/queries/task-overview.ts';
import type { StratumPlan } from '../../domain/strata.ts';
import type { Texts } from '../visitor.ts';

/** How the subjects of a task are drawn, in a few words. */
export function modeOf({ mode, scope, batches, deployment }: TaskOverview, t: Texts): string {
  if (deployment) return t('panel.mode.directed-exempt-short');
  if (mode === 'rotation') return t('panel.mode.rotation-short', { batches: batches ?? 1 });
  return t(`panel.mode.${scope}-short`);
}

/** Which subjects a stratum holds and how they weigh, in a line. */
export function describeStratum(
  { filter, weights }: Pick<StratumPlan, 'filter' | 'weights'>,
  t: Texts,
): string {
  const { category, risk = [], grade = [], area = [], scale = [], subtype = [] } = filter;
  const weighed = Object.entries(weights ?? {}).map(([name, weight]) => `${name}×${weight}`);
  const told = (values: string[]) => values.map((value) => value || t('panel.task-form.untold'));
  const named = (label: 'riskFilter' | 'gradeFilter' | 'weights', values: string[]) =>
    values.length > 0
      ? [`${t(`field.${label}.short`)} ${told(values).join(t('panel.comma'))}`]
      : [];
  return [
    category,
    ...named('riskFilter', risk),
    ...named('gradeFilter', grade),
    ...area,
    ...scale,
    ...told(subtype),
    ...statesOf(filter, t),
    ...named('weights', weighed),
  ].join(' · ');
}

function statesOf(filter: StratumPlan['filter'], t: Texts): string[] {
  const { blacklisted, keyPool, raised, unserved } = filter;
  return [
    ...(blacklisted === undefined ? [] : [t(listedKey(blacklisted))]),
    ...(keyPool === undefined ? [] : [t(keyPool ? 'panel.key-pool.in' : 'panel.key-pool.out')]),
    ...(raised === undefined ? [] : [t(raised ? 'panel.uplift.raised' : 'panel.uplift.others')]),
    ...(unserved ? [t('panel.frequency.unserved', unserved)] : []),
  ];
}

const listedKey = (blacklisted: boolean) =>
  blacklisted ? 'panel.task-form.listed' : 'panel.task-form.unlisted';

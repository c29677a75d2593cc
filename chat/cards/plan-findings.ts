import type { PlanFindings } from '../../db/queries/card-facts-plan.ts';
import type { Block } from '../port.ts';
import { told } from '../text.ts';
import { fields, line } from './parts.ts';

type Forecast = PlanFindings | null;

// So that a plan with many branches still fits a chat; all of them stand on the simulation page.
const mostShown = 4;

/** What a plan would come to, and which floors it would miss, for the card of its approver. */
export function findings(forecast: Forecast): Block[] {
  if (!forecast) return [];
  const { covered, registry, floor, mostVisits, mostLoad, short, warned, unstaffed } = forecast;
  const more = short.length - mostShown;
  return [
    fields(
      [
        'card.field.coverage',
        floor === null
          ? told('card.field.coverage.free', { covered, registry })
          : told('card.field.coverage.value', { covered, registry, floor }),
      ],
      ['card.field.burden', told('card.field.burden.value', { count: mostVisits })],
      ['card.field.load', told('card.field.load.value', { count: mostLoad })],
    ),
    ...short
      .slice(0, mostShown)
      .map(({ what, item = '', has, needs, rule }) =>
        line(told(`card.consent.short.${what}`, { item, has, needs, rule }), 'warn'),
      ),
    ...(more > 0 ? [line(told('card.consent.short.more', { count: more }), 'warn')] : []),
    ...(unstaffed.length > 0
      ? [line(told('card.consent.unstaffed', { categories: { list: unstaffed } }), 'warn')]
      : []),
    ...(warned ? [line(told('panel.plan.coverage-warning', warned), 'warn')] : []),
    ...(short.length + unstaffed.length === 0 && !warned
      ? [line(told('card.consent.floors-met'), 'done')]
      : []),
  ];
}

/** Whether it would miss a floor that its approval has to say a word about: joint draws have the whole year. */
export const isShort = (forecast: Forecast): boolean =>
  forecast?.short.some(({ what }) => what !== 'joint') ?? false;

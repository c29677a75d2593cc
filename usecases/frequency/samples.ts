import type { EntityManager } from 'typeorm';
import {
  boostsUnder,
  drawsUnder,
  type Planned,
  poolsUnder,
} from '../../db/queries/frequency-facts.ts';
import { itemFrequencies } from '../../db/queries/item-frequencies.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import type { Day } from '../../domain/calendar.ts';
import { blockOf } from '../../domain/frequency/blocks.ts';
import { itemRules, itemSamples } from '../../domain/frequency/item-samples.ts';
import { citedOf } from '../../domain/frequency/rules.ts';
import { type SampleDue, samplesBetween } from '../../domain/frequency/samples.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import type { Bound } from './members.ts';

/** A draw that is owed, with the unit that answers for it. */
export type UnitSample = SampleDue & { unitId: string };

type Asked = Pick<Bound, 'history'> & { profile: Profile; today: Day; to: Day };

/** The draws that rules, windows of strengthened draws and items ask for under a unit. */
export async function samplesUnder(tx: EntityManager, unit: UnitRow, asked: Asked) {
  const { history, profile, today, to } = asked;
  const pools = await poolsUnder(tx, unit.path);
  const draws = await drawsUnder(tx, unit.path, blockOf(today, 12).startsOn);
  const boosts = await boostsUnder(tx, unit.path, today);
  const boosted = citedOf(profile, 'freq.boostWindows');
  const { rules, unread } = await rulesOfItems(tx, unit, profile, today);
  const dues = [
    ...samplesBetween(history, { pools, draws, boosts, boosted, today, to }),
    ...itemSamples(rules, { pools, draws, today, to }),
  ];
  const samples = dues.map((due): UnitSample => {
    const pool = pools.find(({ category }) => category === due.filter.category);
    return { ...due, unitId: pool?.unitId ?? unit.id };
  });
  return { samples, unread };
}

async function rulesOfItems(tx: EntityManager, unit: UnitRow, profile: Profile, today: Day) {
  const source = parameter(profile, 'item.frequencySource');
  if (source === 'table') return itemRules(profile, []);
  const from = source === 'plan' ? 'plan' : 'item';
  const year = Number(today.slice(0, 4));
  return itemRules(profile, await itemFrequencies(tx, unit.bureauId, from, year));
}

/** Whether a draw that is owed was set up already, and only waits to be drawn. */
export function isOnItsWay(planned: Planned[], { rule, filter, block, turn = 0 }: SampleDue) {
  const coming = planned.filter(
    ({ mode, filter: of, startsOn, items }) =>
      (rule.item ? items.includes(rule.item.code) : mode === 'sample') &&
      of.category === filter.category &&
      startsOn >= block.startsOn &&
      startsOn <= block.endsOn,
  );
  return coming.length > turn;
}

import { z } from 'zod';
import { campaignsOf, type ExclusionLine, exclusionsOf } from '../../db/queries/exclusions.ts';
import { unitById } from '../../db/queries/units.ts';
import { dayOf } from '../../domain/day.ts';
import { countByGround, totalOf } from '../../domain/exclusion-report.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { publish } from '../publish.ts';
import { type Context, record, usecase } from '../usecase.ts';

const input = z.object({ unitId: z.uuid(), year: z.int().min(2000).max(2200) });

/**
 * publishes how many inspections of a year stood outside the random draw, on which grounds, each
 * with its number, and the campaigns. No subject is named, and no document but an order from above.
 * Refuses while the year runs (`report-early`) or one still waits for consent (`report-open`).
 */
export const reportExclusions = usecase('exclusion.report', input, async (context, given) => {
  const { tx, actor, now } = context;
  const unit = await unitById(tx, given.unitId);
  authorize(actor, 'exclusion.report', { unitPath: unit.bureauPath });
  const { year } = given;
  if (dayOf(now) <= `${year}-12-31`) throw new Refusal('report-early', { year });
  const all = await exclusionsOf(tx, [unit.bureauPath], year);
  const open = all.filter(({ state }) => state === 'requested').length;
  if (open > 0) throw new Refusal('report-open', { count: open });
  const grounds = countByGround(all);
  const total = totalOf(grounds);
  const ref = `${unit.bureauCode}-${year}`;
  await publish(context, {
    kind: 'exclusions',
    ref,
    title: `${unit.bureauName}${year}年度随机抽查以外检查的报告`,
    body: {
      organisation: unit.bureauName,
      year,
      total,
      grounds,
      entries: all
        .filter(({ state }) => state !== 'rejected')
        .map(entryOf)
        .reverse(),
      campaigns: await campaignsIn(context, unit.bureauPath, year),
    },
  });
  const about = { type: 'exclusion-report', id: ref, unitPath: unit.bureauPath };
  await record(context, 'exclusion.reported', about, { year, count: total.count });
  return { ref, count: total.count };
});

// Complaints and transfers protect whoever made them: their numbers stay inside.
const entryOf = (one: ExclusionLine) => ({
  code: one.code,
  ground: one.ground,
  type: one.type,
  unit: one.unit,
  on: one.inspectedOn ?? one.inspectOn,
  about: one.item ?? one.basis,
  state: one.state,
  ...(one.ground === 'higher-order' && {
    document: one.documentNo,
    issuingBody: one.issuingBody,
  }),
});

async function campaignsIn({ tx }: Context, path: string, year: number) {
  const campaigns = await campaignsOf(tx, [path], year);
  return campaigns
    .filter(({ state }) => state === 'approved')
    .map(({ code, name, kind, unit, startsOn, endsOn, items, ground, ...rest }) => ({
      code,
      name,
      kind,
      unit,
      startsOn,
      endsOn,
      items,
      ...(ground && { ground, document: rest.documentNo, issuingBody: rest.issuingBody }),
    }));
}

import { z } from 'zod';
import { trailOfWork } from '../../db/queries/kpi.ts';
import { publishedStatistics } from '../../db/queries/statistics.ts';
import { unitById } from '../../db/queries/units.ts';
import { unitsUnder } from '../../db/queries/units-under.ts';
import { dayOf } from '../../domain/day.ts';
import { lastMonthEnd, yearBoard } from '../../domain/kpi-year.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { statisticsCopy } from '../../domain/statistics.ts';
import { publish } from '../publish.ts';
import { type Context, record, usecase } from '../usecase.ts';

// Nothing but whose year it is: figures that somebody sends along are refused.
const input = z.strictObject({ unitId: z.uuid(), year: z.int().min(2000).max(2200) });

/**
 * publishes the figures of a bureau's year as the trail gives them, up to the last month that
 * is over. What nobody did leaves no figure, and no figure is typed. Refuses (`report-early`) while no
 * month of the year is over; says nothing anew where the figures are still the same.
 */
export const publishStatistics = usecase('statistics.publish', input, async (context, given) => {
  const { tx, actor, now } = context;
  const { bureauId, bureauCode, bureauName, bureauPath } = await unitById(tx, given.unitId);
  authorize(actor, 'statistics.publish', { unitPath: bureauPath });
  const { year } = given;
  const today = dayOf(now);
  const lastDay = `${year}-12-31`;
  const through = today > lastDay ? lastDay : lastMonthEnd(today);
  if (!through.startsWith(String(year))) throw new Refusal('report-early', { year });
  const question = { year, from: `${year}-01-01`, through, today };
  const board = await boardOf(context, bureauPath, question);
  const copy = statisticsCopy({ organisation: bureauName, board });
  const ref = `${bureauCode}-${year}`;
  if (await publishedStatistics(tx, ref, copy)) return { ref, through, isNew: false };
  const title = `${bureauName}${year}年度随机抽查统计`;
  await publish(context, { kind: 'statistics', ref, title, body: copy });
  const about = { type: 'unit', id: bureauId, unitPath: bureauPath };
  await record(context, 'statistics.published', about, { year, through, ref });
  return { ref, through, isNew: true };
});

type Question = { year: number; from: string; through: string; today: string };

async function boardOf({ tx }: Context, path: string, question: Question) {
  const trail = await trailOfWork(tx, [path], question.through);
  const units = (await unitsUnder([path], tx)).filter((unit) => unit.path !== path);
  return yearBoard(trail, { ...question, units });
}

import type { RequestHandler } from 'express';
import { csvOf } from '../../domain/csv.ts';
import type { Figure } from '../../domain/kpi.ts';
import { cite } from '../../domain/profile/cite.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { type Asked, askedBoard } from './kpi-data.ts';
import { csvRows } from './kpi-files.ts';
import { sentence } from './kpi-report.ts';
import { measuredBy } from './kpi.ts';

/** The year's report as a CSV file: its figures of the year, of each month and of each unit. */
export const reportCsv: RequestHandler = async (request, response, next) => {
  const visitor = visitorOf(response);
  const asked = await reported(visitor, request.query);
  if (!asked) return next();
  response
    .type('text/csv; charset=utf-8')
    .attachment(`report-${asked.year}.csv`)
    .send(csvOf(csvRows(asked, visitor)));
};

/** The same report as JSON, its sentences among it, with the rule that says what is measured. */
export const reportJson: RequestHandler = async (request, response, next) => {
  const visitor = visitorOf(response);
  const asked = await reported(visitor, request.query);
  if (!asked) return next();
  const { unit, bureau, year, board, profile } = asked;
  const { from, through, figures, months, units } = board;
  response.attachment(`report-${year}.json`).json({
    schema: 'yaohao/year-report/1',
    bureau,
    unit: unit.name,
    year,
    from,
    through,
    rule: cite(profile, 'kpi.measures'),
    sentences: figures.map((figure) => sentence(figure, visitor)),
    figures,
    months,
    units,
  });
};

// A year, and of it what the bureau's rules have measured.
async function reported(
  visitor: Visitor,
  query: Record<string, unknown>,
): Promise<Asked | undefined> {
  const asked = await askedBoard(visitor, { ...query, period: 'year' });
  if (!asked) return undefined;
  const shown = measuredBy(asked.profile);
  const kept = <Row extends { figures: Figure[] }>(row: Row): Row => ({
    ...row,
    figures: row.figures.filter(({ key }) => shown.includes(key)),
  });
  const { board } = asked;
  return {
    ...asked,
    board: { ...kept(board), months: board.months.map(kept), units: board.units.map(kept) },
  };
}

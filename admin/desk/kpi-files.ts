import type { RequestHandler } from 'express';
import { csvOf } from '../../domain/csv.ts';
import { type Figure, rateOf } from '../../domain/kpi.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { type Asked, askedBoard } from './kpi-data.ts';

/** The figures as a CSV file that spreadsheets open: a row for each indicator, period and unit. */
export const kpiCsv: RequestHandler = async (request, response, next) => {
  const visitor = visitorOf(response);
  const asked = await askedBoard(visitor, request.query);
  if (!asked) return next();
  response
    .type('text/csv; charset=utf-8')
    .attachment(`figures-${asked.year}-${asked.period}.csv`)
    .send(csvOf(csvRows(asked, visitor)));
};

/** The head and the rows of such a file. */
export const csvRows = (asked: Asked, { t }: Visitor): (string | number)[][] => [
  [
    t('field.unit'),
    t('panel.kpi.period'),
    t('panel.kpi.code'),
    t('panel.kpi.measure'),
    t('panel.kpi.has'),
    t('panel.kpi.of'),
    t('panel.kpi.rate'),
    t('panel.kpi.corrected'),
  ],
  ...rowsOf(asked).map(({ unit, period, figure }) => [
    unit,
    period,
    figure.key,
    t(`kpi.${figure.key}`),
    figure.has,
    figure.of,
    share(figure),
    figure.corrected ?? 0,
  ]),
];

/** The same figures as JSON, for whoever evaluates from outside. */
export const kpiJson: RequestHandler = async (request, response, next) => {
  const asked = await askedBoard(visitorOf(response), request.query);
  if (!asked) return next();
  const { unit, bureau, period, board } = asked;
  response
    .attachment(`figures-${asked.year}-${period}.json`)
    .json({ schema: 'yaohao/figures/1', bureau, unit: unit.name, period, ...board });
};

const share = (figure: Figure): string => {
  const rate = rateOf(figure);
  return rate === null ? '' : (rate / 10_000).toFixed(4);
};

function rowsOf({ unit, board }: Asked): { unit: string; period: string; figure: Figure }[] {
  const whole = `${board.from}/${board.through}`;
  const lines = (name: string, period: string, figures: Figure[]) =>
    figures.map((figure) => ({ unit: name, period, figure }));
  return [
    ...lines(unit.name, whole, board.figures),
    ...board.months.flatMap(({ month, figures }) => lines(unit.name, month, figures)),
    ...board.units
      .filter(({ unit: name }) => name !== unit.name)
      .flatMap(({ unit: name, figures }) => lines(name, whole, figures)),
  ];
}

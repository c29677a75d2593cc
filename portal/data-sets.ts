import { rateOf } from '../domain/kpi.ts';
import type { StatisticsBody } from '../domain/statistics.ts';
import type { AnnouncementBody, ResultBody, TaskBody } from './bodies.ts';
import type { Corrected } from './corrections.ts';
import type { Notice } from './notices.ts';

/** A row of a file for the public: plain values, the same in CSV and in JSON. */
export type DataRow = Record<string, string | number | null>;

/** The results of inspections, the newest version of each; what a profile keeps back is empty. */
export const resultRow = ({
  ref,
  number,
  body,
  hash,
  publishedAt,
}: Notice<ResultBody>): DataRow => ({
  inspection: ref,
  version: number,
  task: body.task,
  subject: body.subject.name,
  uscc: body.subject.uscc,
  category: body.subject.category,
  address: body.subject.address ?? null,
  items: body.items.join('；'),
  finding: body.finding,
  unit: body.unit,
  date: body.date,
  correction: body.correction?.note ?? null,
  publishedAt: publishedAt.toISOString(),
  hash,
});

/** A correction: its reason, and the finding before and after it. */
export const correctionRow = ({ notice, before }: Corrected): DataRow => ({
  inspection: notice.ref,
  version: notice.number,
  subject: notice.body.subject.name,
  uscc: notice.body.subject.uscc,
  correction: notice.body.correction?.note ?? null,
  findingBefore: before.finding,
  finding: notice.body.finding,
  publishedAt: notice.publishedAt.toISOString(),
  hash: notice.hash,
});

/** A task as it was announced when it was dispatched. */
export const taskRow = ({ ref, body, hash, publishedAt }: Notice<TaskBody>): DataRow => ({
  draw: ref,
  organisation: body.organisation,
  task: body.name,
  items: body.items.join('；'),
  startsOn: body.startsOn,
  endsOn: body.endsOn,
  inspections: body.inspections,
  merged: body.merged ?? null,
  publishedAt: publishedAt.toISOString(),
  hash,
});

/** The draws of subjects that were announced. */
export const drawRow = ({ ref, body, hash, publishedAt }: Notice<AnnouncementBody>): DataRow => ({
  draw: ref,
  organisation: body.organisation,
  task: body.task.name,
  startsOn: body.task.startsOn ?? null,
  endsOn: body.task.endsOn ?? null,
  poolSize: body.pool?.size ?? null,
  poolRoot: body.pool?.root ?? null,
  announcedAt: publishedAt.toISOString(),
  hash,
});

/** The figures of a year: a row for each indicator of the whole, of each month and of each unit. */
export function statisticsRows({
  organisation,
  from,
  through,
  ...body
}: StatisticsBody): DataRow[] {
  const rows = (
    unit: string | null,
    first: string,
    last: string,
    figures: StatisticsBody['figures'],
  ) =>
    figures.map(({ key, has, of, corrected }) => {
      const rate = rateOf({ has, of });
      return {
        organisation,
        unit,
        from: first,
        through: last,
        indicator: key,
        has,
        of,
        rate: rate === null ? null : rate / 10_000,
        corrected: corrected ?? 0,
      };
    });
  return [
    ...rows(null, from, through, body.figures),
    ...body.months.flatMap(({ month, figures }) =>
      rows(null, `${month}-01`, monthEnd(month, through), figures),
    ),
    ...body.units.flatMap(({ unit, figures }) => rows(unit, from, through, figures)),
  ];
}

function monthEnd(month: string, through: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  return last < through ? last : through;
}

import type { RequestHandler } from 'express';
import type { Figure } from '../../domain/kpi.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import { parameter, type Profile } from '../../domain/profile/profile.ts';
import { type Html, html } from '../../html.ts';
import { day } from '../format.ts';
import { sendPage } from '../page.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { askedBoard } from './kpi-data.ts';
import { figureTable, measuredBy, monthCharts, rateText, unitTable } from './kpi.ts';

/** 年度报告: a year in sentences and tables, for paper; every number is counted when the page is made. */
export const kpiReport: RequestHandler = async (request, response, next) => {
  const visitor = visitorOf(response);
  const { t, locale } = visitor;
  const asked = await askedBoard(visitor, { ...request.query, period: 'year' });
  if (!asked) return next();
  const { unit, year, board, profile } = asked;
  const shown = measuredBy(profile);
  sendPage(request, response, {
    title: t('panel.kpi.report.title', { unit: unit.name, year }),
    body: html`<p>
        ${t('panel.kpi.report.lead', {
          from: day(board.from, locale),
          to: day(board.through, locale),
        })}
      </p>
      <ol class="card">
        ${board.figures
          .filter(({ key }) => shown.includes(key))
          .map((figure) => html`<li>${sentence(figure, visitor)}</li>`)}
      </ol>
      ${thirdParty(profile, visitor)} ${figureTable(asked, visitor)} ${monthCharts(asked, visitor)}
      ${unitTable(asked, visitor)}
      <p class="unprinted">
        ${(['csv', 'json'] as const).map(
          (format) =>
            html`<a class="button" href="/desk/kpi/report.${format}?unit=${unit.id}&year=${year}"
              >${t(`panel.kpi.report.${format}`)}</a
            > `,
        )}
        <a href="/desk/kpi?unit=${unit.id}&year=${year}">${t('panel.kpi.title')}</a>
      </p>`,
  });
};

/** What the report says of one indicator. */
export const sentence = (figure: Figure, { t }: Visitor): string =>
  figure.of === 0
    ? t('panel.kpi.report.nothing', { measure: t(`kpi.${figure.key}`) })
    : t('panel.kpi.report.line', {
        measure: t(`kpi.${figure.key}`),
        rate: rateText(figure),
        has: figure.has,
        of: figure.of,
      });

// 许昌 三(四): somebody from outside evaluates; the file of figures is made for them.
const thirdParty = (profile: Profile, { t }: Visitor): Html | false =>
  parameter(profile, 'kpi.thirdPartyEvaluation') &&
  html`<p class="card">
    ${t('panel.kpi.report.third-party')}
    <span class="muted">${articleOf(profile, 'kpi.thirdPartyEvaluation')}</span>
  </p>`;

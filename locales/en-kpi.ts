import type { Messages } from './zh.ts';
import type { figuresOfWork as zh } from './zh-kpi.ts';

/** Supervision: indicators, board and report. */
export const figuresOfWork: Pick<Messages, keyof typeof zh> = {
  'panel.way.kpi': () => 'Figures',
  'panel.kpi.title': () => 'Indicators',
  'panel.kpi.lead': () =>
    'Every figure is counted from the recorded trail and none is typed: the same trail always gives the same figures.',
  'panel.kpi.no-unit': () => 'There is no unit within your powers.',
  'panel.kpi.year': () => 'Year',
  'panel.kpi.period': () => 'Period',
  'panel.kpi.whole-year': () => 'Whole year',
  'panel.kpi.quarter': ({ number }) => `Quarter ${number}`,
  'panel.kpi.month': ({ number }) =>
    ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][
      Number(number) - 1
    ] ?? String(number),
  'panel.kpi.show': () => 'Show',
  'panel.kpi.measure': () => 'Indicator',
  'panel.kpi.code': () => 'Code',
  'panel.kpi.rate': () => 'Rate',
  'panel.kpi.has': () => 'Of these',
  'panel.kpi.of': () => 'Total',
  'panel.kpi.source': () => 'The indicators are set by:',
  'panel.kpi.platform-only': () => 'Assessed by recorded data only, nothing is reported by hand:',
  'panel.kpi.csv': () => 'Download CSV',
  'panel.kpi.json': () => 'Download JSON',
  'panel.kpi.report': () => 'Yearly report (for paper)',
  'panel.kpi.by-month': ({ year }) => `${year} by month`,
  'panel.kpi.by-unit': () => 'By unit',
  'panel.kpi.report.title': ({ unit, year }) => `${unit}: report on random inspections in ${year}`,
  'panel.kpi.report.lead': ({ from, to }) =>
    `This report is counted by the system from the trail of ${from} to ${to}.`,
  'panel.kpi.report.line': ({ measure, rate, has, of }) => `${measure}: ${rate} (${has} of ${of}).`,
  'panel.kpi.report.nothing': ({ measure }) => `${measure}: there was nothing to count this year.`,
  'panel.kpi.report.third-party': () =>
    'This bureau is evaluated by a third party; the figures can be downloaded from the page of indicators.',
  'kpi.plan-completion': () => 'Plan completed',
  'kpi.plan-completion.how': () => 'Lines whose window is over: draws locked ÷ draws planned',
  'kpi.on-time-disclosure': () => 'Disclosed in time',
  'kpi.on-time-disclosure.how': () => 'Due in the period: published in time ÷ to be published',
  'kpi.coverage': () => 'Coverage',
  'kpi.coverage.how': () => 'Different subjects drawn ÷ subsisting subjects at the end',
  'kpi.joint-share': () => 'Share of joint draws',
  'kpi.joint-share.how': () => 'Draws that other departments joined ÷ all draws',
  'kpi.problem-rate': () => 'Problems found',
  'kpi.problem-rate.how': () => 'Visits with a problem ÷ visits with every signature',
  'kpi.substitution-rate': () => 'Substitutions',
  'kpi.substitution-rate.how': () => 'Substitutions ÷ all seats filled',
  'kpi.appointment-rate': () => 'Direct appointments',
  'kpi.appointment-rate.how': () => 'Named by a person ÷ all seats filled',
  'kpi.void-rate': () => 'Void draws',
  'kpi.void-rate.how': () => 'Draws made void later ÷ draws announced',
};

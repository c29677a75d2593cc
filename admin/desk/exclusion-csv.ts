import type { RequestHandler } from 'express';
import { database } from '../../db/data-source.ts';
import { type ExclusionLine, exclusionsOf } from '../../db/queries/exclusions.ts';
import { csvOf } from '../../domain/csv.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Texts, visitorOf } from '../visitor.ts';
import { pathsOf } from './exclusions.ts';

/** The inspections outside the draw of a year as a CSV file that spreadsheets open. */
export const exclusionFile: RequestHandler = async (request, response, next) => {
  const { actor, t } = visitorOf(response);
  const year = String(request.params['year']);
  if (!/^20\d\d$/.test(year)) return next();
  const lines = await exclusionsOf(database().manager, pathsOf(actor), Number(year));
  const rows = [headOf(t), ...lines.map((line) => rowOf(line, t))];
  response.type('text/csv; charset=utf-8').attachment(`exclusions-${year}.csv`).send(csvOf(rows));
};

const headOf = (t: Texts): string[] => [
  t('field.code'),
  t('panel.exclusion.type'),
  t('panel.exclusion.ground'),
  t('field.unit'),
  t('panel.exclusion.subject'),
  t('panel.exclusion.item'),
  t('panel.exclusion.document.short'),
  t('panel.exclusion.body'),
  t('panel.exclusion.inspect-on'),
  t('panel.exclusion.inspected-on'),
  t('field.state'),
  t('panel.exclusion.finding'),
];

const rowOf = (one: ExclusionLine, t: Texts): string[] => [
  one.code,
  t(`inspection-type.${one.type}`),
  t(`exclusion-ground.${one.ground}`),
  one.unit,
  one.subject,
  one.item ?? one.basis,
  one.documentNo,
  one.issuingBody,
  one.inspectOn,
  one.inspectedOn ?? '',
  t(`state.exclusion.${one.state}` as TextKey),
  one.finding ? t(`finding.${one.finding}` as TextKey) : '',
];

import type { RequestHandler, Response } from 'express';
import { database } from '../../db/data-source.ts';
import { checkRecord } from '../../db/queries/check-record.ts';
import { noticeNow } from '../../db/queries/subject-notice.ts';
import { deliveredNotice } from '../../db/queries/visit-record.ts';
import type { VisitView } from '../../db/queries/visit-page.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Html } from '../../html.ts';
import { type Locale, translateAny } from '../../locales/translate.ts';
import { checkRecordSheet } from '../../sheets/check-record.ts';
import { sheetPage } from '../../sheets/sheet.ts';
import { noticeSheet } from '../../sheets/subject-notice.ts';
import { visitorOf } from '../visitor.ts';
import { visitInScope } from './visit.ts';

type Title = 'sheet.notice.title' | 'sheet.record.title';

/** 检查告知书 to print: as it would be handed over now, or as number `no` was. */
export const noticePage: RequestHandler = async (request, response) => {
  const visit = await visitInScope(String(request.params['id']), visitorOf(response));
  const locale = localeIn(request.query['in'], response);
  const { manager } = database();
  const number = Number(request.query['no']);
  if (!Number.isInteger(number) || number < 1) {
    const notice = await noticeNow(manager, visit.id, visit.profile);
    return sendSheet(response, visit, {
      locale,
      path: 'notice',
      body: noticeSheet(notice, locale),
    });
  }
  const delivered = await deliveredNotice(manager, visit.id, number);
  if (!delivered) throw new Refusal('not-found');
  const body = noticeSheet(delivered.content, locale, delivered);
  return sendSheet(response, visit, { locale, path: `notice?no=${number}`, body });
};

/** 检查记录表 to print. */
export const checkRecordPage: RequestHandler = async (request, response) => {
  const visit = await visitInScope(String(request.params['id']), visitorOf(response));
  const locale = localeIn(request.query['in'], response);
  const body = checkRecordSheet(await checkRecord(database().manager, visit.id), locale);
  sendSheet(response, visit, { locale, path: 'record', body });
};

const localeIn = (asked: unknown, response: Response): Locale =>
  asked === 'en' || asked === 'zh-CN' ? asked : visitorOf(response).locale;

type Shown = { locale: Locale; path: string; body: Html };

function sendSheet(response: Response, { id }: VisitView, { locale, path, body }: Shown): void {
  const title: Title = path === 'record' ? 'sheet.record.title' : 'sheet.notice.title';
  const other = locale === 'en' ? 'zh-CN' : 'en';
  const page = sheetPage({
    locale,
    title: translateAny(locale, title),
    body,
    back: `/desk/visits/${id}#record`,
    other: `/desk/visits/${id}/${path}${path.includes('?') ? '&' : '?'}in=${other}`,
    assets: '/sheet',
  });
  response.type('html').send(page.text);
}

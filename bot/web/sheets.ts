import type { Request, RequestHandler, Response } from 'express';
import { database } from '../../db/data-source.ts';
import { inspectionFacts } from '../../db/queries/card-facts-inspection.ts';
import { checkRecord } from '../../db/queries/check-record.ts';
import { inspectionProfile } from '../../db/queries/inspection-profile.ts';
import { noticeNow } from '../../db/queries/subject-notice.ts';
import { deliveredNotice } from '../../db/queries/visit-record.ts';
import type { Html } from '../../html.ts';
import type { Locale } from '../../locales/translate.ts';
import { checkRecordSheet } from '../../sheets/check-record.ts';
import { sheetPage } from '../../sheets/sheet.ts';
import { noticeSheet } from '../../sheets/subject-notice.ts';
import { isId } from './fields.ts';
import { missing } from './missing.ts';
import { textsIn, visitorOf } from './visitor.ts';

/** 检查告知书 to print, for the team: as it would be handed over now, or as number `no` was. */
export const noticePage: RequestHandler = async (request, response) => {
  const id = await ownVisit(request, response);
  if (!id) return missing(request, response);
  const { manager } = database();
  const locale = sheetLocale(request, response);
  const number = Number(request.query['no']);
  if (!Number.isInteger(number) || number < 1) {
    const notice = await noticeNow(manager, id, await inspectionProfile(id));
    return send(request, response, 'sheet.notice.title', noticeSheet(notice, locale));
  }
  const delivered = await deliveredNotice(manager, id, number);
  if (!delivered) return missing(request, response);
  const sheet = noticeSheet(delivered.content, locale, delivered);
  return send(request, response, 'sheet.notice.title', sheet);
};

/** 检查记录表 to print, for the team. */
export const recordPage: RequestHandler = async (request, response) => {
  const id = await ownVisit(request, response);
  if (!id) return missing(request, response);
  const record = await checkRecord(database().manager, id);
  const sheet = checkRecordSheet(record, sheetLocale(request, response));
  return send(request, response, 'sheet.record.title', sheet);
};

async function ownVisit(request: Request, response: Response): Promise<string | undefined> {
  const id = request.params['inspectionId'];
  const facts = isId(id) ? await inspectionFacts(id, visitorOf(response).actor.id) : undefined;
  return facts?.seat?.active ? facts.id : undefined;
}

// The subject may read another language than the inspector who prints it.
function sheetLocale(request: Request, response: Response): Locale {
  const asked = request.query['in'];
  return asked === 'en' || asked === 'zh-CN' ? asked : visitorOf(response).locale;
}

function send(
  request: Request,
  response: Response,
  title: 'sheet.notice.title' | 'sheet.record.title',
  body: Html,
): void {
  const { base } = visitorOf(response);
  const locale = sheetLocale(request, response);
  const url = new URL(request.originalUrl, 'http://own');
  url.searchParams.set('in', locale === 'en' ? 'zh-CN' : 'en');
  const page = sheetPage({
    locale,
    title: textsIn(locale)(title),
    body,
    back: `${base}/visit/${String(request.params['inspectionId'])}#record`,
    other: url.pathname + url.search,
    assets: '/sheet',
  });
  response.type('html').send(page.text);
}

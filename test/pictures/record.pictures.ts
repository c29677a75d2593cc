import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { acceptInspection } from '../../usecases/inspection/accept.ts';
import { checkIn } from '../../usecases/inspection/check-in.ts';
import { remindObligation } from '../../usecases/obligation/remind.ts';
import { snoozeReminder } from '../../usecases/obligation/snooze.ts';
import { submitResult } from '../../usecases/result/submit.ts';
import { useWorld } from '../bot/world.ts';
import { openBrowser } from '../support/browser.ts';
import type { Someone } from '../support/factories.ts';
import { allAnswers, by, bySystem } from '../support/visit.ts';
import { completeRecord, signResult } from '../support/visit-record.ts';
import { aPhone, chatOf, type Reader, readers, shrink, snap, take } from './camera.ts';
import { aCast, type Cast } from './scene.ts';

// `npm run pictures`: the visit itself, and what is due after it.
const begun = new Date('2026-09-28T09:00:00+08:00');
const asked = new Date('2026-10-28T10:00:00+08:00');
let now = begun;
const world = useWorld({ now: () => now.getTime() });
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const words = {
  'zh-CN': { sign: '待签字', due: '公示期限提醒' },
  en: { sign: 'waiting for signatures', due: 'Disclosure deadline' },
} as const;

type Shoot = Reader & { cast: Cast };

describe.each(readers)('a visit on $provider in $locale', (reader) => {
  it('is photographed', { timeout: 240_000 }, async () => {
    await itIs(begun);
    const shoot = { ...reader, cast: await aCast(world, reader, begun) };
    await world.deliver();
    await theVisit(shoot);
    await theResult(shoot);
    await theReminder(shoot);
  });
});

async function itIs(moment: Date): Promise<void> {
  now = moment;
  await world.sql('update demo_clock set at = $1, set_at = clock_timestamp()', [moment]);
}

async function theVisit(shoot: Shoot): Promise<void> {
  const { inspectionId, lead, second, office } = shoot.cast;
  if (shoot.provider === 'web') {
    await whole(await open(lead, shoot), 'inbox', shoot);
    await whole(await open(office.head, shoot, '/overdue'), 'overdue', shoot);
  }
  for (const member of [lead, second]) await acceptInspection(by(member), { inspectionId }, begun);
  const page = `/visit/${inspectionId}`;
  if (shoot.provider === 'web') await whole(await open(lead, shoot, page), 'visit', shoot);
  for (const member of [lead, second]) await checkIn(by(member), { inspectionId }, begun);
  if (shoot.provider === 'web') await whole(await open(lead, shoot, page), 'checklist', shoot);
}

async function theResult(shoot: Shoot): Promise<void> {
  const { cast, locale } = shoot;
  const { inspectionId, lead, second } = cast;
  const answers = await allAnswers(world.sql, cast.task.itemIds);
  const note = '监控存储不足 30 天，已责令改正';
  const given = { inspectionId, finding: 'rectification' as const, answers, note };
  await submitResult(by(lead), given, begun);
  await completeRecord(inspectionId, begun);
  await world.settle();
  await snap(await open(second, shoot), words[locale].sign, 'sign', shoot);
  for (const member of [lead, second]) await signResult(by(member), { inspectionId }, begun);
}

async function theReminder(shoot: Shoot): Promise<void> {
  const { cast, locale } = shoot;
  const { approver } = cast.office;
  const [owed] = await world.sql(
    `select o.id from obligation o join disclosure d on d.id = o.about_id
     where d.inspection_id = $1 and o.kind = 'disclosure'`,
    [cast.inspectionId],
  );
  await itIs(asked);
  await remindObligation(bySystem(), { obligationId: owed!['id'], step: 'before-2' }, asked);
  await world.settle();
  await snap(await open(approver, shoot), words[locale].due, 'reminder', shoot);
  const [message] = await world.sql(
    `select id from message where person_id = $1 and card = 'disclosure-due' and copy_of is null`,
    [approver.id],
  );
  await snoozeReminder(by(approver), { messageId: message!['id'], choice: 'tomorrow' }, asked);
  await world.settle();
  await snap(await open(approver, shoot), words[locale].due, 'snoozed', shoot);
}

async function open(person: Someone, reader: Reader, page?: string): Promise<Page> {
  const url = page ? `${world.origin}/as/${person.id}${page}` : await chatOf(world, person, reader);
  return aPhone(browser, reader, url);
}

async function whole(page: Page, name: string, reader: Reader): Promise<void> {
  await shrink(page);
  await take(page, name, reader);
  await page.close();
}

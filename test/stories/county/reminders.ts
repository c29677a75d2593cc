import { expect } from 'vitest';
import { eventually } from '../../support/story.ts';
import { teamOf } from './cast.ts';
import { letMinutePass, moveTo } from './clock.ts';
import { atDesk, inChat, official, type Tale } from './tale.ts';

// The task was closed on 2026-09-28; 20 working days later it is 2026-10-30, by the official calendar.
const dueOn = '2026-10-30';
const days = [
  { on: '2026-10-15', step: null, reads: null },
  { on: '2026-10-16', step: 'before-10', reads: '距公示期限还剩 10 个工作日。' },
  { on: '2026-10-22', step: null, reads: null },
  { on: '2026-10-23', step: 'before-5', reads: '距公示期限还剩 5 个工作日。' },
  { on: '2026-10-28', step: 'before-2', reads: '距公示期限还剩 2 个工作日。' },
  { on: '2026-10-29', step: null, reads: null },
  { on: '2026-10-30', step: 'due', reads: '今天是公示期限的最后一天。' },
  { on: '2026-11-01', step: null, reads: null },
  { on: '2026-11-02', step: 'overdue-1', reads: '已超过公示期限 1 个工作日，请立即办理。' },
  { on: '2026-11-03', step: 'overdue-2', reads: '已超过公示期限 2 个工作日，请立即办理。' },
] as const;

/** The clock is moved from day to day: the lead and both approvers hear what is due, once each. */
export async function watchReminders(tale: Tale): Promise<void> {
  await openTerm(tale);
  const owners = await ownersOf(tale);
  const given: string[] = [];
  for (const { on, step, reads } of days) {
    await moveTo(tale, on);
    if (step) given.push(step);
    await eventually(async () => String(await stepsGiven(tale)) === String(given), {
      otherwise: `on ${on} the reminders were ${String(await stepsGiven(tale))}, not ${String(given)}`,
    });
    if (reads) for (const owner of owners) await owner.card(new RegExp(`^公示期限提醒.*${reads}`));
  }
  for (const owner of owners) expect(await reminders(owner)).toEqual(allTexts);
}

/** Once the result is published no reminder follows, and those that stand have no button left. */
export async function endReminders(tale: Tale): Promise<void> {
  const { waiting, stage } = tale;
  const approver = await atDesk(tale, 'approver');
  const overdue = await approver.card('已超过公示期限 2 个工作日');
  expect(await approver.press(overdue, '审核并公示')).toContain('一分钟内可以撤销');
  await letMinutePass(tale);
  await eventually(async () =>
    (await stage.citizen().open('/results')).text.includes(waiting.subject),
  );
  const before = await stepsGiven(tale);
  await moveTo(tale, '2026-11-05');
  expect(await stepsGiven(tale)).toEqual(before);
  for (const owner of await ownersOf(tale)) {
    await eventually(async () => {
      const cards = (await owner.cards()).filter(({ text }) => text.includes(waiting.code));
      return cards.every(({ buttons }) => !buttons.includes('审核并公示'));
    });
  }
  expect((await stage.citizen().open('/results')).text).toContain(waiting.subject);
}

const allTexts = days.flatMap(({ reads }) => reads ?? []);

// 高青细则 第二十五条: the term begins when the task has ended.
async function openTerm(tale: Tale): Promise<void> {
  const [term] = await eventually(async () => {
    const rows = await tale.stage.sql(
      `select o.due_on::text as "dueOn", o.provisional from obligation o join disclosure d on d.id = o.about_id
       where d.inspection_id = $1`,
      [tale.waiting.id],
    );
    return rows.length > 0 && rows;
  });
  expect(term).toEqual({ dueOn, provisional: false });
}

async function ownersOf(tale: Tale) {
  const [lead] = await teamOf(tale, tale.waiting);
  const approvers = [await official(tale, 'approver'), await official(tale, 'approver-b')];
  return [lead!, ...approvers.map(({ personId }) => inChat(tale, personId))];
}

async function stepsGiven({ stage, waiting }: Tale): Promise<string[]> {
  const rows = await stage.sql(
    `select r.step from reminder r join obligation o on o.id = r.obligation_id
       join disclosure d on d.id = o.about_id where d.inspection_id = $1 order by r.due_on`,
    [waiting.id],
  );
  return rows.map(({ step }) => step as string);
}

const reminders = async (owner: Awaited<ReturnType<typeof ownersOf>>[number]) =>
  (await owner.cards())
    .filter(({ text }) => text.startsWith('公示期限提醒'))
    .map(({ text }) => allTexts.find((reads) => text.includes(reads)) ?? text);

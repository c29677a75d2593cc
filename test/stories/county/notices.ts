import { expect } from 'vitest';
import { eventually } from '../../support/story.ts';
import { aVisitor } from '../../support/visitor.ts';
import type { Tale } from './tale.ts';

const telegramGroup = -1001;
const slackGroup = 'C0YAOHAO';
const webGroup = 'group-gqga';

/** What stands in each of the three group chats. */
async function groupTexts({ stage }: Tale): Promise<Record<string, string[]>> {
  const web = await aVisitor(stage.sites.chat).open(`/group/${webGroup}`);
  const texts = (messages: { text: string; fromBot: boolean }[]) =>
    messages.filter(({ fromBot }) => fromBot).map(({ text }) => text);
  return {
    telegram: texts(stage.telegram.messages(telegramGroup)),
    slack: texts(stage.slack.messages(slackGroup)),
    web: web.parts(/通知编号/).map(({ text }) => text),
  };
}

/** The groups on all three platforms and the portal tell of draw and task; none of them names anybody. */
export async function readNotices(tale: Tale): Promise<void> {
  const { stage, task, visits } = tale;
  for (const platform of ['telegram', 'slack', 'web']) {
    await eventually(async () => isComplete((await groupTexts(tale))[platform]!, tale), {
      otherwise: `${platform}: the group was not told all`,
    });
  }
  const citizen = stage.citizen();
  const draw = await citizen.open(`/draws/${task.code}`);
  expect(draw.text).toContain(task.name);
  expect(draw.text).toContain('已抽取，任务已派发');
  expect((await citizen.open('/')).part(task.name).text).toContain(`抽中 ${visits.length} 户`);

  const groups = Object.values(await groupTexts(tale)).flat();
  expect(await namedIn(tale, [...groups, draw.html])).toEqual([]);
}

// The announcement, the draw, both as they stand after the lock, and the task that follows from it.
function isComplete(texts: string[], { task, visits }: Tale): boolean {
  const reading = (words: RegExp) => texts.filter((text) => words.test(text));
  const [notice] = reading(/抽查任务公告/);
  const draws = reading(/抽取公告 · 已锁定/);
  return (
    draws.length === 2 &&
    draws.every((text) => text.includes(task.code)) &&
    notice !== undefined &&
    notice.includes(`${visits.length} 户`)
  );
}

/** The subjects and inspectors that these texts name. */
async function namedIn({ stage, visits }: Tale, texts: string[]): Promise<string[]> {
  const inspectors = await stage.sql(
    'select p.name from inspector i join person p on p.id = i.person_id',
  );
  const secret = [
    ...visits.flatMap(({ subject, uscc, address }) => [subject, uscc, address]),
    ...inspectors.map(({ name }) => name as string),
  ];
  return secret.filter((words) => texts.some((text) => text.includes(words)));
}

import { beforeAll, describe, expect, it } from 'vitest';
import { requestSubstitution } from '../../usecases/substitution/request.ts';
import type { SlackPerson } from '../../simulator/slack/people.ts';
import { aMatchedTask, by, monday, type Scene, teamOf } from '../support/visit.ts';
import type { Someone } from '../support/factories.ts';
import { aHand } from './hands.ts';
import { useWorld } from './world.ts';

const world = useWorld();

/** The Slack account of somebody, linked, with the hands to use it. */
async function account(person: Someone): Promise<SlackPerson> {
  await aHand(world, person, 'slack');
  const [row] = await world.sql('select user_id from chat_identity where person_id = $1', [
    person.id,
  ]);
  return world.slack.user({ id: String(row!['user_id']), name: person.name });
}

let scene: Scene;
let lead: Someone;
let inspector: SlackPerson;
let approver: SlackPerson;

beforeAll(async () => {
  scene = await aMatchedTask(world.sql, { endsOn: '2026-09-18' });
  lead = (await teamOf(world.sql, scene, scene.task.inspectionIds[0]!))[0]!;
  inspector = await account(lead);
  approver = await account(scene.office.approver);
  await world.deliver();
});

const homeOf = async (person: SlackPerson) => {
  const before = person.home()?.id;
  await person.openHome();
  await expect.poll(() => person.home()?.id !== before || person.home()?.text).toBeTruthy();
  return person.home()!;
};

const ask = async (person: SlackPerson, words: string) => {
  const before = person.ephemerals().length;
  await person.slash('/yaohao', words);
  await person.expectEphemeral(() => person.ephemerals().length > before);
  return person.ephemerals().at(-1)!.text;
};

describe('the home tab of Slack', () => {
  it('lists what is to be done, with the way to its card', async () => {
    const home = await homeOf(inspector);
    expect(home.text).toContain(`${lead.name} 的待办`);
    expect(home.text).toContain('今天要办的检查');
    const [card] = inspector.messages().filter(({ text }) => text.includes('抽查任务'));
    const link = home.buttons.find(({ label }) => label === '打开卡片')!.url!;
    expect(link).toContain(`/archives/${inspector.dm}/p${card!.id.replace('.', '')}`);
    const page = await fetch(link);
    expect(page.url).toContain(`/ui/${inspector.id}`);
  });

  it('says so when nothing waits, and lists what an approver has to decide', async () => {
    expect((await homeOf(approver)).text).toContain('目前没有等您办理的事项');
    const request = { inspectionId: scene.task.inspectionIds[0]!, reason: 'health' as const };
    await requestSubstitution(by(lead), { ...request, note: '住院' }, monday);
    await approver.openHome();
    await expect.poll(() => approver.home()!.text).toContain('待我审批');
    expect(approver.home()!.text).toContain(lead.name);
  });

  it('tells a stranger how to link, and never anything else', async () => {
    const stranger = world.slack.user({ id: 'U999', name: '路人' });
    expect((await homeOf(stranger)).text).toContain('绑定码');
  });
});

describe('/yaohao', () => {
  it('lists today, the week and the queue, in both languages', async () => {
    const code = (await world.sql('select code from inspection'))[0]!['code'];
    expect(await ask(inspector, 'today')).toContain(code);
    expect(await ask(inspector, '本周')).toContain(code);
    expect(await ask(inspector, 'queue')).toBe('没有等您审批的事项。');
    expect(await ask(approver, '审批')).toContain(lead.name);
    expect(await ask(inspector, '')).toContain('/yaohao today');
    expect(await ask(inspector, 'nonsense')).toContain('/yaohao today');
  });

  it('asks a stranger to link first', async () => {
    const stranger = world.slack.user({ id: 'U998', name: '路人' });
    expect(await ask(stranger, 'today')).toMatch(/绑定|管理员/);
  });
});

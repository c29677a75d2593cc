import { afterEach, beforeEach, expect, test } from 'vitest';
import { act, foreignLoads, openLive } from './live-page.ts';
import { cardBlocks, startHttpApp, type SlackWorld } from './slack-app.ts';

let world: SlackWorld;
let page: string;

beforeEach(async () => {
  world = await startHttpApp();
  world.fake.user({ id: 'U1', name: '张三' });
  world.fake.user({ id: 'U2', name: '李四' });
  page = `${world.fake.url}/ui/U1`;
});
afterEach(() => world.stop());

const html = async (url: string) => (await fetch(url)).text();

const body = (ts: string | undefined, action: string) => ({ ts, action, block: 'b2' });

test('blocks are drawn, and nothing that was written runs', async () => {
  await world.client.chat.postMessage({
    channel: 'U1',
    text: 'x',
    blocks: [
      ...cardBlocks,
      { type: 'divider' },
      { type: 'section', fields: [{ type: 'plain_text', text: '<img src=x onerror=1>' }] },
      { type: 'context', elements: [{ type: 'mrkdwn', text: '_高青细则_ <https://a.example|a>' }] },
    ],
  });
  const shown = await html(page);
  expect(shown).toContain('<h2>抽查任务</h2>');
  expect(shown).toContain('<b>对象</b> 高青县甲公司');
  expect(shown).toContain('<i>高青细则</i>');
  expect(shown).toContain('rel="noopener noreferrer">a</a>');
  expect(shown).not.toContain('<img');
  expect(foreignLoads(shown)).toEqual(['https://a.example']);
});

test('a press in the page runs the handler and the card changes before the eyes', async () => {
  const { ts } = await world.client.chat.postMessage({
    channel: 'U1',
    text: '卡',
    blocks: cardBlocks,
  });
  const live = await openLive(`${page}/events`);
  expect(await act(`${page}/press`, body(ts, 'accept'))).toEqual({});
  await live.until(({ items }) => items.at(-1)!.html.includes('已接受'));
  await live.close();
  world.fake.setRequestUrl(undefined);
  expect(await act(`${page}/say`, { text: '/yaohao' })).toMatchObject({
    toast: '没有回应，请重试。',
  });
});

test('a modal appears as a form, keeps its words beside the error, and goes when it is right', async () => {
  const { ts } = await world.client.chat.postMessage({
    channel: 'U1',
    text: '卡',
    blocks: cardBlocks,
  });
  const live = await openLive(`${page}/events`);
  await act(`${page}/press`, body(ts, 'recuse'));
  const { modal } = await live.until(({ modal }) => modal !== null);
  expect(modal!.html).toContain('<option value="kin">kin</option>');
  const view = /&#34;view&#34;:&#34;(\w+)&#34;/.exec(modal!.html)![1]!;
  await act(`${page}/submit`, { view, values: { ground: 'kin', reason: '' } });
  const wrong = await live.until(({ modal }) => modal?.html.includes('请填写说明') ?? false);
  expect(wrong.modal!.html).toContain('<option value="kin" selected>');
  await act(`${page}/submit`, { view, values: { ground: 'kin', reason: '亲属' } });
  await live.until(({ modal }) => modal === null);
  await live.close();
  expect(world.heard).toEqual(['recusal t-2 kin null', 'recusal t-2 kin 亲属']);
});

test('what is meant for one person is not on the page of another', async () => {
  world.fake.channel({ id: 'C1', name: '双随机', members: ['U1', 'U2'] });
  await world.client.chat.postEphemeral({ channel: 'C1', user: 'U1', text: '只给张三' });
  expect(await html(`${world.fake.url}/ui/C1?as=U1`)).toContain('仅您可见');
  expect(await html(`${world.fake.url}/ui/C1?as=U2`)).not.toContain('只给张三');
});

test('a slash command and the home tab work from the page', async () => {
  const person = world.fake.user({ id: 'U1', name: '张三' });
  await act(`${page}/say`, { text: '/yaohao 任务' });
  expect(world.heard).toEqual(['command 任务']);
  await person.openHome();
  await world.fake.expectCall('views.publish', ({ outcome }) => outcome === 'ok');
  expect(await html(page)).toContain('今天没有任务');
});

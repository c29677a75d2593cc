import { afterEach, beforeEach, expect, test } from 'vitest';
import { paneCss } from '../../simulator/fake-ui-css.ts';
import { paneScript } from '../../simulator/fake-ui-script.ts';
import { act, foreignLoads, openLive } from './live-page.ts';
import { startPollingBot, type PollingBot } from './telegram-bot.ts';

let world: PollingBot;
let page: string;

beforeEach(async () => {
  world = await startPollingBot();
  page = `${world.fake.url}/ui/101`;
  world.fake.user({ id: 101, name: '张三' });
});
afterEach(() => world.stop());

const html = async (url: string) => (await fetch(url)).text();

test('a page shows what was written, and nothing that was written runs', async () => {
  world.fake.user({ id: 101, name: '张三' }).say('<script>alert(1)</script>');
  await world.bot.api.sendMessage(101, '&lt;img src=x onerror=alert(1)&gt;<b>抽查任务</b>', {
    parse_mode: 'HTML',
  });
  const shown = await html(page);
  expect(shown).toContain('<b>抽查任务</b>');
  expect(shown).not.toMatch(/<img|<script>/);
  expect(shown).toContain('lang="zh-CN"');
  expect(await html(`${page}?lang=en`)).toContain('placeholder="Write a message…"');
});

test('a page loads nothing from anywhere else', async () => {
  await world.bot.api.sendMessage(101, 'x').catch(() => undefined);
  expect(foreignLoads(await html(page))).toEqual([]);
  expect(paneCss).not.toMatch(/url\(|@import|http/);
  expect(paneScript).not.toMatch(/https?:/);
  const policy = (await fetch(page)).headers.get('content-security-policy');
  expect(policy).toContain("default-src 'self'");
});

test('a deep link asks for 开始, and the press starts the bot with its payload', async () => {
  expect(await html(`${page}?start=code-1`)).toContain('开始');
  await act(`${page}/start`, { payload: 'code-1' });
  await world.fake.expectMessage(101, '你好 code-1');
  const after = await html(`${page}?start=code-1`);
  expect(after).not.toContain('data-act="start"');
  expect(after).toContain('id="say"');
});

test('an open page sees messages come, is answered with a toast, and sees the edit', async () => {
  const live = await openLive(`${page}/events`);
  await act(`${page}/say`, { text: '/card' });
  const { items } = await live.until(({ items }) => items.at(-1)?.html.includes('接受') ?? false);
  const message = items.at(-1)!.id;
  expect(await act(`${page}/press`, { message, data: 'a:accept' })).toMatchObject({
    toast: '已接受',
    alert: false,
  });
  const after = await live.until(({ items }) => items.at(-1)!.html.includes('已更新'));
  expect(after.items.at(-1)!.html).not.toContain('data-act');
  await live.close();
});

test('a page can stop the bot and let it in again', async () => {
  await act(`${page}/start`, {});
  await world.fake.expectMessage(101);
  await act(`${page}/block`, {});
  await expect(world.bot.api.sendMessage(101, 'x')).rejects.toMatchObject({ error_code: 403 });
  expect(await html(page)).toContain('恢复机器人');
});

test('in a group one acts as one of the members, and as nobody else', async () => {
  world.fake.user({ id: 102, name: '李四' });
  const group = world.fake.group({ id: -5, title: '工作群', members: [101, 102] });
  const url = `${world.fake.url}/ui/-5`;
  expect(await html(`${url}?as=102`)).toContain('<option value="102" selected>李四</option>');
  await act(`${url}/say?as=102`, { text: '收到' });
  expect(group.messages()).toMatchObject([{ from: '李四', text: '收到' }]);
  expect(await act(`${url}/say`, { text: 'x', as: '999' })).toMatchObject({ alert: true });
});

test("another site's form cannot act, and unknown chats are not there", async () => {
  const form = await fetch(`${page}/say`, { method: 'POST', body: new URLSearchParams('text=x') });
  expect(form.status).toBe(415);
  expect((await fetch(`${world.fake.url}/ui/777`)).status).toBe(404);
  expect(await html(`${world.fake.url}/ui`)).toContain('href="/ui/101"');
});

test('a file in the chat can be fetched from the page, and never as a page', async () => {
  const bytes = Buffer.from('<script>1</script>');
  world.fake.user({ id: 101, name: '张三' }).sendFile({ name: '笔录.html', bytes });
  const path = /href="(\/ui\/101\/file\/[^"]+)"/.exec(await html(page))![1]!;
  const response = await fetch(`${world.fake.url}${path}`);
  expect(response.headers.get('content-disposition')).toContain('attachment');
  expect(await response.text()).toBe('<script>1</script>');
});

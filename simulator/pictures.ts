import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { takeDrawPictures } from './pictures-draw.ts';
import { demoPassword, runDemo } from './run-demo.ts';
import { rows } from './official.ts';
import { portsFrom } from './ports.ts';
import { stepKeys } from './steps.ts';

// `npm run pictures`: starts a demo of its own, walks its steps up to the first published result and photographs its pages for the
// README. Needs Debian's Chromium and a Chinese font.
const base = 5600;
const folder = path.join(await mkdtemp(path.join(tmpdir(), 'yaohao-pictures-')), 'demo');
const say = (line: string) => void process.stdout.write(`${line}\n`);
const to = (name: string) => path.join('docs', 'screenshots', `${name}.png`);

async function takePictures(browser: Browser): Promise<void> {
  const ports = portsFrom(base);
  const page = await browser.newPage({ viewport: { width: 1680, height: 1050 } });
  const local = (port: number, rest = '/') => `http://127.0.0.1:${port}${rest}`;
  await page.goto(local(ports.chat));
  // Before the last step everybody still has something to do.
  for (const key of stepKeys.slice(0, -1)) {
    await page.waitForSelector(`li.next[data-step=${key}]`);
    await page.click('#do-it');
    await page.waitForSelector(`li.done[data-step=${key}]`);
  }
  await settled();
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await page.screenshot({ path: to('chat') });
  await portal(page, local(ports.portal));
  await panel(page, local(ports.admin));
  await page.goto(local(ports.health, '/?lang=zh-CN'));
  await page.screenshot({ path: to('health') });
  await phone(browser, ports.bot);
  await takeDrawPictures(page, local(ports.portal), to);
}

// Everything owed has been sent, so the pictures show what people would see.
async function settled(): Promise<void> {
  for (;;) {
    const [owed] = await rows(
      `select count(*)::int as n from message where state in ('pending', 'sending') or sent_version < desired_version`,
    );
    if (owed!['n'] === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function portal(page: Page, url: string): Promise<void> {
  const [task] = await rows('select code from task order by created_at limit 1');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${url}draws/${task!['code']}?lang=zh-CN`);
  await page.screenshot({ path: to('portal') });
}

async function panel(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.fill('input[name=login]', 'planner');
  await page.fill('input[name=password]', demoPassword);
  await page.press('input[name=password]', 'Enter');
  await page.waitForURL(/desk/);
  const [task] = await rows('select id from task order by created_at limit 1');
  await page.goto(`${url}desk/tasks/${task!['id']}`);
  await page.screenshot({ path: to('panel') });
}

async function phone(browser: Browser, port: number): Promise<void> {
  const [inspector] = await rows(
    `select s.inspector_id as id from seat s join chat_identity c on c.person_id = s.inspector_id
       join inspection n on n.id = s.inspection_id
     where s.active and c.provider = 'web' and n.state = 'assigned' order by n.code limit 1`,
  );
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(`http://127.0.0.1:${port}/as/${inspector!['id']}/inbox`);
  await page.screenshot({ path: to('inbox') });
}

await mkdir(path.dirname(to('')), { recursive: true });
// The embedded Postgres runs as another user when this runs as root.
await chmod(path.dirname(folder), 0o755);
const stop = await runDemo({ folder, ports: portsFrom(base), step: say, say });
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
});
try {
  await takePictures(browser);
} finally {
  await browser.close();
  await stop();
  await rm(path.dirname(folder), { recursive: true, force: true });
}
process.exit(0);

import { describe, expect, it } from 'vitest';
import type { AbsentReceipt, PresentReceipt } from '../../domain/draw/receipt.ts';
import { announcedDraw, transcriptOf } from '../domain/draw/announced.ts';
import { hasBrowser } from '../support/requirements.ts';
import { barriers, ofColour } from '../support/look.ts';
import { jsonFile, linesOf, putIn, useVerifyPage, verdictOf } from './verify-page.ts';

const draw = announcedDraw();
const transcript = transcriptOf(draw);
const { pool, result, receiptFor, announcement } = draw;
const drawnIds = Object.values(result.strata).flatMap(({ drawn }) => drawn);
const drawn = receiptFor(drawnIds[0]!) as PresentReceipt;
const spared = receiptFor(
  pool.find(({ id, eligibility }) => eligibility === 0 && !drawnIds.includes(id))!.id,
) as PresentReceipt;
const excluded = receiptFor(pool.find(({ eligibility }) => eligibility > 0)!.id);
const absent = receiptFor('ABSENT') as AbsentReceipt;

const titles = [
  '名单在抽取前已固定',
  '随机数来自公开来源',
  '您在名单中的编号',
  '您的号码',
  '中签线',
];
const signed = (signs: string) => titles.map((title, at) => `${signs[at]} ${title}`);

describe.runIf(hasBrowser)('the page of verification in Chromium', () => {
  const { open, base, shared } = useVerifyPage();

  it.each([
    ['drawn', drawn, '您被抽中了', '✓✓✓✓✓'],
    ['not drawn', spared, '没有被抽中', '✓✓✓✓✓'],
    ['excluded', excluded, '不参加这次摇号', '✓✓✓✓✓'],
    ['not on the list', absent, '不在名单中', '✓✓✓––'],
  ])('accepts a good receipt of one that is %s', async (_, receipt, words, signs) => {
    const page = shared();
    await putIn(page, jsonFile('receipt.json', receipt));
    expect(await verdictOf(page)).toContain(`回执成立：`);
    expect(await verdictOf(page)).toContain(words);
    expect(await linesOf(page)).toEqual(signed(signs));
  });

  const { stratum, entropy } = drawn;
  const [drand, ...others] = entropy as [(typeof entropy)[0], ...typeof entropy];
  const signature = drand.signature!.replace(/.$/, (digit) => (digit === '9' ? '8' : '9'));
  it.each<[string, unknown, string, string]>([
    ['another seed', { ...drawn, seed: 'ab'.repeat(32) }, '✓✗✓––', '算出的种子是'],
    ['another root', { ...drawn, root: 'ab'.repeat(32) }, '✗✓✗✓✓', 'abababababab'],
    [
      'an altered proof',
      { ...drawn, proof: drawn.proof.with(0, 'ab'.repeat(32)) },
      '✗✓✗✓✓',
      '算出的名单指纹是',
    ],
    ['another place', { ...drawn, index: drawn.index ^ 1 }, '✗✓✗✓✓', '这个位置没有得到证明'],
    ['a place beyond', { ...drawn, index: 60 }, '✗✓✗✓✓', '第 61 位，而名单只有 60 户'],
    ['another quota', { ...drawn, stratum: { ...stratum, quota: 5 } }, '✓✓✓✓✗', '应抽 4 户'],
    [
      'no cut-off',
      { ...drawn, stratum: { ...stratum, cutoff: null } },
      '✓✓✓✓✗',
      '中签线与名额矛盾',
    ],
    [
      'a lower cut-off',
      { ...drawn, stratum: { ...stratum, cutoff: '0'.repeat(69) } },
      '✓✓✓✓✗',
      '号码大于中签线',
    ],
    ['another result', { ...drawn, drawn: false }, '✓✓✓✓✗', '应当被抽中'],
    [
      'an altered signature of drand',
      { ...drawn, entropy: [{ ...drand, signature }, ...others] },
      '✓✗✓✓✓',
      '签名无效',
    ],
    [
      'a gap left out',
      { ...absent, ranges: absent.ranges.slice(1) },
      '✓✓✗––',
      '不能断定它不在名单中',
    ],
    ['an ill-formed field', { ...drawn, proof: 7 }, '–––––', '字段 proof：应当是一个列表'],
    ['a field too many', { ...drawn, '<img src=x>': 1 }, '–––––', '字段 <img src=x>：不应当有'],
  ])('names what is wrong with %s', async (_, receipt, signs, words) => {
    const page = shared();
    await putIn(page, jsonFile('receipt.json', receipt));
    expect(await verdictOf(page)).toMatch(/回执不成立|回执读不出来/);
    expect(await linesOf(page)).toEqual(signed(signs));
    expect(await page.locator('#outcome').innerText()).toContain(words);
    expect(await page.locator('#outcome img').count()).toBe(0);
  });

  it('compares a receipt with the announcement or transcript that is put in beside it', async () => {
    const page = await open();
    await putIn(page, jsonFile('receipt.json', drawn));
    const note = () => page.locator('#outcome .note').innerText();
    expect(await note()).toContain('只凭回执还有三件事不能证明');
    await putIn(page, jsonFile('announcement.json', announcement));
    expect(await note()).toContain('已经与公告核对');
    await putIn(page, jsonFile('transcript.json', transcript));
    expect(await note()).toContain('与重新计算的整次抽取核对');
    const other = announcedDraw(pool.map((record) => ({ ...record, weight: 1 })));
    await page.getByRole('button', { name: '清空' }).click();
    await page.locator('#held li').first().waitFor({ state: 'detached' });
    await putIn(page, jsonFile('a.json', drawn), jsonFile('b.json', other.announcement));
    expect(await page.locator('.checks').innerText()).toContain('这不是公告的那份名单');
    await page.context().close();
  });

  it('asks the server nothing after it has loaded, and works with the network cut', async () => {
    const page = await open();
    // The icon of the page may come last of all that it loads.
    await page.waitForLoadState('networkidle');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.context().setOffline(true);
    await putIn(page, jsonFile('receipt.json', drawn), jsonFile('transcript.json', transcript));
    expect(await verdictOf(page)).toContain('您被抽中了');
    await page.getByLabel('在这次抽取里查一个编号').fill(spared.record.id.toLowerCase());
    await page.getByRole('button', { name: '查询' }).click();
    await page.getByRole('heading', { name: '没有被抽中' }).waitFor();
    expect(asked).toEqual([]);
    await page.context().close();
  });

  it('fetches the one receipt that its address names, and nothing more', async () => {
    const page = await open();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const at = '/draws/GQGA-2026-000042/receipts/A.json';
    await page.route(
      ({ pathname }) => pathname === at,
      (route) => route.fulfill({ json: drawn }),
    );
    await page.goto(`${base()}/verify?receipt=${at}`);
    await page.getByRole('heading', { name: '您被抽中了' }).waitFor();
    expect(asked.filter((one) => !one.startsWith('/assets/'))).toEqual(['/verify', at]);
    const asBefore = asked.length;
    await putIn(page, jsonFile('receipt.json', spared));
    expect(asked.length).toBe(asBefore);
    await page.context().close();
  });

  it.each(['//evil.test/a.json', 'https://evil.test/a.json', '/draws/../x.json', '/health'])(
    'fetches nothing for ?receipt=%s',
    async (at) => {
      const address = `${base()}/verify?receipt=${encodeURIComponent(at)}`;
      expect(await (await fetch(address)).text()).toContain('data-files="[]"');
    },
  );

  it.each(['zh-CN', 'en'])(
    'has no barrier, light or dark, and fits a phone (%s)',
    async (locale) => {
      const page = await open({ locale, reducedMotion: 'reduce' });
      await putIn(
        page,
        jsonFile('a.json', { ...drawn, drawn: false }),
        jsonFile('b.json', transcript),
      );
      expect(await barriers(page)).toEqual([]);
      for (const width of [1440, 768, 390]) {
        await page.setViewportSize({ width, height: 800 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide).toBeLessThanOrEqual(width);
      }
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await barriers(page, ofColour)).toEqual([]);
      await page.context().close();
    },
  );

  it('is used by keyboard, and tells a screen reader the verdict', async () => {
    const page = await open({ locale: 'en' });
    await page.locator('.drop summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.insertText(JSON.stringify(spared));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'The receipt holds' }).waitFor();
    expect(await page.locator(':focus').innerText()).toContain('The receipt holds');
    expect(await page.getByRole('status').innerText()).toContain('The receipt holds');
    await page.context().close();
  });

  it('keeps still for who asks for less motion, and opens what is folded on paper', async () => {
    const page = await open({ reducedMotion: 'reduce' });
    await putIn(page, jsonFile('receipt.json', drawn));
    const names = () =>
      page
        .locator('.checks > li')
        .evaluateAll((all) => all.map((one) => getComputedStyle(one).animationName));
    expect(new Set(await names())).toEqual(new Set(['none']));
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    expect(new Set(await names())).toEqual(new Set(['appear']));
    const why = page.getByText('改动、增加或删去任何一户');
    expect(await why.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await why.isVisible()).toBe(true);
    expect(await page.locator('.drop').isVisible()).toBe(false);
    await page.context().close();
  });

  it('says without scripts how to check without them', async () => {
    const page = await open({ javaScriptEnabled: false });
    expect(await page.getByText('yaohao draw verify --receipt').isVisible()).toBe(true);
    expect(await page.locator('#verify').isVisible()).toBe(false);
    await page.context().close();
  });

  it('alone may run a script, and its worker may connect to nothing', async () => {
    const policyAt = async (at: string) =>
      (await fetch(base() + at)).headers.get('content-security-policy') ?? '';
    const page = await policyAt('/verify');
    expect(page).toContain(`script-src 'self'`);
    expect(page).toContain(`connect-src 'none'`);
    const withFile = await policyAt('/verify?receipt=/draws/A/receipts/B.json');
    expect(withFile).toContain(`connect-src 'self'`);
    expect(await policyAt('/how-to-verify')).toContain(`script-src 'none'`);
    const markup = await (await fetch(`${base()}/verify`)).text();
    const worker = await policyAt(/data-worker="([^"]+)"/.exec(markup)![1]!);
    expect(worker).toContain(`connect-src 'none'`);
    expect(worker).toContain(`default-src 'none'`);
    expect(worker).not.toContain('unsafe-inline');
  });
});

import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import type { Page } from '../../support/page.ts';
import { eventually } from '../../support/story.ts';
import type { Visitor } from '../../support/visitor.ts';
import { letMinutePass } from './clock.ts';
import type { Tale } from './tale.ts';

const files = [
  ['随机抽查事项清单', 'items.xlsx', 'items'],
  ['年度抽查计划', 'plan.xlsx', 'plan'],
  ['检查对象名录库', 'subjects.xlsx', 'subjects'],
  ['执法检查人员名录库', 'inspectors.csv', 'inspectors'],
  ['联合部门检查人员', 'partner-inspectors.csv', 'partnerInspectors'],
  ['利害关系', 'interests.csv', 'interests'],
] as const;

type Counts = { rows: number; clean: number; refused: number };

/** The administrator brings the county's six files to the panel. */
export async function importRegistries({ stage }: Tale): Promise<void> {
  const expected = JSON.parse(await readFile('samples/gaoqing/expected.json', 'utf8'));
  const admin = await stage.signIn('panel', 'admin');
  for (const [kind, name, key] of files) {
    const file = new File([await readFile(`samples/gaoqing/${name}`)], name);
    const page = await admin.open('/desk/import');
    const form = page.form('上传并预览').choose(kind, 'kind').fill({ file });
    const preview = await worked(admin, await form.press('上传并预览'));
    const batch = await worked(admin, await preview.form('导入这些变化').press('导入这些变化'));
    const { rows, clean, refused }: Counts = expected[key];
    expect(countsOn(batch), batch.text).toEqual({ rows, clean, refused });
    expect(batch.buttons).toContain('撤销');
    if (key === 'subjects') expectRefusals(batch, expected.subjects);
  }
}

/** The page of an import once the worker is done with it: until then it has a bar and renews itself. */
async function worked(admin: Visitor, { url, flash }: Page): Promise<Page> {
  expect(url, flash).toMatch(/^\/desk\/import\/./);
  return eventually(
    async () => {
      const page = await admin.open(url);
      return page.html.includes('<progress') ? undefined : page;
    },
    { otherwise: 'the worker is still at the import' },
  );
}

function countsOn({ html }: Page): Counts {
  const figure = (id: string) => Number(new RegExp(`<dd id="${id}">(\\d+)</dd>`).exec(html)?.[1]);
  return { rows: figure('rows'), clean: figure('clean'), refused: figure('refusedRows') };
}

type Injected = { refusedRows: number[]; injected: Record<string, number> };

// Every refused row by its number in the sheet, and why, in words.
function expectRefusals(batch: Page, { refusedRows, injected }: Injected): void {
  const lines = batch.parts(/^\d+ /).map(({ text }) => text);
  expect(lines.map((line) => Number(line.split(' ')[0]))).toEqual(refusedRows);
  const saying = (words: RegExp) => lines.filter((line) => words.test(line)).length;
  expect(saying(/检查对象名称 必填内容为空/)).toBe(injected['missing_name']);
  expect(saying(/统一社会信用代码 必填内容为空/)).toBe(injected['missing_code']);
  expect(saying(/校验位不符/)).toBe(injected['bad_check_digit']);
  expect(saying(/与前面某一行重复/)).toBe(injected['duplicate_code']);
  expect(saying(/分级 分级只能为空、A、B 或 C/)).toBe(injected['unknown_grade']);
  expect(saying(/存续状态只能是/)).toBe(injected['unknown_status']);
  expect(saying(/可能被表格软件当作公式执行/)).toBe(injected['formula_injection']);
}

/** The list and the plan are published; citizens read both. */
export async function publishLists(tale: Tale): Promise<void> {
  const { stage } = tale;
  const admin = await stage.signIn('panel', 'admin');
  const items = await (await admin.open('/desk/lists')).form('公布事项清单').press('公布事项清单');
  expect(items.text).toContain('已公布 11 项抽查事项。');
  await publishPlan(tale);

  const citizen = stage.citizen();
  expect((await citizen.open('/items')).text).toContain('对机动车修理业的治安检查');
  expect((await citizen.open('/plans')).text).toContain('2026年度机动车修理业随机抽查');
}

// The planner hands the plan in, the deputy director approves it, the planner publishes it and enters
// the receipts of both channels (高青 第十三条).
async function publishPlan(tale: Tale): Promise<void> {
  const { stage } = tale;
  const planner = await stage.signIn('panel', 'planner');
  const lists = await planner.open('/desk/lists');
  const [at] = /\/desk\/plans\/[0-9a-f-]{36}/.exec(lists.html)!;
  const handedIn = await (await planner.open(at)).form('提交审批').press('提交审批');
  expect(handedIn.text).toContain('等待其他人审批');
  const deputy = await stage.signIn('panel', 'approver-b');
  const approved = await (await deputy.open(at)).form('批准').press('批准');
  expect(approved.text).toContain('一分钟内可以撤销');
  await letMinutePass(tale);
  await eventually(async () => (await planner.open(at)).buttons.includes('公布年度计划'));
  let plan = await (await planner.open(at)).form('公布年度计划').press('公布年度计划');
  expect(plan.text).toContain('年度计划已公布。');
  for (const reference of ['门户公告', '信用中国公示']) {
    const receipt = { reference, on: '2026-09-14' };
    plan = await plan.form('登记回执').fill(receipt).press('登记回执');
    expect(plan.text).toContain(reference);
  }
}

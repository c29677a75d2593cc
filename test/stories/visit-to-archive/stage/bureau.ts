import { actorOf } from '../../../../db/queries/actor.ts';
import { parameter, profileOf } from '../../../../domain/profile/profile.ts';
import { idCheck, usccCheck } from '../../../../domain/registry/check-digits.ts';
import { draftForm } from '../../../../usecases/form/draft.ts';
import { publishForm } from '../../../../usecases/form/publish.ts';
import { draftItem } from '../../../../usecases/items/draft.ts';
import { publishItems } from '../../../../usecases/items/publish.ts';
import { amendPlan } from '../../../../usecases/plan/amend.ts';
import { decidePlan } from '../../../../usecases/plan/decide.ts';
import { draftPlan } from '../../../../usecases/plan/draft.ts';
import { publishPlan } from '../../../../usecases/plan/publish.ts';
import { filePlan, recordChannel } from '../../../../usecases/plan/receipts.ts';
import { submitPlan } from '../../../../usecases/plan/submit.ts';
import { registerInspector } from '../../../../usecases/registry/register-inspector.ts';
import { registerSubject } from '../../../../usecases/registry/register-subject.ts';
import { itemText, lineText } from '../../../support/bureau.ts';
import type { Query } from '../../../support/database.ts';
import { anOffice, aPerson, many, type Office, type Someone } from '../../../support/factories.ts';
import { by } from '../../../support/visit.ts';

/** What a bureau has to do with in its story: who is inspected, by category, and what is looked at. */
export type Setting = {
  slug: 'gaoqing' | 'gaoxin' | 'xuchang' | 'yangcheng' | 'xianyou';
  /** The unit that inspects. */
  unit: string;
  /** Names of subjects by their category. */
  subjects: Record<string, readonly string[]>;
  /** 抽查内容 of the item for each category. */
  content: string;
  /** 检查表单 with the points of `content`, by its name; without one the item itself is the form. */
  form?: string;
  inspectors?: number;
};

/** A bureau with registries, item list and plan of its own making, and the people who work there. */
export type Bureau = Office & {
  /** Plans for the whole bureau; `chief` approves. */
  manager: Someone;
  chief: Someone;
  registrar: Someone;
  /** 效能、督察: reads everything, decides nothing. */
  auditor: Someone;
  /** Of the unit, in no team. */
  reviewer: Someone;
  witnesses: Someone[];
  inspectors: Someone[];
  /** Item ids by category. */
  items: Map<string, string>;
  planLineId: string;
};

/** The day on which every bureau has its list and its plan in force. */
const opening = new Date('2026-01-20T09:00:00+08:00');

/** Opens a bureau: units and people are given, the rest its people enter, publish and approve. */
export async function openBureau(sql: Query, setting: Setting): Promise<Bureau> {
  const office = await anOffice(sql, setting.slug);
  await sql('update unit set name = $2 where id = $1', [
    office.bureau.id,
    profileOf(setting.slug).name,
  ]);
  await sql('update unit set name = $2 where id = $1', [office.unit.id, setting.unit]);
  const { bureau, sibling } = office;
  const unit = { ...office.unit, name: setting.unit };
  const inBureau = (...roles: ('planner' | 'approver' | 'registrar' | 'auditor')[]) =>
    aPerson(sql, { unit: bureau, roles: roles.map((role) => [role, bureau]) });
  const people = {
    ...office,
    unit,
    manager: await inBureau('planner'),
    chief: await inBureau('approver'),
    registrar: await inBureau('registrar'),
    auditor: await inBureau('auditor'),
    reviewer: await aPerson(sql, { unit }),
    witnesses: [
      await aPerson(sql, { unit, roles: [['witness', bureau]] }),
      await aPerson(sql, { unit: sibling, roles: [['witness', bureau]] }),
    ],
  };
  await registerSubjects(people, setting);
  const inspectors = await registerInspectors(people, setting);
  const items = await publishList(people, setting);
  const planLineId = await publishYear(people, setting);
  return { ...people, inspectors, items, planLineId };
}

type People = Pick<Bureau, 'bureau' | 'unit' | 'registrar' | 'manager' | 'chief'>;

// The last digit of a code follows from the others (GB 32100, GB 11643).
const usccOf = (at: number): string => {
  const stem = `91370322MA3D${String(at).padStart(5, '0')}`;
  return stem + usccCheck(stem)!;
};

const idNumberOf = (at: number): string => {
  const stem = `37032219800101${String(at + 1).padStart(3, '0')}`;
  return stem + idCheck(stem)!;
};

async function registerSubjects({ unit, registrar }: People, { subjects }: Setting) {
  const all = Object.entries(subjects).flatMap(([category, names]) =>
    names.map((name) => ({ category, name })),
  );
  for (const [at, { category, name }] of all.entries()) {
    const fields = {
      name,
      category,
      status: '存续' as const,
      address: `田镇街道中心路${at + 1}号`,
      businessScope: category,
      principal: '王芳',
      telephone: `170000089${String(at).padStart(2, '0')}`,
    };
    const given = { unitId: unit.id, uscc: usccOf(at), fields, reason: '年初建库' };
    await registerSubject(by(registrar), given, opening);
  }
}

async function registerInspectors(
  { unit, registrar }: People,
  { subjects, inspectors = 6 }: Setting,
): Promise<Someone[]> {
  return many(inspectors, async (at) => {
    const fields = {
      name: `陈${'一二三四五六七八九十'[at]!}`,
      badgeNo: `JH${at + 1}`,
      idNumber: idNumberOf(at),
      telephone: `170000087${String(at).padStart(2, '0')}`,
      sex: '男' as const,
      position: '民警',
      skills: Object.keys(subjects),
      licenceNo: `ZF${String(at + 1).padStart(6, '0')}`,
      licenceExpiresOn: '2029-12-31',
      mayLead: true,
    };
    const given = { unitId: unit.id, fields, reason: '年初建库' };
    const { personId } = await registerInspector(by(registrar), given, opening);
    return (await actorOf(personId, '2026-01-20')) as Someone;
  });
}

/** 一单: an item for each category, in force. */
async function publishList(people: People, setting: Setting) {
  const { bureau, registrar } = people;
  const { subjects, content } = setting;
  const items = new Map<string, string>();
  for (const [at, category] of Object.keys(subjects).entries()) {
    const text = { name: nameOf(category), subjectCategory: category, content, ratioMaxBp: 10_000 };
    const given = {
      unitId: bureau.id,
      code: `S-${at + 1}`,
      content: { ...itemText, ...text },
    };
    const { itemId } = await draftItem(by(registrar), given, opening);
    items.set(category, itemId);
  }
  await publishItems(by(registrar), { unitId: bureau.id }, opening);
  if (setting.form) await publishForms(people, setting, setting.form);
  return items;
}

async function publishForms(
  { bureau, registrar }: People,
  { subjects, content }: Setting,
  name: string,
): Promise<void> {
  const points = Object.keys(subjects).flatMap((_, at) =>
    content.split('、').map((text) => ({ item: `S-${at + 1}`, text, standard: '符合规定' })),
  );
  const given = { unitId: bureau.id, code: 'F-1', name, points };
  const { formId } = await draftForm(by(registrar), given, opening);
  await publishForm(by(registrar), { formId }, opening);
}

const nameOf = (category: string) => `对${category}的检查`;

/** 年度抽查计划: drafted, approved by another, published and filed wherever the rules of the bureau say. */
async function publishYear({ bureau, unit, manager, chief }: People, setting: Setting) {
  const profile = profileOf(setting.slug);
  const year = { unitId: bureau.id, year: 2026 };
  const { planId } = await draftPlan(by(manager), year, opening);
  // 高青 第十四条: its plan has a joint draw.
  const isJoint = parameter(profile, 'plan.jointDuty') === 'required';
  const content = {
    ...lineText,
    name: '2026年度随机抽查',
    itemName: nameOf(Object.keys(setting.subjects)[0]!),
    startsOn: '2026-01-21',
    endsOn: '2026-10-31',
    ratioBp: 5000,
    unitName: unit.name,
    ...(isJoint && { jointUnits: ['县市场监督管理局'] }),
  };
  const { lineId } = await amendPlan(by(manager), { planId, content }, opening);
  await submitPlan(by(manager), { planId }, opening);
  await decidePlan(by(chief), { planId, verdict: 'approve', reason: '年度安排' }, opening);
  await publishPlan(by(manager), { planId }, opening);
  for (const channel of parameter(profile, 'plan.publishChannels')) {
    // That one has it already.
    if (channel === 'own-page') continue;
    const receipt = { planId, channel, reference: '公布页面', publishedOn: '2026-01-20' };
    await recordChannel(by(manager), receipt, opening);
  }
  for (const receiver of parameter(profile, 'plan.filingTo')) {
    const receipt = { planId, receiver, receipt: '备案〔2026〕1号', filedOn: '2026-01-20' };
    await filePlan(by(manager), receipt, opening);
  }
  return lineId;
}

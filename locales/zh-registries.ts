import { visitEnds } from './zh-visit-ends.ts';
import { checkForms } from './zh-check-forms.ts';
import { formPages } from './zh-form-pages.ts';

type V = Record<string, string | number>;

const cite = (rule?: string | number) => (rule ? `（${rule}）` : '');

/** Texts of the registries: changes by hand, flags, people who come and go, their history. */
export const registries = {
  ...visitEnds,
  ...checkForms,
  ...formPages,
  'refusal.effective-outside': ({ earliest, today }: V) =>
    `生效日期须在 ${earliest} 至 ${today} 之间：不得早于上一次变更的生效日，也不得晚于今天。`,
  'refusal.flag-standing': ({ since }: V) =>
    `该对象已有同类标记，自 ${since} 起。请先结束原标记，或改用更晚的开始日期。`,
  'refusal.flag-over': (_: V) => '该标记未生效或已结束，不能再结束。',
  'refusal.flag-needs-end': (_: V) => '列入黑名单须写明结束日期。',
  'refusal.grade-not-ruled': ({ category, grade, rule }: V) =>
    `${category}不设 ${grade} 级${cite(rule)}。`,
  'refusal.kind-not-ruled': ({ rule }: V) => `本局检查对象名录库不含此类对象${cite(rule)}。`,
  'refusal.key-pool-not-ruled': ({ rule }: V) => `本局不设重点抽查名录库${cite(rule)}。`,
  'refusal.code-invalid': ({ field }: V) => `${field}校验位不符，请核对原件。`,
  'refusal.already-registered': ({ name }: V) =>
    `已在名录库中：${name}。请修改原记录，不要重复登记。`,
  'refusal.still-visited': ({ codes }: V) =>
    `该对象还有未完成的检查：${codes}。移出名录库不影响这些检查；请勾选“已知悉”后再提交。`,
  'refusal.staff-not-ruled': ({ rule }: V) => `该类人员不属于本局执法检查人员范围${cite(rule)}。`,
  'refusal.visits-begun': ({ codes }: V) =>
    `该人员已到场的检查尚未签字：${codes}。请先完成签字，再办理离岗。`,
  'refusal.not-in-service': (_: V) => '该人员已离岗。',
  'refusal.interest-known': (_: V) => '该人员与该对象的利害关系已登记在册。',
  'refusal.joint-pool-not-ruled': ({ rule }: V) => `本局规则未规定联合建库${cite(rule)}。`,
  'refusal.joint-pool-related': ({ first, second }: V) =>
    `${first}与${second}须为同一局内互不隶属的两个单位，才能联合建库。`,
  'refusal.joint-pool-standing': (_: V) => '这两个单位已有联合建库协议或申请。',
  'filter.not-staff': () => '不属于本局执法检查人员范围',
  'filter.incomplete': () => '必备信息不全',
};

import { citeZh } from './cite.ts';

type V = Record<string, string | number>;

/** Texts of rules that bureaus set differently: who keeps a registry, key subjects, coverage, joint draws. */
export const bureauRules = {
  'refusal.joint-draw-required': ({ rule }: V) =>
    `本年度计划须至少有一次联合抽查（发起或参与），请在计划项中写明联合部门${citeZh(rule)}。`,
  'refusal.joint-draw-unexplained': ({ category, rule }: V) =>
    `对${category}有多个事项而未联合抽查，须写明理由${citeZh(rule)}。`,
  'refusal.campaign-by-draw': ({ departments, rule }: V) =>
    `涉及${departments}等多部门的专项检查须以双随机方式开展，请改为联合抽查任务，或写明不适用随机抽查的情形${citeZh(rule)}。`,
  'panel.plan.joint-reason': ({ rule }: V) => `同一对象多个事项未联合抽查的理由（如有；${rule}）`,
  'panel.plan.joint-apart': ({ reason }: V) => `多个事项未联合抽查的理由：${reason}`,
  'panel.campaign.departments': () => '参与的其他部门（用顿号分隔）',
  'panel.campaign.by-draw': ({ rule }: V) => `涉及多部门的专项检查以双随机方式开展（${rule}）。`,
  'panel.gauges.warned': () => '偏低提示',
  'panel.plan.coverage-warning': ({ has, below, rule }: V) =>
    `预计覆盖 ${has} 户，低于 ${below} 户，仅作提示，不影响审批${citeZh(rule)}。`,
  'refusal.not-owner': ({ owner, rule }: V) =>
    `该对象由${owner}维护，只能由其修改、标记或导入${citeZh(rule)}。`,
  'panel.registry.owner': ({ unit, how, rule }: V) => `${unit}（${how}；${rule}）`,
  'refusal.item-adjustment-unexplained': ({ item, rule }: V) =>
    `“${item}”调整须写明理由，随清单一并公布${citeZh(rule)}。`,
  'refusal.item-adjustment-backdated': ({ item, on, rule }: V) =>
    `“${item}”的生效日 ${on} 早于公布日：调整须及时公布，不得先生效后公布${citeZh(rule)}。`,
  'panel.item.adjust-reason': () => '调整理由（未单独写明理由的事项用此理由）',
  'field.keyPoolFilter': () => '重点名录',
  'panel.key-pool.in': () => '重点抽查名录库',
  'panel.key-pool.out': () => '重点抽查名录库以外',
  'portal.draw.key-pool': () => '重点抽查名录库内',
  'portal.draw.not-key-pool': () => '重点抽查名录库外',
};

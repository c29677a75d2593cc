import { citeZh } from './cite.ts';

type V = Record<string, string | number>;

/** Who answers for what: the coordinating office, owners, delegations. */
export const duties = {
  'role.coordinator': () => '统筹协调办公室',
  'panel.task.discloses': () => '录入和公示',
  'panel.task.follows-up': () => '后续监管',
  'refusal.delegation-not-allowed': ({ from, to, rule }: V) =>
    `${from}不能委托${to}实施检查：只能依规则委托下级部门${citeZh(rule)}。`,
  'refusal.delegation-missing': ({ from, to, startsOn, endsOn, rule }: V) =>
    `${from}没有委托${to}在 ${startsOn} 至 ${endsOn} 实施检查${citeZh(rule)}。请先登记委托。`,
  'event.delegation.recorded': ({ who, from, to, document, startsOn, endsOn }: V) =>
    `${who} 登记：${from}委托${to}实施检查（${document}，${startsOn} 至 ${endsOn}）`,
  'event.delegation.ended': ({ who, from, to }: V) => `${who} 终止了${from}对${to}的委托`,
  'panel.way.delegations': () => '委托',
  'panel.delegation.title': () => '委托下级部门实施检查',
  'panel.delegation.lead': () =>
    '上级部门依规则书面委托下级部门实施检查；委托期内的任务可以由受托单位实施。',
  'panel.delegation.fromUnitId': () => '委托单位',
  'panel.delegation.toUnitId': () => '受托单位',
  'panel.delegation.document': () => '委托文书（文号）',
  'panel.delegation.scope': () => '委托事项',
  'panel.delegation.days': () => '委托期限',
  'panel.delegation.startsOn': () => '自',
  'panel.delegation.endsOn': () => '至',
  'panel.delegation.record': () => '登记委托',
  'panel.delegation.unknown': () => '本局规则不设委托，无需登记。',
  'panel.delegation.none': () => '没有委托。',
  'panel.delegation.end': () => '终止',
  'panel.delegation.ended': () => '已终止',
  'panel.done.delegation': () => '已登记委托。',
  'panel.done.delegation-ended': () => '已终止委托。',
};

import { citeZh } from './cite.ts';

type V = Record<string, string | number>;

/** Texts of setting up a task: how subjects are drawn, what its pool looks like, why it is refused. */
export const setUp = {
  'refusal.mode-not-allowed': ({ rule }: V) => `本局规则没有这种抽取方式${citeZh(rule)}。`,
  'refusal.open-draw-selects': ({ stratum, rule }: V) =>
    `不定向抽取面向全部检查对象，分层“${stratum}”不能设条件或权重${citeZh(rule)}。请改为定向抽取，或去掉条件。`,
  'refusal.open-draw-incomplete': ({ category, rule }: V) =>
    `不定向抽取须包括抽查事项涉及的全部类别，缺少“${category}”${citeZh(rule)}。`,
  'refusal.ratio-below-floor': ({ stratum, floor, rule }: V) =>
    `分层“${stratum}”的抽查比例低于下限 ${floor}%${citeZh(rule)}。`,
  'refusal.weights-need-quota': ({ stratum, quota, least }: V) =>
    `分层“${stratum}”只抽取 ${quota} 户，按风险加权须不少于 ${least} 户，否则权重失真。请取消权重，或按风险分层设置比例。`,
  'refusal.rotation-unsealed': (_: V) => '分级轮查的批次须保密，结果不能公开。请勾选“结果密封”。',
  'refusal.rotation-weighted': ({ stratum }: V) =>
    `分级轮查每户都查一次，分层“${stratum}”不能设权重。`,
  'refusal.rotation-not-ruled': ({ stratum, rule }: V) =>
    `本局规则没有要求分层“${stratum}”的全部对象轮查${citeZh(rule)}。请改为抽样。`,
  'refusal.rotation-too-long': ({ stratum, months, rule }: V) =>
    `分层“${stratum}”须在 ${months} 个月内全部查到${citeZh(rule)}，执行时间过长。`,
  'refusal.batches-too-many': ({ days }: V) =>
    `执行时间共 ${days} 天，批次数须在 1 至 ${days} 之间。`,
  'event.task.batch-dispatched': ({ who, number, count }: V) =>
    `${who} 派发了轮查第 ${number} 批（${count} 户）`,
  'health.sweep.dispatch-batches': (_: V) => '分级轮查按期派发批次',
  'field.mode': () => '抽取方式',
  'scope.open': () => '不定向',
  'scope.directed': () => '定向',
  'mode.sample': () => '抽样',
  'mode.rotation': () => '分级轮查',
  'field.batches': () => '批次数',
  'field.weights': () => '权重',
  'field.riskFilter.short': () => '风险',
  'field.gradeFilter.short': () => '等级',
  'field.weights.short': () => '权重',
  'field.scale': () => '经营规模',
  'field.areaFilter': () => '所属辖区',
  'field.scaleFilter': () => '经营规模',
  'field.subtypeFilter': () => '性质',
  'panel.task-form.untold': () => '未登记',
  'field.blacklistFilter': () => '黑名单',
  'panel.mode.open': () => '不定向：从该类别全部检查对象中抽取',
  'panel.mode.directed': () => '定向：按条件或分层抽取',
  'panel.mode.rotation': () => '分级轮查：执行时间内每户一次，分批保密派发',
  'panel.mode.open-short': () => '不定向抽取',
  'panel.mode.directed-short': () => '定向抽取',
  'panel.mode.rotation-short': ({ batches }: V) => `分级轮查，${batches} 批`,
  'panel.task-form.mode': () => '抽取方式',
  'panel.task-form.batches': () => '批次数（仅分级轮查）',
  'panel.task-form.batches-hint': () => '按摇号次序分批，执行时间平均分段，每批到期自动派发。',
  'panel.task-form.any': () => '不限',
  'panel.task-form.listed': () => '列入黑名单的',
  'panel.task-form.unlisted': () => '未列入黑名单的',
  'panel.task-form.weights': () => '按风险加权（1–16，留空为 1；仅限抽取 20 户以上的分层）',
  'panel.task-form.conditions': () => '更多条件和权重',
  'panel.task-form.preview': () => '预览抽取范围',
  'panel.preview.title': () => '抽取范围预览',
  'panel.preview.lead': () => '按名录库现状计算，未保存任何内容；冻结名单时重新计算。',
  'panel.preview.pool': () => '范围内',
  'panel.preview.eligible': () => '可抽取',
  'panel.preview.quota': () => '将抽取',
  'panel.preview.min': () => '最少户数',
  'panel.preview.excluded': () => '不参加抽取',
  'panel.preview.none': () => '无',
  'panel.preview.total': () => '合计',
  'panel.preview.code.1': ({ count }: V) => `已达年度次数上限 ${count}`,
  'panel.preview.code.2': ({ count }: V) => `同一事项本年已合格 ${count}`,
  'panel.preview.code.3': ({ count }: V) => `非存续 ${count}`,
  'panel.preview.code.4': ({ count }: V) => `必填信息缺失 ${count}`,
  'panel.preview.code.5': ({ count }: V) => `依法排除 ${count}`,
  'panel.preview.cap': ({ cap }: V) => `年度次数上限 ${cap} 次`,
  'panel.preview.no-cap': () => '无年度次数上限',
  'panel.preview.pseudonym': () => '名单公开方式：化名（涉及风险等级或限制公开类别）',
  'panel.preview.code': () => '名单公开方式：统一社会信用代码',
  'panel.preview.batch': ({ number, from, to, count }: V) =>
    `第 ${number} 批 ${from} 至 ${to}，约 ${count} 户`,
  'panel.preview.ok': () => '可以设置。',
  'panel.task.batch': ({ number }: V) => `第 ${number} 批`,
  'panel.task.batches': () => '轮查批次',
  'panel.task.batch-size': () => '户数',
  'panel.task.batch-state': () => '派发',
  'panel.task.batch-sent': () => '已派发',
  'panel.task.batch-due': () => '待派发',
  'panel.task.batch-ahead': () => '未到时间',
  'panel.press.batch': () => '派发到期批次',
  'panel.done.batch': ({ count }: V) => `已派发 ${count} 户。`,
};

import { citeZh as cite } from './cite.ts';

type V = Record<string, string | number>;

/** Texts of recusals that are ordered, schemes of inspection and the one disclosure of joint visits. */
export const jointWork = {
  'refusal.recusal-not-ruled': ({ way, rule }: V) =>
    way === 'order'
      ? `本局规则未规定由负责人指令回避${cite(rule)}，须由本人申请。`
      : `本局规则未规定本人申请回避${cite(rule)}。`,
  'refusal.scheme-missing': ({ rule }: V) =>
    `尚无已确认的检查工作方案${cite(rule)}。请先拟定方案，由另一人确认后再办理。`,
  'refusal.scheme-incomplete': ({ names, rule }: V) =>
    `联合抽查方案须写明每个参与部门的分工${cite(rule)}，尚缺：${names ?? ''}。`,
  'refusal.scheme-confirmed': () => '没有待确认的方案草稿，或者草稿已经确认。请查看最新版本。',
  'refusal.disclosed-once': ({ rule }: V) =>
    `联合检查的结果由任务执行单位一次性公示${cite(rule)}，各部门不能另行公示。`,
  'refusal.part-unknown': () => '该部门在本次检查中没有可以单独公示的事项。',
  'event.recusal.ordered': ({ who, what }: V) => `${who} 就 ${what} 指令一名成员回避`,
  'card.field.ordered-by': () => '指令人',
  'card.request.ordered': ({ by, at }: V) =>
    `${by} 已于 ${at} 指令您回避本次检查，正由另一名负责人审批。审批期间请勿到场。`,
  'card.inspection.ordered': ({ why, at }: V) =>
    `已于 ${at} 被指令回避（${why}），正在审批。审批期间请勿到场。`,
  'panel.order.title': () => '指令回避',
  'panel.order.lead': ({ rule }: V) =>
    `知悉成员与检查对象有利害关系而本人未申请的，可以指令其回避${cite(rule)}。须由另一名负责人审批，同意后按规则更换人员；本人会收到通知。`,
  'panel.order.member': () => '应当回避的成员',
  'panel.order.ground': () => '回避事由',
  'panel.order.note': () => '说明（选择“其他”时必填）',
  'panel.press.order-recusal': () => '指令回避',
  'panel.done.order-recusal': () => '已指令回避，等待另一名负责人审批；已通知本人。',
  'event.scheme.drafted': ({ who, what, number }: V) =>
    `${who} 拟定了 ${what} 的检查工作方案（第 ${number} 版草稿）`,
  'event.scheme.confirmed': ({ who, what, number }: V) =>
    `${who} 确认了 ${what} 的检查工作方案（第 ${number} 版）`,
  'scheme.template.duty': () =>
    '组长：主持检查，安排分工，掌握进度，录入检查结果。\n组员：核验证照和资料，查看现场，制作记录，固定证据。\n全体成员：出示行政执法证件，核对结果并签字。',
  'scheme.template.procedure': ({ items }: V) =>
    `1. 不少于两名持证人员到场，出示行政执法证件，告知检查事由、依据和当事人的权利义务。\n2. 按照抽查事项清单逐项检查：${items}。\n3. 现场记录，需要时固定证据、听取陈述申辩。\n4. 发现违法违规行为的，依法处理或者移送。`,
  'scheme.template.schedule': ({ from, to }: V) =>
    `检查前：接受任务，查阅检查对象资料，有利害关系的申请回避。\n${from} 至 ${to}：完成现场检查。\n检查当日：录入检查结果，全体成员签字。\n公示期限内：审核并公示检查结果。`,
  'scheme.template.lead-department': () => '牵头组织，选派组长，统一录入和公示检查结果。',
  'scheme.template.department': () => '选派检查人员参加检查组，检查本部门事项，在结果上签字。',
  'scheme.duty': () => '责任分工',
  'scheme.procedure': () => '程序规范',
  'scheme.schedule': () => '时间节点',
  'scheme.departments': () => '各部门分工',
  'scheme.version': ({ number, by, at }: V) => `第 ${number} 版，由 ${by} 于 ${at} 确认`,
  'state.scheme.draft': () => '草稿，待确认',
  'state.scheme.confirmed': () => '已确认',
  'card.field.scheme': () => '工作方案',
  'card.scheme.title.draft': ({ number }: V) => `检查工作方案 · 第 ${number} 版待确认`,
  'card.scheme.title.confirmed': ({ number }: V) => `检查工作方案 · 第 ${number} 版已确认`,
  'card.scheme.duty': () => '责任分工',
  'card.scheme.procedure': () => '程序规范',
  'card.scheme.schedule': () => '时间节点',
  'card.scheme.authors': () => '起草人',
  'card.scheme.ask': () => '请确认方案；确认后不再更改，检查组据此出发。起草人不能确认。',
  'card.scheme.confirmed-by': ({ by, at }: V) => `${by} 于 ${at} 确认。`,
  'button.scheme': () => '打开方案',
  'button.scheme.confirm': () => '确认方案',
  'note.scheme.confirm': () => '方案已确认。',
  'card.scheme.missing': ({ rule }: V) => `检查工作方案尚未确认，不能签到${cite(rule)}。`,
  'page.scheme.title': () => '检查工作方案',
  'panel.scheme.title': () => '检查工作方案',
  'panel.scheme.way': () => '检查工作方案',
  'panel.scheme.draft': () => '拟定方案',
  'panel.scheme.none': () => '还没有方案。',
  'panel.scheme.in-force': ({ number }: V) => `第 ${number} 版已确认`,
  'panel.scheme.needed-draw': ({ rule }: V) =>
    `联合抽查须先有已确认的方案，才能冻结抽取名单${cite(rule)}。`,
  'panel.scheme.needed-visit': ({ rule }: V) =>
    `须先有已确认的方案，检查组才能到场签到${cite(rule)}。`,
  'panel.scheme.optional': () => '本局规则未要求制定检查工作方案，可以制定。',
  'panel.scheme.lead': () =>
    '写明责任分工、程序规范和时间节点；由另一名负责人确认后生效，确认后不再修改，需要调整的另拟新版。已按任务预填，可以修改。',
  'panel.scheme.content': () => '任务内容',
  'panel.scheme.items': () => '抽查事项',
  'panel.scheme.participants': () => '参与部门',
  'panel.scheme.window': () => '抽查时间',
  'panel.scheme.ratios': () => '抽查比例',
  'panel.scheme.number': ({ number }: V) => `第 ${number} 版`,
  'panel.scheme.authors': ({ names, at }: V) => `${names} 拟定，${at}`,
  'panel.scheme.confirmed': ({ by, at }: V) => `${by} 确认，${at}`,
  'panel.scheme.waits': () => '待另一名负责人确认。拟定人不能确认自己的方案。',
  'panel.press.draft-scheme': () => '保存草稿',
  'panel.press.confirm-scheme': () => '确认方案',
  'panel.done.draft-scheme': () => '方案草稿已保存，等待另一名负责人确认。',
  'panel.done.confirm-scheme': () => '方案已确认并生效，检查组可以在任务卡片和任务页面查看。',
  'event.disclosure.part-disclosed': ({ who, what, unit }: V) =>
    `${who} 公示了 ${what} 中 ${unit} 的部分`,
  'panel.part.title': () => '可以单独公示的部门结果',
  'panel.part.lead': () =>
    '本局规则允许参与部门单独公示本部门事项的结果。单独公示的事项不再列入整体公示。',
  'panel.part.disclose': () => '公示本部门结果',
  'panel.done.part': ({ ref }: V) => `本部门结果已公示：${ref}`,
};

import { citeZh } from './cite.ts';

type V = Record<string, string | number>;

/** Texts of tasks outside the plan, of directed draws ordered apart, and of who is drawn more. */
export const adHoc = {
  'refusal.plan-line-missing': ({ rule }: V) =>
    `任务须列在年度计划内；计划外的临时抽查须写明理由${citeZh(rule)}。`,
  'refusal.plan-of-other-year': ({ year, on }: V) =>
    `该计划项属于 ${year} 年度计划，任务自 ${on} 起，请选择当年的计划项。跨年任务按开始日期所在年度计算。`,
  'refusal.window-over': ({ on }: V) => `任务执行时间到 ${on} 已经结束，不能再设置或冻结。`,
  'refusal.ad-hoc-not-allowed': ({ rule }: V) =>
    `本局严格按照年度计划抽查，不能组织计划外抽查${citeZh(rule)}。突出问题请作为随机抽查以外的检查登记。`,
  'refusal.ad-hoc-only-deployed': ({ rule }: V) =>
    `计划外的抽查须按“另行部署定向抽查”办理，写明情形和文书并经审批${citeZh(rule)}。`,
  'refusal.deployment-ground-unknown': ({ rule }: V) =>
    `本局规定中没有这一项可另行部署的情形${citeZh(rule)}。`,
  'refusal.deployment-undecided': ({ rule }: V) =>
    `另行部署的定向抽查不受次数和比例限制，须经另一人审批同意后才能冻结名单${citeZh(rule)}。`,
  'refusal.ratio-reversed': ({ stratum, low, rule }: V) =>
    `“${stratum}”风险较高，抽取比例却低于“${low}”${citeZh(rule)}。请调整比例，或写明理由。`,
  'refusal.weights-reversed': ({ stratum, rule }: V) =>
    `“${stratum}”中高风险对象的权重低于较低风险对象${citeZh(rule)}。请调整权重，或写明理由。`,

  'deployment-ground.key-industry': () => '重点行业和领域',
  'deployment-ground.complaints': () => '多次被投诉举报',
  'deployment-ground.abnormal': () => '列入经营异常名录',
  'deployment-ground.discredited': () => '失信行为',
  'deployment-ground.serious-violation': () => '严重违法违规记录',
  'deployment-ground.special-rectification': () => '专项整治',
  'deployment-ground.special-event': () => '特殊事件',
  'deployment-ground.higher-order': () => '上级指令',
  'deployment-ground.transfer': () => '转办交办',
  'deployment-ground.big-data': () => '大数据分析发现的突出问题',
  'task-source.plan': () => '年度计划',
  'task-source.ad-hoc': () => '临时抽查（计划外）',

  'event.task.deployment-requested': ({ who, documentNo }: V) =>
    `${who} 就另行部署的定向抽查报批（${documentNo}）`,
  'event.task.deployment-decided': ({ who, verdict }: V) =>
    `${who} 对另行部署的定向抽查决定：${verdict}`,

  'panel.mode.directed-exempt': () =>
    '另行部署定向：不受次数和比例限制，须写明情形、文书并经另一人审批',
  'panel.mode.directed-exempt-short': () => '定向（另行部署，不受次数和比例限制）',
  'panel.ad-hoc.none': () => '（不在计划内，作为临时抽查）',
  'panel.ad-hoc.reason': () => '临时抽查的理由（随公告公开）',
  'panel.ad-hoc.badge': () => '临时抽查',
  'panel.ad-hoc.why': ({ reason }: V) => `计划外：${reason}`,
  'panel.deployment.title': () => '另行部署定向抽查',
  'panel.deployment.badge': () => '另行部署',
  'panel.deployment.ground': () => '情形',
  'panel.deployment.document': () => '部署文书编号',
  'panel.deployment.body': () => '作出指令的机关（上级指令时填写）',
  'panel.deployment.reason': () => '部署理由',
  'panel.deployment.waits': () => '等待审批：同意后才能冻结名单。',
  'panel.deployment.decided': ({ who }: V) => `${who} 已决定`,
  'panel.uplift.reason': () => '高风险对象比例低于其他对象的理由（如有）',
  'panel.uplift.split': () => '按风险信用自动分为两层',
  'panel.uplift.raised': () => '提高比例的对象',
  'panel.uplift.others': () => '其他对象',
  'field.raisedFilter': () => '风险信用',
  'panel.start.deployment': () => '审批另行部署的定向抽查',
  'field.inspectionType': () => '检查类型',

  'portal.draw.source': () => '任务来源',
  'portal.draw.deployment': () => '另行部署定向抽查',
  'portal.draw.deployment.why': () => '不受同一对象年度次数和比例限制',
  'portal.raised.yes': () => '依规定提高比例的对象',
  'portal.raised.no': () => '其他对象',
};

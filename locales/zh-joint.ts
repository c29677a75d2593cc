import { citeZh } from './cite.ts';

type V = Record<string, string | number>;

/** Texts of joint tasks, of leave, and of what a match finds before it is announced. */
export const joint = {
  'refusal.participant-outside-plan': ({ unit }: V) =>
    `${unit}不是本局单位，年度计划该项也未列为联合部门，不能参加。请先在计划中列明。`,
  'refusal.participants-overlap': ({ first, second }: V) =>
    `${first}与${second}有隶属关系，同一人员不能分属两个部门。请只选其一。`,
  'refusal.participant-items-missing': ({ unit, rule }: V) =>
    `须列明${unit}的抽查事项${citeZh(rule)}。`,
  'refusal.participant-too-few': ({ unit, have, need, rule }: V) =>
    `${unit}符合条件的检查人员只有 ${have} 人，每户需派 ${need} 人${citeZh(rule)}。请先补充名录库。`,
  'refusal.participant-answers-itself': ({ unit }: V) =>
    `${unit}在本平台有任务设置人，应由其自行确认，不能代为登记。`,
  'refusal.participants-unanswered': ({ names }: V) =>
    `参与部门尚未确认事项和检查人员：${names}。确认、登记复函或登记逾期后才能冻结名单。`,
  'refusal.answer-awaited': ({ unit, until }: V) =>
    `${unit}的答复期限到 ${until}，期满后才能登记逾期未答复。`,
  'refusal.leave-recorded': ({ from, to }: V) =>
    `该人员已登记 ${from} 至 ${to} 不在岗，时间有重叠。如有变化，请先撤销原登记。`,

  'state.participant.asked': () => '待确认',
  'state.participant.confirmed': () => '已确认',
  'state.participant.timed-out': () => '逾期未答复',
  'card.participant.title': ({ state }: V) => `联合抽查 · ${state}`,
  'card.participant.ask': () =>
    '发起部门邀请贵部门参加本次联合抽查。请核对事项和人员后确认；确认后贵部门的检查人员参加随机匹配，组长由发起部门的人员担任。',
  'card.participant.too-few': ({ need }: V) =>
    `符合条件的检查人员不足 ${need} 人，暂不能确认。请先补充名录库。`,
  'card.participant.confirmed': ({ by, at }: V) => `${by} 已于 ${at} 确认。`,
  'card.participant.letter': ({ by, at, letter }: V) =>
    `已复函确认（${letter}），${by} 于 ${at} 登记。`,
  'card.participant.timed-out': ({ by, at, reason }: V) =>
    `${by} 于 ${at} 登记逾期未答复：${reason}。贵部门不参加本次抽查。`,
  'card.member.of': ({ name, unit }: V) => `${name}（${unit}）`,
  'card.field.initiator': () => '发起部门',
  'card.field.participant': () => '参与部门',
  'card.field.seats': () => '派员',
  'card.field.seats.value': ({ count }: V) => `每户 ${count} 人`,
  'card.field.skills': () => '业务专长',
  'card.field.able': () => '可派人员',
  'card.field.able.value': ({ count }: V) => `${count} 人`,
  'card.field.answer-by': () => '答复期限',
  'button.participant.confirm': () => '确认参加',
  'button.participant.confirm.confirm': () => '确认后事项和派员人数不能更改。确定？',
  'note.participant.confirm': () => '已确认参加联合抽查。',

  'outlook.department': ({ registered, eligible }: V) =>
    `名录库 ${registered} 人，可抽取 ${eligible} 人。`,
  'outlook.reason': ({ reason, count }: V) => `${reason} ${count} 人`,
  'outlook.left': ({ reasons }: V) => `不参加：${reasons}。`,
  'outlook.recused': ({ count }: V) => `另有 ${count} 人对部分对象回避。`,
  'filter.inactive': () => '已离职',
  'filter.off-duty': () => '不在岗',
  'filter.away': () => '请假或外出',
  'filter.partner': () => '联合部门人员',
  'filter.unlicensed': () => '无执法证',
  'filter.expired': () => '执法证过期',
  'filter.unskilled': () => '业务专长不符',
  'filter.interested': () => '有利害关系',

  'event.joint.asked': ({ who, unit }: V) => `${who} 邀请 ${unit} 参加联合抽查`,
  'event.joint.confirmed': ({ who, unit, inspectors }: V) =>
    `${who} 代表 ${unit} 确认参加联合抽查，可派 ${inspectors} 人`,
  'event.joint.letter-recorded': ({ who, unit, letterNo }: V) =>
    `${who} 登记了 ${unit} 的复函 ${letterNo}`,
  'event.joint.timed-out': ({ who, unit, reason }: V) =>
    `${who} 登记 ${unit} 逾期未答复，理由：${reason}`,
  'event.leave.recorded': ({ who, what, fromOn, toOn }: V) =>
    `${who} 登记 ${what} 于 ${fromOn} 至 ${toOn} 不在岗`,
  'event.leave.withdrawn': ({ who, what, fromOn, toOn }: V) =>
    `${who} 撤销了 ${what} 于 ${fromOn} 至 ${toOn} 不在岗的登记`,

  'leave-kind.annual': () => '休假',
  'leave-kind.sick': () => '病假',
  'leave-kind.training': () => '培训',
  'leave-kind.travel': () => '出差',
  'leave-kind.other': () => '其他',
  'table.leave': () => '请假外出',
  'field.fromOn': () => '开始日期',
  'field.toOn': () => '结束日期',
  'field.recordedBy': () => '登记人',
  'field.recordedAt': () => '登记时间',
  'field.withdrawnBy': () => '撤销人',
  'field.withdrawnAt': () => '撤销时间',
  'panel.way.leave': () => '请假外出',
  'panel.leave.title': () => '请假外出登记',
  'panel.leave.lead': () =>
    '在任务剩余期间内每天都不在岗的人员不参加匹配；只缺勤一部分日期的，可在其余日期检查，仍参加匹配。已公告的匹配不受影响。',
  'panel.leave.who': () => '检查人员',
  'panel.leave.days': () => '起止日期',
  'panel.leave.kind': () => '事由',
  'panel.leave.note': () => '备注',
  'panel.leave.submit': () => '登记',
  'panel.leave.withdraw': () => '撤销',
  'panel.leave.now': () => '现在和以后',
  'panel.leave.none': () => '没有登记。',
  'panel.done.leave': () => '已登记。',
  'panel.done.leave-withdrawn': () => '已撤销，原登记留存。',

  'panel.joint.form': () => '参与部门（部门联合抽查）',
  'panel.joint.form.lead': () =>
    '不联合的留空。外单位须为年度计划该项列明的联合部门。参与部门确认后才能冻结名单；组长由本部门人员担任。',
  'panel.joint.form.number': ({ number }: V) => `参与部门 ${number}`,
  'panel.joint.form.unit': () => '单位',
  'panel.joint.form.nobody': () => '（无）',
  'panel.joint.form.items': () => '该部门的抽查事项（须已公布，不与本部门重复）',
  'panel.joint.form.skills': () => '该部门人员须具备的业务专长（逗号分隔；留空按检查对象类别）',
  'panel.joint.form.size': () => '每户派员人数',
  'panel.joint.form.contact': () => '联系人和电话',
  'panel.joint.form.answer-by': () => '答复期限',
  'panel.joint.title': () => '参与部门',
  'panel.joint.contact': () => '联系人',
  'panel.joint.confirm': () => '确认事项和人员',
  'panel.joint.awaited': () => '各部门都确认，或逾期后登记情况，才能冻结名单。',
  'panel.joint.letter': () => '复函文号',
  'panel.joint.letter.how': () => '该部门不使用本系统：收到复函后在此登记。',
  'panel.joint.record-letter': () => '登记复函',
  'panel.joint.reason': () => '逾期情况说明',
  'panel.joint.time-out': () => '登记逾期未答复',
  'panel.joint.waiting': () => '确认参加联合抽查',
  'panel.joint.page': () => '联合抽查：本部门的确认',
  'panel.joint.none': () =>
    '没有等待本部门确认的联合抽查。其他部门请本部门参加时会列在这里，确认后发起部门才能冻结名单。',
  'panel.done.joint': ({ count }: V) => `已确认，可派 ${count} 人。`,
  'panel.done.letter': () => '复函已登记。',
  'panel.done.timed-out': () => '已登记，该部门不参加本次抽查。',
  'panel.outlook.title': () => '可抽取的检查人员',
  'panel.outlook.department': () => '部门',
  'panel.outlook.registered': () => '名录库',
  'panel.outlook.eligible': () => '可抽取',
  'panel.outlook.filtered': () => '不参加的人员和原因',
};

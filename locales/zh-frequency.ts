type V = Record<string, string | number>;

/** Texts of standing obligations, of frequencies and of the calendar. */
export const frequency = {
  'obligation.licence': () => '执法证件到期提醒',
  'obligation.licence.do': () => '请及时办理换证；证件到期后不能参加抽查。',
  'obligation.plan-due': () => '年度抽查计划制定提醒',
  'obligation.plan-due.do': () => '请编制、审批并公布年度抽查计划。',
  'obligation.plan-filing': () => '年度抽查计划备案提醒',
  'obligation.plan-filing.do': () => '请报送备案，并登记回执。',
  'obligation.coverage': () => '抽查覆盖面提醒',
  'obligation.coverage.do': () => '按目前进度将达不到要求，请安排抽查或调整计划。',
  'obligation.frequency': () => '抽查频次提醒',
  'obligation.frequency.do': () => '请在期限前完成本周期的抽查，任务建议见后台“抽查频次”。',
  'obligation.staleness': () => '名录库更新提醒',
  'obligation.staleness.do': () => '请核对名录库，更新后导入。',
  'card.field.matter': () => '事项',
  'card.field.last-day': () => '最后期限',
  'card.obligation-due.left': ({ days }: V) => `距期限还剩 ${days} 个工作日。`,
  'card.obligation-due.today': () => '今天是最后一天。',
  'card.obligation-due.overdue': ({ days }: V) => `已超过期限 ${days} 个工作日，请立即办理。`,
  'card.obligation-due.pending': ({ day }: V) => `期限为 ${day}。`,
  'card.obligation-due.met': ({ at }: V) => `已于 ${at} 办结。`,
  'card.obligation-due.provisional': () => '期限为暂定：国务院办公厅尚未发布该年放假安排。',
  'event.obligation.owed': ({ matter, label, dueOn }: V) =>
    `系统登记：${label}（${matter}），期限 ${dueOn}`,
  'event.obligation.settled': ({ matter, label }: V) => `${label}（${matter}）已办结`,
  'event.obligation.prompted': ({ matter, label }: V) => `系统发出提醒：${label}（${matter}）`,
};

type V = Record<string, string | number>;

/** Texts of what follows a dispatch: the unit's receipt, its reminders, what goes up to the coordinator. */
export const reactions = {
  'button.task.acknowledge': () => '确认收到',
  'note.task.acknowledge': () => '已确认收到。',
  'card.match-desk.receipt': ({ unit, by, at }: V) => `${unit} ${by} 已于 ${at} 确认收到。`,
  'obligation.dispatch': () => '派发任务待接收',
  'obligation.dispatch.do': () =>
    '任务已派发到执行单位，尚未匹配检查人员，也未确认收到。请执行单位匹配或确认；发起单位和统筹部门请督促。',
  'event.task.acknowledged': ({ who, what }: V) => `${who} 确认收到任务 ${what}`,
  'health.sweep.dispatch-locked': () => '锁定后自动派发任务',
  'panel.done.acknowledge': () => '已确认收到。',
  'panel.reaction.title': () => '派发与接收',
  'panel.reaction.sent': () => '派发日期',
  'panel.reaction.reached': () => '通知',
  'panel.reaction.reached.value': ({ told, reached }: V) =>
    `${told} 人中 ${reached} 人的通知已送达`,
  'panel.reaction.due': () => '接收期限',
  'panel.reaction.state': () => '接收情况',
  'panel.reaction.waiting': () => '待接收',
  'panel.reaction.overdue': () => '逾期未接收',
  'panel.reaction.acknowledged': ({ by, at }: V) => `${by} 已于 ${at} 确认收到`,
  'panel.reaction.settled': ({ at }: V) => `已于 ${at} 匹配或办结`,
  'panel.reaction.reminded': ({ count }: V) => `已提醒 ${count} 次`,
  'panel.reaction.escalated': ({ at, count }: V) => `${at} 起已报发起单位和统筹部门 ${count} 次`,
  'panel.reaction.hint': () => '确认收到后不再提醒；匹配检查人员即视为收到。',
};

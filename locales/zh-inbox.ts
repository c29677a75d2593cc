type V = Record<string, string | number>;

/** Texts of the web inbox: its views, its work without a network, the weekly digest. */
export const inbox = {
  'page.view.today': (_: V) => '今天',
  'page.view.week': (_: V) => '本周',
  'page.view.decide': (_: V) => '待我审批',
  'page.view.done': (_: V) => '已办',
  'page.empty.today': (_: V) => '今天没有新的事项。抽查任务、审批和提醒会显示在这里。',
  'page.empty.week': (_: V) => '没有待办的检查。派给您的抽查任务会按截止日期排在这里。',
  'page.empty.decide': (_: V) => '没有等您审批的事项。回避、更换、公示等申请会显示在这里。',
  'page.empty.done': (_: V) => '还没有办过的事项。',
  'page.visits.overdue': (_: V) => '已逾期',
  'page.visits.today': (_: V) => '今天要办的检查',
  'page.visits.week': (_: V) => '本周到期',
  'page.visits.later': (_: V) => '以后',
  'page.visits.due': ({ on }: V) => `截止 ${on}`,
  'page.past': (_: V) => '我办过的',
  'page.past.signed': (_: V) => '已签字',
};

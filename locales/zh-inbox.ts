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
  'page.app.short': (_: V) => '摇号',
  'page.no-network': (_: V) => '没有网络',
  'page.no-network.kept': (_: V) =>
    '打开过的收件箱和检查单可以离线使用；填写的内容和照片保存在本机，联网后自动发送。',
  'page.outbox.waiting': ({ n }: V) => `${n} 项尚未发送，已保存在本机。`,
  'page.outbox.refused': ({ n }: V) => `${n} 项未被接收，请查看原因`,
  'page.outbox.remove': (_: V) => '删除',
  'page.outbox.kept': (_: V) => '没有网络，联网后自动发送。',
  'page.outbox.later': (_: V) => '系统暂时没有应答，稍后自动发送。',
  'page.outbox.sign-in': (_: V) => '登录已过期，请重新登录后发送。',
  'page.press.offline': (_: V) => '没有网络，没有办成。请联网后再按一次。',
  'page.notify': (_: V) => '开启通知',
  'page.news': ({ n }: V) => `您有 ${n} 项待办`,
};

type V = Record<string, string | number>;

/** Texts of what somebody asks a chat for: their list, and Slack's home tab. */
export const deskChat = {
  'note.list.today': (_: V) => '今天要办的检查：',
  'note.list.today.none': (_: V) => '今天没有要办的检查。',
  'note.list.week': (_: V) => '本周到期的检查：',
  'note.list.week.none': (_: V) => '本周没有到期的检查。',
  'note.list.queue': (_: V) => '待我审批：',
  'note.list.queue.none': (_: V) => '没有等您审批的事项。',
  'note.list.overdue': ({ line }: V) => `⚠ 已逾期 · ${line}`,
  'note.list.more': ({ count }: V) => `还有 ${count} 项，请在网页收件箱查看。`,
  'note.help.slack': (_: V) =>
    '任务、审批和提醒会以卡片发到这里，在卡片上直接办理。\n/yaohao today 今天要办的检查\n/yaohao week 本周到期的检查\n/yaohao queue 待我审批\n/yaohao tasks 我的全部检查\n/yaohao deputy 代为审批：查看、委托、结束\n/yaohao me 我的送达情况\n/yaohao quiet 22:00-07:00 设置静默时段\n/yaohao language en 切换语言\n/yaohao signout 退出网页上的全部登录\n/yaohao help 显示本说明\n“主页”标签同样列出这些事项。',
  'note.command.today': (_: V) => '今天要办的检查',
  'note.command.week': (_: V) => '本周到期的检查',
  'note.command.queue': (_: V) => '待我审批',
  'home.title': ({ name }: V) => `${name} 的待办`,
  'home.as-of': ({ at }: V) => `截至 ${at}，打开本页时更新`,
  'home.open': (_: V) => '打开卡片',
  'home.inbox': (_: V) => '网页收件箱',
  'home.nothing': (_: V) => '目前没有等您办理的事项。新的任务会以卡片发到“消息”标签。',
};

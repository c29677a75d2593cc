type V = Record<string, string | number>;

/** Texts about chat accounts: linking and unlinking, who can be reached, the drill, the bots. */
export const accounts = {
  'refusal.already-linked': (_: V) => '该人员在此平台已有绑定的账号。请先解除绑定，再重新绑定。',
  'refusal.relink-by-official': (_: V) =>
    '曾经绑定过账号的，须由本单位管理员重新开具绑定码；审批人员的，解除和重新绑定须由两名管理员分别办理。',
  'refusal.not-linked': (_: V) => '该人员在此平台没有绑定的账号。',

  'card.account.title': () => '聊天账号变动',
  'card.account.linked': ({ provider, at }: V) => `您的 ${provider} 账号已于 ${at} 绑定。`,
  'card.account.unlinked': ({ provider, at }: V) => `您的 ${provider} 账号已于 ${at} 解除绑定。`,
  'card.account.not-you': () => '如非本人办理，请立即联系本单位管理员。',
  'card.left': () => '您已离岗，此卡片不再更新',
  'card.drill.title': () => '每月通知演练',
  'card.drill.ask': () => '请点“收到”。通过演练可以提前发现谁收不到任务通知，不涉及任何任务。',
  'card.drill.answered': ({ at }: V) => `已于 ${at} 应答，谢谢。`,
  'card.field.drill-month': () => '月份',
  'button.drill.answer': () => '收到',
  'note.drill.answer': () => '已记录，谢谢。',

  'health.warn': (_: V) => '需要留意',
  'health.bot': (_: V) => '机器人',
  'health.bot.listening': ({ name, mode, leader, seconds }: V) =>
    `${name} 正在接收（${mode}，${leader}，${seconds} 秒前）`,
  'health.bot.conflict': ({ name, minutes, conflicts }: V) =>
    `${name} 的令牌另有程序在接收（409，共 ${conflicts} 次，最近 ${minutes} 分钟前）。请停用另一程序，或在 BotFather 更换令牌。`,
  'health.bot.silent': ({ name, seconds }: V) =>
    `${name} 已 ${seconds} 秒没有进程在接收。请检查 bot 进程。`,
  'health.bot.unseen': (_: V) => '已配置，但从未有进程接收。请启动 bot 进程。',

  'event.account.unlinked': ({ who, what }: V) => `${who} 解除了 ${what} 的聊天账号`,
  'event.account.revoked': ({ what, accounts, sessions, ended, rerouted }: V) =>
    `${what} 离岗：解除聊天账号 ${accounts} 个，注销登录 ${sessions} 处，终止消息 ${ended} 条，转交 ${rerouted} 条`,
  'event.account.blocked': ({ what }: V) => `${what} 屏蔽了机器人，改用其他途径通知`,
  'event.account.unblocked': ({ what, cards }: V) => `${what} 恢复接收，补发待办卡片 ${cards} 张`,
  'event.drill.held': ({ who, called }: V) => `${who} 发起通知演练，共 ${called} 人`,
  'event.drill.answered': ({ who }: V) => `${who} 应答了通知演练`,
};

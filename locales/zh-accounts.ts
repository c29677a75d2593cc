type V = Record<string, string | number>;

/** Texts about chat accounts: linking and unlinking, who can be reached, the drill, the bots. */
export const accounts = {
  'refusal.already-linked': (_: V) => '该人员在此平台已有绑定的账号。请先解除绑定，再重新绑定。',
  'refusal.relink-by-official': (_: V) =>
    '曾经绑定过账号的，须由本单位管理员重新开具绑定码；审批人员的，解除和重新绑定须由两名管理员分别办理。',
  'refusal.not-linked': (_: V) => '该人员在此平台没有绑定的账号。',

  'note.link.ask': ({ name }: V) =>
    `要把此账号绑定到 ${name} 吗？绑定后，发给此人的任务都会到这里，在这里办理的事项都记在此人名下。`,
  'note.link.declined': () => '没有绑定，绑定码已作废。请告知给您绑定码的管理员。',
  'button.link.yes': () => '是我，绑定',
  'button.link.no': () => '不是我',
  'event.account.link-declined': ({ what }: V) =>
    `有人收到 ${what} 的绑定码，表示不是本人，绑定码已作废`,

  'card.account.title': () => '聊天账号变动',
  'card.account.linked': ({ provider, at }: V) => `您的 ${provider} 账号已于 ${at} 绑定。`,
  'card.account.unlinked': ({ provider, at }: V) => `您的 ${provider} 账号已于 ${at} 解除绑定。`,
  'card.account.not-you': () => '如非本人办理，请立即联系本单位管理员。',
  'card.left': () => '您已离岗，此卡片不再更新',
  'card.drill.title': () => '每月通知演练',
  'card.drill.ask': () => '请点“收到”。通过演练可以提前发现谁收不到任务通知，不涉及任何任务。',
  'card.drill.answered': ({ at }: V) => `已于 ${at} 应答，谢谢。`,
  'card.field.drill-month': () => '月份',
  'card.field.drill-month.value': ({ year, number }: V) => `${year}年${number}月`,
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

  'panel.way.reach': () => '通知送达',
  'panel.reach.title': () => '通知送达情况',
  'panel.reach.lead': () =>
    '谁能收到通知、通过什么途径、最近何时应答。收不到的排在前面；没有聊天账号的，通知只进网页收件箱。',
  'panel.reach.nobody': () => '没有符合条件的人员。',
  'panel.reach.more': ({ count }: V) => `另有 ${count} 人，请按姓名或状态筛选。`,
  'panel.reach.all': () => '全部',
  'panel.reach.look': () => '筛选',
  'panel.reach.column.person': () => '人员',
  'panel.reach.column.state': () => '送达',
  'panel.reach.column.accounts': () => '账号',
  'panel.reach.column.answer': () => '最近应答',
  'panel.reach.column.latency': () => '通常多久应答',
  'panel.reach.column.drill': () => '演练',
  'panel.reach.blocked-since': ({ at }: V) => `${at} 起收不到`,
  'panel.reach.linked-since': ({ at }: V) => `${at} 绑定`,
  'panel.reach.web': () => '可登录网页收件箱',
  'panel.reach.no-web': () => '没有网页登录账号',
  'panel.reach.minutes': ({ count }: V) => `约 ${count} 分钟`,
  'panel.reach.hours': ({ count }: V) => `约 ${count} 小时`,
  'panel.reach.drill': () => '立即演练',
  'panel.reach.drill-lead': () =>
    '向本单位及下属单位所有已绑定账号的人员发一张演练卡片，点“收到”即为应答。每月初系统自动演练一次。',
  'panel.reach.drill-hold': () => '发起演练',
  'panel.reach.drill-asked': ({ at }: V) => `${at} 发出`,
  'panel.reach.drill-answered': ({ at }: V) => `${at} 已应答`,
  'panel.reach.drill-open': () => '未应答',
  'panel.done.drill': ({ called }: V) => `已发起演练，共 ${called} 人。`,
  'reach.chat': () => '可送达',
  'reach.blocked': () => '已屏蔽',
  'reach.web': () => '仅网页',
  'reach.none': () => '无法送达',

  'panel.people.title': ({ name }: V) => `${name}的聊天账号`,
  'panel.people.way': () => '聊天账号',
  'panel.people.mine': () => '我的聊天账号',
  'panel.people.no-bots': () => '尚未启用 Telegram 或 Slack。通知进入网页收件箱。',
  'panel.people.linked': () => '已绑定',
  'panel.people.linked-at': ({ at, by }: V) => `绑定于 ${at}，绑定码由 ${by} 开具。`,
  'panel.people.not-linked': () => '未绑定。',
  'panel.people.unblock.telegram': () =>
    '本人在 Telegram 中打开机器人、点“启动”（/start）即可恢复，待办卡片会补发。',
  'panel.people.unblock.slack': () =>
    '本人在 Slack 中打开应用或输入 /yaohao start 即可恢复，待办卡片会补发。',
  'panel.people.unlink': () => '解除绑定',
  'panel.people.unlink-lead': () =>
    '解除后，该账号不能再办理任何事项；等待本人答复的卡片改由其他途径发送。重新绑定须由管理员办理。',
  'panel.people.code-self': () => '开具绑定码后，用自己的手机扫码或输入。',
  'panel.people.code-other': () => '开具绑定码后，请当面交给本人，不要转发。',
  'panel.people.code': () => '开具绑定码',
  'panel.people.code-for': ({ name, platform }: V) => `${name} 的 ${platform} 绑定码`,
  'panel.people.code-until': ({ minutes, at }: V) =>
    `${minutes} 分钟内有效（至 ${at}），只能使用一次，离开本页后不再显示。`,
  'panel.people.code-done': () => '返回',
  'panel.people.scan': () => '请本人用手机扫码，在 Telegram 中点“启动”：',
  'panel.people.qr': () => 'Telegram 绑定二维码',
  'panel.people.open': () => '或在本机打开 Telegram',
  'panel.people.type-telegram': ({ bot }: V) => `不能扫码的，向 ${bot} 发送：`,
  'panel.people.scan-slack': () => '请本人用手机扫码，在 Slack 中打开应用的私聊：',
  'panel.people.qr-slack': () => 'Slack 应用二维码',
  'panel.people.open-slack': () => '或在本机打开 Slack',
  'panel.people.type-slack': () => '请本人在 Slack 中输入：',
  'panel.people.before': () => '以往账号',
  'panel.people.ground.left': () => '离岗解除',
  'panel.people.ground.self': () => '本人解除',
  'panel.people.ground.official': () => '管理员解除',
  'panel.done.unlinked': () => '已解除绑定，并已告知本人。',

  'panel.preflight.title': () => '派发前核对：谁收不到通知',
  'panel.preflight.all': ({ total }: V) =>
    `派发前核对：有关 ${total} 人都能在聊天或浏览器推送中收到通知。`,
  'panel.preflight.unreached': ({ count, total }: V) =>
    `有关 ${total} 人中，${count} 人收不到通知。仍可派发，请另行通知本人，或先为其绑定账号。`,
  'panel.preflight.web': ({ count }: V) => `另有 ${count} 人只能在网页收件箱中看到，不会主动提醒：`,
  'panel.preflight.more': ({ count }: V) => `等，另有 ${count} 人`,
  'panel.done.dispatch-unreached': ({ count, unreached }: V) =>
    `任务已派发，共 ${count} 户。有 ${unreached} 人收不到通知，请另行通知。`,
  'event.task.dispatched-unreached': ({ unreached }: V) => `派发时有 ${unreached} 人收不到通知`,
  'health.sweep.sweep-drill': (_: V) => '每月通知演练',

  'card.draw-desk.unreached': ({ count }: V) =>
    `有关人员中有 ${count} 人收不到通知，派发后请另行通知。名单见后台任务页。`,
  'state.message.ended': () => '已终止',

  'event.account.unlinked': ({ who, what }: V) => `${who} 解除了 ${what} 的聊天账号`,
  'event.account.revoked': ({ what, accounts, sessions, ended, rerouted }: V) =>
    `${what} 离岗：解除聊天账号 ${accounts} 个，注销登录 ${sessions} 处，终止消息 ${ended} 条，转交 ${rerouted} 条`,
  'event.account.blocked': ({ what }: V) => `${what} 屏蔽了机器人，改用其他途径通知`,
  'event.account.unblocked': ({ what, cards }: V) => `${what} 恢复接收，补发待办卡片 ${cards} 张`,
  'event.drill.held': ({ who, called }: V) => `${who} 发起通知演练，共 ${called} 人`,
  'event.drill.answered': ({ who }: V) => `${who} 应答了通知演练`,
};

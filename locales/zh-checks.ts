type V = Record<string, string | number>;

/** Texts of the check of the chats: its card, its steps, what to mend. */
export const checks = {
  'card.check.title': (_: V) => '通道检查',
  'card.check.ask': (_: V) => '请点“收到”。这是通道检查，不涉及任何任务。',
  'card.check.over': (_: V) => '检查已结束，本条消息不再需要。',
  'button.check.press': (_: V) => '收到',
  'note.check.press': (_: V) => '收到点击，通道正常。',
  'event.check.asked': ({ who }: V) => `${who} 发起聊天通道检查`,
  'event.check.pressed': ({ who }: V) => `${who} 在通道检查中点了按钮`,
  'event.check.reported': ({ what, failures }: V) =>
    `${what} 的聊天通道检查完成，发现问题 ${failures} 处`,
  'check.platform.telegram': (_: V) => 'Telegram',
  'check.platform.slack': (_: V) => 'Slack',
  'check.platform.web': (_: V) => '网页收件箱',
  'check.step.reach': (_: V) => '连接与令牌',
  'check.step.clock': (_: V) => '时钟偏差',
  'check.step.scopes': (_: V) => '权限范围',
  'check.step.inlet': (_: V) => '接收方式',
  'check.step.chat': (_: V) => '私聊',
  'check.step.post': (_: V) => '发送卡片',
  'check.step.press': (_: V) => '按钮',
  'check.step.edit': (_: V) => '修改卡片',
  'check.step.file': (_: V) => '文件收发',
  'check.step.delete': (_: V) => '删除消息',
  'check.state.ok': (_: V) => '✓ 正常',
  'check.state.failed': (_: V) => '✗ 有问题',
  'check.state.skipped': (_: V) => '– 未检查',
  'check.advice.network': (_: V) =>
    '连不上平台。请检查服务器的外网、代理和防火墙（TELEGRAM_API_ROOT、SLACK_API_URL）。',
  'check.advice.token': (_: V) =>
    '令牌无效或已吊销。请在 BotFather 或 Slack 应用后台重新取得，写入环境变量后重启。',
  'check.advice.clock': (_: V) => '服务器时钟与平台相差过大，签名会被拒绝。请开启 NTP 校时。',
  'check.advice.scopes': (_: V) =>
    '缺少上列权限。请在 Slack 应用后台 OAuth & Permissions 中添加，并重新安装到工作区。',
  'check.advice.bot-silent': (_: V) =>
    '没有机器人进程在接收。请启动 bot 进程，并检查 BOT_URL 能否从外部访问。',
  'check.advice.conflict': (_: V) =>
    '另有程序用同一令牌在接收（409）。请停用那个程序，或更换令牌。',
  'check.advice.webhook-elsewhere': (_: V) =>
    'webhook 指向别处。请重启 bot 进程重新登记，并核对 BOT_URL。',
  'check.advice.webhook-failing': (_: V) =>
    '平台投递失败，原因如上。请检查 BOT_URL、证书和反向代理。',
  'check.advice.webhook-left': (_: V) =>
    '轮询时不能留有 webhook。请删除它（deleteWebhook），或设置 TELEGRAM_WEBHOOK_SECRET。',
  'check.advice.not-linked': (_: V) => '您在该平台没有绑定账号，无法试发。请先绑定。',
  'check.advice.unreachable': (_: V) =>
    '机器人不能给您发私聊。请在平台上打开机器人并发送 /start，或解除屏蔽。',
  'check.advice.rate-limited': (_: V) => '平台正在限流。请稍候再查；经常出现时请减少群发。',
  'check.advice.not-pressed': (_: V) =>
    '没有收到点击。若您已点过：请检查接收方式一项；Slack 还须开启 Interactivity。',
  'check.advice.other': (_: V) => '平台拒绝了请求，原因如上。',
  'health.sweep.check-chats': (_: V) => '检查聊天通道',
  'panel.way.checks': (_: V) => '通道检查',
  'panel.checks.title': (_: V) => '聊天通道检查',
  'panel.checks.lead': (_: V) =>
    '向您本人的各个账号试发一条消息，依次检查连接、时钟、权限、接收方式、按钮、修改、文件和删除。请在 40 秒内到聊天里点“收到”。',
  'panel.checks.press': (_: V) => '开始检查',
  'panel.checks.running': (_: V) => '正在检查，请到聊天里点“收到”。本页会自动更新。',
  'panel.checks.none': (_: V) => '还没有检查过。',
  'panel.done.checks': (_: V) => '检查已开始，请到聊天里点“收到”。',
};

type V = Record<string, string | number>;

/** Texts about what people settle for themselves: the way they are reached, quiet hours, language, sessions. */
export const me = {
  'page.me': () => '我的设置',
  'page.me.reach': () => '通知如何送达',
  'page.me.quiet': () => '静默时段内不发提醒；法定期限临近的通知和法定告知仍会立即发出。',
  'page.me.language': () => '语言',
  'page.me.language.lead': () => '各平台上发给您的卡片都会改用此语言：',
  'page.me.sign-out': () => '退出所有设备',
  'page.me.sign-out.lead': () =>
    '退出您在网页收件箱和后台的全部登录，包括本机；卡片上尚未使用的登录链接和各设备的浏览器推送同时失效。',
  'note.me.state': ({ state }: V) => `送达情况：${state}`,
  'note.me.linked': ({ provider, at }: V) => `${provider}：${at} 绑定`,
  'note.me.blocked': ({ provider, at }: V) => `${provider}：${at} 起收不到`,
  'note.me.answered': ({ at }: V) => `最近应答：${at}`,
  'note.me.quiet': ({ from, to }: V) => `静默时段：${from}–${to}`,
  'note.me.no-quiet': () => '没有设置静默时段',
  'note.quiet.how': () =>
    '请这样写：/quiet 22:00-07:00，取消写 /quiet off（Slack 中为 /yaohao quiet …）。',
  'note.quiet.set': ({ from, to }: V) =>
    `静默时段已设为 ${from}–${to}。法定期限临近的通知仍会立即发出。`,
  'note.quiet.ended': () => '静默时段已取消。',
  'note.language.how': () =>
    '请这样写：/language zh 或 /language en（Slack 中为 /yaohao language …）。',
  'note.language': () => '今后用中文。',
  'note.sign-out': ({ sessions }: V) =>
    `已退出网页上的全部登录（${sessions} 处），卡片上的登录链接已失效。`,
  'note.check-in.place.slack': () =>
    '已签到。如需附上位置（选填），请在 30 分钟内输入 /yaohao place 地点。',
  'note.command.me': () => '我的送达情况',
  'note.command.quiet': () => '设置静默时段',
  'note.command.language': () => '切换语言',
  'panel.people.sessions': () => '网页登录',
  'panel.people.sign-out': () => '退出所有设备',
  'panel.people.sign-out-lead': ({ name }: V) =>
    `退出 ${name} 在网页收件箱和后台的全部登录，例如手机遗失时；卡片上尚未使用的登录链接和浏览器推送同时失效。`,
  'panel.done.signed-out': ({ sessions }: V) => `已退出全部登录（${sessions} 处）。`,
  'event.language.set': ({ who }: V) => `${who} 更改了使用语言`,
  'event.account.signed-out': ({ who, what, sessions }: V) =>
    `${who} 退出了 ${what} 的全部网页登录（${sessions} 处）`,
};

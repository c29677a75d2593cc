type V = Record<string, string | number>;

/** Texts of being told on a phone or a computer while the web inbox is closed. */
export const pushes = {
  // What a locked screen shows: how many wait, never what about.
  'push.none': (_: V) => '收件箱有新消息',
  'push.one': (_: V) => '您有 1 项待办',
  'push.many': ({ n }: V) => `您有 ${n} 项待办`,
  'page.push.title': (_: V) => '通知设备',
  'page.push.lead': (_: V) =>
    '网页收件箱关着时，下列设备也会提醒您有几项待办。锁屏上只显示件数，不显示内容。',
  'page.push.empty': (_: V) => '还没有设备开启通知。',
  'page.push.here': (_: V) => '本机',
  'page.push.since': ({ at }: V) => `${at} 开启`,
  'page.push.last': ({ at }: V) => `最近提醒 ${at}`,
  'page.push.failing': (_: V) => '最近没有送达，系统会继续尝试',
  'page.push.end': (_: V) => '停用',
  'page.push.turn-on': (_: V) => '在本机开启通知',
  'page.push.ended': (_: V) => '该设备不再收到通知。',
  'page.push.on': (_: V) => '本机已开启通知。',
  'page.push.denied': (_: V) =>
    '浏览器已禁止本站发通知。请在浏览器的网站设置中改为“允许”，再回到本页。',
  'page.push.unsupported': (_: V) =>
    '这个浏览器不支持推送。iPhone、iPad 请先把本页“添加到主屏幕”，再从主屏幕打开。',
  'page.push.failed': (_: V) =>
    '没有开启成功：浏览器连不上它的推送服务。请换网络或浏览器再试；收件箱开着时仍会提醒。',
  'note.me.pushes': ({ n }: V) => `浏览器推送：${n} 台设备已开启`,
  'reach.web-push': (_: V) => '网页，有推送',
  'panel.reach.pushes': ({ n }: V) => `${n} 台设备有浏览器推送`,
  'health.push': (_: V) => '浏览器推送',
  'health.push.facts': ({ live, waiting }: V) => `已开启 ${live} 台设备，待发 ${waiting}`,
  'health.push.refused': ({ hosts }: V) =>
    `${hosts} 拒绝了本系统的推送密钥（401/403）：请核对 VAPID_PRIVATE_KEY、PUSH_CONTACT 和服务器时钟`,
  'health.push.silent': ({ hosts }: V) =>
    `连不上 ${hosts}：请检查 worker 的外网、代理和防火墙，用户可改用其他浏览器`,
  'health.sweep.sweep-pushes': (_: V) => '发送浏览器推送',
  'check.step.push': (_: V) => '浏览器推送',
  'check.advice.push-none': (_: V) =>
    '您没有设备开启通知。请在手机或电脑上打开网页收件箱，点“开启通知”。',
  'check.advice.push-refused': (_: V) =>
    '推送服务拒绝了密钥。请核对 VAPID_PRIVATE_KEY、PUSH_CONTACT 和服务器时钟。',
  'check.advice.push-silent': (_: V) =>
    '连不上推送服务。请检查 worker 的外网、代理和防火墙，或改用其他浏览器。',
  'event.push.subscribed': ({ who }: V) => `${who} 在一台设备上开启了浏览器推送`,
  'event.push.ended': ({ what, pushEnd }: V) => `${what} 的一台设备不再收到浏览器推送：${pushEnd}`,
  'push-end.gone': (_: V) => '推送服务已注销该设备',
  'push-end.self': (_: V) => '本人停用',
  'push-end.signed-out': (_: V) => '已退出登录',
  'push-end.moved': (_: V) => '设备改由他人使用',
  'push-end.renewed': (_: V) => '浏览器更换了地址',
  'push-end.rekeyed': (_: V) => '系统更换了密钥',
};

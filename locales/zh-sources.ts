type V = Record<string, string | number>;

/** Texts about where a draw's randomness comes from: refusals, the trail, panel, cards and portal. */
export const sources = {
  'network.quicknet': () => 'drand quicknet（公共网络）',
  'network.demo': () => '演示网络（不计入可验证程度）',

  'refusal.sources-missing': (_: V) =>
    '至少选择一个随机数来源：两名不同单位的见证人、公共随机信标或公开的彩票结果。',
  'refusal.not-a-source': (_: V) => '这次抽取没有这个来源，或来源尚未随公告确定。',
  'refusal.beacon-unreadable': (_: V) =>
    '读不出信标：请粘贴信标的签名（96 位十六进制），或中继返回的整段 JSON。',
  'refusal.beacon-length': ({ have, need }: V) =>
    `签名应为 ${need} 位十六进制，粘贴的是 ${have} 位。请检查是否少复制或多复制了字符。`,
  'refusal.beacon-no-point': (_: V) => '这不是有效的签名（不是曲线上的点），可能在传递中被改动。',
  'refusal.beacon-not-signed': ({ network, round }: V) =>
    `签名不是 ${network} 网络第 ${round} 轮的签名，未采用：内容被改动过，或取自别的轮次、别的网络。`,
  'refusal.beacon-other-round': ({ have, need }: V) =>
    `这是第 ${have} 轮的信标，公告确定的是第 ${need} 轮。`,
  'refusal.beacon-randomness': (_: V) => '信标所写的随机数与其签名不符，未采用。',
  'refusal.beacon-too-early': ({ at }: V) => `该轮信标要到 ${at} 才会公布，现在还不可能存在。`,
  'refusal.lottery-malformed': ({ name, form }: V) =>
    form ? `这不是一次${name}的开奖结果：应为 ${form} 个号码。` : '请填写开奖结果，不超过 200 字。',
  'refusal.lottery-no-draw-day': ({ name, on }: V) => `${name}在 ${on} 不开奖，请改选开奖日。`,
  'refusal.lottery-too-early': ({ on }: V) =>
    `开奖日须晚于抽取公告之日，开奖结果在开奖日（${on}）及以后录入。`,
  'refusal.lottery-mismatch': (_: V) =>
    '与第一人录入的结果不一致，未采用，已留痕。请两人共同核对官方公布的结果。',
  'refusal.already-entered': (_: V) => '该来源的值已经确认，不能更改。',
  'refusal.not-entered': (_: V) => '还没有人录入，或录入的就是您本人：须由另一人复核。',

  'event.draw.beacon-entered': ({ who, what, round }: V) =>
    `${who} 带入了抽取 ${what} 的第 ${round} 轮信标，签名核对无误`,
  'event.draw.lottery-entered': ({ who, what, name, text }: V) =>
    `${who} 为抽取 ${what} 录入了${name}结果：${text}`,
  'event.draw.lottery-confirmed': ({ who, what, name, text }: V) =>
    `${who} 为抽取 ${what} 复核了${name}结果：${text}`,
  'event.draw.source-late': ({ what, name, on }: V) =>
    `抽取 ${what} 所等的${name}（${on}）逾期未录入，已提醒`,

  'health.sweep.sweep-beacons': (_: V) => '取公共随机信标',
};

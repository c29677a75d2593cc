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
  'refusal.lottery-malformed': ({ name, count, of, extra, extraOf }: V) =>
    count
      ? `这不是一次${name}的开奖结果：应为 1–${of} 中 ${count} 个不同的号码，加 1–${extraOf} 中 ${extra} 个。`
      : '请填写开奖结果，不超过 200 字。',
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

  'source-state.awaited': () => '待承诺',
  'source-state.committed': () => '已承诺，待揭示',
  'source-state.revealed': () => '已揭示',
  'source-state.sealed': () => '已承诺，检查结束后公开',
  'source-state.opened': () => '已公开',
  'source-state.unsettled': () => '待公告：轮次随公告确定',
  'source-state.round': ({ round, at }: V) => `等待第 ${round} 轮，${at} 公布`,
  'source-state.result': ({ on }: V) => `等待 ${on} 开奖，由两人录入`,
  'source-state.entered': () => '已由一人录入，待另一人复核',
  'source-state.verified': ({ round }: V) => `第 ${round} 轮已取得，签名核验无误`,
  'source-state.confirmed': ({ text }: V) => `已录入并复核：${text}`,

  'card.draw-desk.ready-public': (_: V) => '随机数来源已选定，可以发布抽取公告。',
  'card.draw-desk.waiting-public': (_: V) => '已公告，等待公开来源的值；值到齐后系统立即抽取。',
  'card.draw-notice.announced-public': (_: V) =>
    '名单和随机数来源均已固定，随机数来自尚未产生的公开来源；值到齐后抽取随即自动进行。',

  'panel.sources.how': () =>
    '选择一种或几种随机数来源。公告后来源不能更换；任何一种到得晚，抽取就等它到为止，不会重来。',
  'panel.sources.witnesses': () => '见证人：至少两名，来自不同单位 → 多方见证',
  'panel.sources.drand': () => '公共随机信标（drand）→ 公开可验证',
  'panel.sources.drand.demo': () => '公共随机信标：演示网络，不计入可验证程度',
  'panel.sources.drand.how': () =>
    '公告确定至少 10 分钟后的一轮；有见证人的，在揭示截止之后。任何人都可以核对签名，网络不通时可以手工带入。',
  'panel.sources.lotteries': () => '彩票开奖结果：选两种 → 公开可验证',
  'panel.sources.lotteries.how': () =>
    '开奖日须晚于公告之日。双色球周二、四、日开奖，大乐透周一、三、六开奖；结果由一人录入、另一人复核。其他彩票可以填写，但不计入可验证程度。',
  'panel.sources.lottery': ({ number }: V) => `彩票 ${number}`,
  'panel.sources.drawn-on': () => '开奖日',
  'panel.sources.secret': () => '本任务结果密封：系统另加一个本局密封随机数，检查结束后公开。',
  'panel.sources.people': () => '匹配和更换人员的随机数',
  'panel.sources.people.drand': () => '公共随机信标，公告 10 分钟后 → 公开可验证',
  'panel.sources.people.secret': () => '系统在公告后产生 → 不可公开验证',
  'panel.sources.ready': () => '来源已选定。公告发布后等待公开来源的值，值到齐后系统立即抽取。',
  'panel.sources.waiting': () => '公告已发布，等待随机数；最后一个值到齐后系统立即抽取。',
  'panel.sources.due': () =>
    '该轮应已公布，系统会自动取回。取不到的，可从任意中继复制后在此带入；迟到不影响结果。',
  'panel.sources.by-hand': () => '手工带入信标',
  'panel.sources.by-hand.how': ({ round }: V) =>
    `粘贴第 ${round} 轮的签名（96 位十六进制），或中继返回的整段 JSON。系统离线核对签名，不符即拒绝并留痕。`,
  'panel.sources.beacon': () => '签名或 JSON',
  'panel.sources.enter': ({ name }: V) => `录入${name}开奖结果`,
  'panel.sources.confirm': ({ name }: V) => `复核${name}开奖结果`,
  'panel.sources.enter.how': ({ on }: V) =>
    `照官方公布的 ${on} 开奖号码填写，例如 03 08 12 22 27 31 + 09。`,
  'panel.sources.confirm.how': ({ on }: V) =>
    `照官方公布的 ${on} 开奖号码重新填写，不要照抄录入的内容；不一致的不采用，并留痕。`,
  'panel.sources.result': () => '开奖号码',
  'panel.press.beacon': () => '带入并核对',
  'panel.press.enter-lottery': () => '录入',
  'panel.press.confirm-lottery': () => '复核',
  'panel.done.beacon': () => '签名核验无误，已带入。',
  'panel.done.beacon-drawn': () => '签名核验无误，随机数已到齐，抽取完成。',
  'panel.done.enter-lottery': ({ text }: V) => `已录入 ${text}，请另一人复核。`,
  'panel.done.confirm-lottery': () => '已复核。',
  'panel.done.confirm-lottery-drawn': () => '已复核，随机数已到齐，抽取完成。',

  'panel.sources.ahead': ({ code, round, at }: V) =>
    `${code} 等待公共随机信标第 ${round} 轮，${at} 公布，到后自动进行。`,

  'panel.done.freeze-public': ({ count }: V) => `名单已冻结，共 ${count} 户。`,

  'portal.draw.sources.public': () =>
    '公开来源在公告时还不存在：公告只写明取哪一轮、哪一期。值产生后任何人都可以自行查得，用签名或官方公布的结果核对。',
  'portal.draw.sources.how': () => '如何核对',
  'portal.draw.source.numbers': () => '承诺与数值',
  'portal.draw.source.waiting': () => '待公布',
  'portal.draw.source.known': () => '已公布并核验',
  'portal.draw.source.unused': () => '抽取作废，未采用',
  'portal.draw.source.round': () => '轮次',
  'portal.draw.source.at': () => '公布时间',
  'portal.draw.source.drawn-on': () => '开奖日',
  'portal.draw.source.bits': () => '随机位数（二进制）',
  'portal.draw.source.result': () => '开奖结果',
  'portal.draw.source.signature': () => '签名',
  'portal.draw.source.chain': () => '链标识',
  'portal.verify.public': () => '公开来源可以自己查',
  'portal.verify.public.text': () =>
    '公共随机信标 drand 由多国机构共同运行，每 3 秒公布一轮。公告写明网络、链标识和轮次，都在公告 10 分钟之后；该轮的签名只有网络能作出，随机数就是签名的 SHA-256，任何 drand 客户端都能离线核对签名。彩票以官方公布的开奖结果为准，由两人分别录入。从任意中继取得一轮，并核对随机数：',
};

type V = Record<string, string | number>;

/** Texts of verdicts: the minute in which they can be undone, their receipts. */
export const verdicts = {
  'state.request.held': () => '待生效',
  'card.request.held': ({ verdict, at, until }: V) =>
    `您于 ${at} 决定：${verdict}。${until} 之前可以撤销；到时生效，在此之前不重新抽取，也不通知他人。`,
  'card.request.held-by': ({ by, until }: V) =>
    `${by} 已作出决定，${until} 生效；如撤销，申请恢复待审批。`,
  'card.request.lapsed': ({ at, why }: V) => `您的决定于 ${at} 未能生效：${why} 申请仍待审批。`,
  'button.verdict.undo': () => '撤销',
  'note.verdict.undo': () => '已撤销，申请恢复待审批。',
  'note.recusal.approve': () => '已同意，一分钟内可以撤销；之后生效，系统重新抽取。',
  'note.recusal.reject': () => '已答复不同意，一分钟内可以撤销。',
  'note.recusal.appoint': () => '已同意并指派人员接替，一分钟内可以撤销。',
  'note.substitution.approve': () => '已同意，一分钟内可以撤销；之后生效，系统重新抽取。',
  'note.substitution.reject': () => '已答复不同意，一分钟内可以撤销。',
  'note.substitution.appoint': () => '已同意并指派人员接替，一分钟内可以撤销。',
  'refusal.verdict-held': ({ by, at }: V) =>
    `该申请已由 ${by} 于 ${at} 作出决定，一分钟内可由其本人撤销。本次操作未生效。`,
  'refusal.undo-too-late': ({ at }: V) => `撤销期已于 ${at} 结束，决定已经生效，不能撤销。`,
  'event.verdict.held': ({ who, what, verdict }: V) =>
    `${who} 对 ${what} 作出决定：${verdict}（一分钟内可撤销）`,
  'event.verdict.undone': ({ who, what, verdict }: V) =>
    `${who} 撤销了对 ${what} 的决定：${verdict}`,
  'event.verdict.lapsed': ({ what, verdict }: V) => `对 ${what} 的决定（${verdict}）未能生效`,
  'health.sweep.conclude-verdicts': () => '执行已过撤销期的决定',
  'panel.requests.undo': () => '撤销我的决定',
  'panel.done.held': () => '已记录您的决定，一分钟内可以撤销，之后生效。',
  'panel.done.undone': () => '已撤销，申请恢复待审批。',
  'card.receipt.title': ({ number }: V) => `审批回执 · D-${number}`,
  'card.receipt.verdict': () => '决定',
  'card.receipt.reason': () => '决定理由',
  'card.receipt.by': () => '决定人',
  'card.receipt.for': () => '代',
  'card.receipt.pressed-at': () => '作出时间',
  'card.receipt.decided-at': () => '生效时间',
  'card.receipt.door': () => '途径',
  'card.receipt.locale': () => '卡片语言',
  'card.receipt.locale.zh-CN': () => '中文',
  'card.receipt.locale.en': () => '英文',
  'card.receipt.version': () => '卡片版本',
  'card.receipt.hash': () => '卡片 SHA-256',
  'card.receipt.kept': () => '您当时看到的卡片已原样保存，可在后台查看和核对。',
  'card.receipt.no-card': () => '该决定不是根据卡片作出的，没有保存的卡片。',
  'button.receipt': () => '查看当时的卡片',
  'panel.receipt.shown': () => '当时看到的内容',
  'panel.receipt.whole': () => '✓ 内容与 SHA-256 相符，未被改动。',
  'panel.receipt.broken': () => '✗ 内容与 SHA-256 不符。',
  'panel.receipt.first-shown': ({ at }: V) => `首次显示于 ${at}`,
};

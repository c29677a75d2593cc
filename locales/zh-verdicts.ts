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
};

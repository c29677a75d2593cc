type V = Record<string, string | number>;

/** Texts of putting off a reminder. */
export const snoozing = {
  'health.sweep.sweep-snoozes': () => '推迟的提醒',
  'button.obligation.snooze': (_: V) => '稍后提醒',
  'form.obligation.snooze': (_: V) => '稍后提醒',
  'form.snooze': ({ latest }: V) => `多久以后再提醒您？最晚推迟到 ${latest}`,
  'snooze.hour': (_: V) => '1 小时后',
  'snooze.four-hours': (_: V) => '4 小时后',
  'snooze.tomorrow': (_: V) => '明天 09:00',
  'note.obligation.snooze': ({ until }: V) => `已推迟，${until} 再提醒您。期限不变。`,
  'card.snoozed': ({ until }: V) =>
    `您已推迟这条提醒，${until} 再提醒。期限不变，对他人的提醒和催办照常进行。`,
  'card.snoozed.again': ({ at }: V) => `您推迟过这条提醒，已于 ${at} 再次提醒。`,
  'refusal.already-snoozed': (_: V) => '这条提醒已经推迟过，到时会再次提醒您。',
  'refusal.snooze-too-late': ({ dueOn }: V) =>
    `期限到 ${dueOn} 为止，剩余时间不足 4 小时，不能再推迟提醒。`,
  'action.obligation.snooze': (_: V) => '推迟提醒',
  'action.obligation.remind-again': (_: V) => '再次提醒',
  'event.obligation.snoozed': ({ who, label, until }: V) =>
    `${who} 把“${label}”的提醒推迟到 ${until}`,
  'event.obligation.reminded-again': ({ label }: V) => `系统再次发出推迟过的提醒：${label}`,
};

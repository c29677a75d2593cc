type V = Record<string, string | number>;

/** 恢复码与验证器重置。 */
export const recovery = {
  'panel.step-up.recovery-instead': () => '没有手机在身边？用恢复码',
  'panel.step-up.recovery-code': () => '恢复码',
  'panel.step-up.codes': () => '恢复码',
  'panel.step-up.codes-lead': () =>
    '手机不在身边时，可用恢复码代替验证码。每个只能用一次。请抄写或打印后妥善保管，不要存放在同一部手机里。此后不再显示。',
  'panel.step-up.codes-kept': () => '我已保存',
  'panel.step-up.codes-left': ({ left, all }: V) => `恢复码还剩 ${left} 个（共 ${all} 个）。`,
  'panel.step-up.codes-few': () => '恢复码所剩不多，请换一批。',
  'panel.step-up.renew': () => '换一批恢复码',
  'panel.step-up.lead.codes': () => '请输入验证码。换发后，原有恢复码全部作废。',
  'panel.step-up.anew': () => '您的验证器已由两名管理员重置，请重新登记后再办理须二次验证的事项。',
  'panel.step-up.first': () => '办理此事须二次验证，请先登记验证器。',
  'panel.step-up.lost': () =>
    '手机遗失且没有恢复码？请联系本单位管理员：一人申请、另一人同意后重置。',
  'panel.step-up.own': () => '管理验证器与恢复码',
  'panel.reset.own': ({ by, at }: V) =>
    `${by} 于 ${at} 申请重置您的验证器，待另一名管理员决定。如非您要求，请立即联系本单位管理员。`,
  'panel.reset.title': () => '验证器',
  'panel.reset.waiting': () => '待第二名管理员同意的验证器重置',
  'panel.reset.enrolled': () => '已登记',
  'panel.reset.none': () => '未登记',
  'panel.reset.ask': () => '申请重置验证器',
  'panel.reset.lead': () =>
    '仅用于手机遗失且没有恢复码。须另一名管理员同意；重置后原验证器和恢复码作废，本人会收到通知，下次二次验证前须重新登记。请先当面或电话核实本人。',
  'panel.reset.asked': ({ by, at }: V) => `${by} 于 ${at} 申请重置`,
  'panel.reset.not-you': () => '等待另一名管理员决定：申请人和本人不能决定。',
  'panel.reset.approve': () => '同意重置',
  'panel.reset.reject': () => '不同意',
  'panel.done.reset-asked': () => '已提交，等待另一名管理员同意。',
  'panel.done.reset-decided': () => '已决定。',
  'card.account.title.reset': () => '验证器已重置',
  'card.account.reset': ({ at }: V) =>
    `您的验证器已于 ${at} 由两名管理员重置，原验证码和恢复码作废。请登录后台，在“二次验证”页重新登记。`,
  'event.step-up.codes-renewed': ({ who }: V) => `${who} 换发了恢复码`,
  'event.step-up.reset-asked': ({ who, what }: V) => `${who} 申请重置 ${what} 的验证器`,
  'event.step-up.reset-approved': ({ who, what }: V) => `${who} 同意重置 ${what} 的验证器`,
  'event.step-up.reset-rejected': ({ who, what }: V) => `${who} 不同意重置 ${what} 的验证器`,
  'card.reset.title': ({ state }: V) => `验证器重置 · ${state}`,
  'card.reset.state.requested': (_: V) => '待第二名管理员同意',
  'card.reset.state.approved': (_: V) => '已同意',
  'card.reset.state.rejected': (_: V) => '未同意',
  'card.reset.person': (_: V) => '重置对象',
  'card.reset.unit': (_: V) => '单位',
  'card.reset.reason': (_: V) => '申请理由',
  'card.reset.requester': (_: V) => '申请人',
  'card.reset.requested': (_: V) => '申请时间',
  'card.reset.ask': (_: V) =>
    '请当面或电话核实本人身份后再决定。同意后原验证器和恢复码作废，本人须重新登记。',
  'card.reset.approved': ({ by, at }: V) => `${by} 于 ${at} 同意重置。`,
  'card.reset.rejected': ({ by, at }: V) => `${by} 于 ${at} 不同意重置。`,
  'button.reset': (_: V) => '去后台决定',
  'card.unreached.title': (_: V) => '有人收不到派发通知',
  'card.unreached.batch': (_: V) => '批次',
  'card.unreached': ({ unreached, total }: V) =>
    `系统已自动派发。相关 ${total} 人中有 ${unreached} 人收不到通知，请另行告知。`,
  'button.reach': (_: V) => '查看送达情况',
};

type V = Record<string, string | number>;

/** Sentences of the trail, one for each type of event. */
export const events = {
  'event.registry.imported': ({ who, kind, rows, clean, refused }: V) =>
    `${who} 导入了${kind}：${rows} 行，入库 ${clean} 行，拒收 ${refused} 行`,
  'event.registry.amended': ({ who, what, reason }: V) =>
    `${who} 修改了检查对象 ${what}，理由：${reason}`,
  'event.items.published': ({ who }: V) => `${who} 公布了随机抽查事项清单`,
  'event.plan.published': ({ who }: V) => `${who} 公布了年度抽查计划`,
  'event.task.set-up': ({ who, name, code }: V) => `${who} 设置了任务“${name}”（${code}）`,
  'event.task.frozen': ({ who, what, poolSize }: V) =>
    `${who} 冻结了 ${what} 的名单，共 ${poolSize} 户`,
  'event.task.dispatched': ({ who }: V) => `${who} 派发了任务，已向社会发布任务公告`,
  'event.task.closed': () => '任务全部办结',
  'event.draw.committed': ({ who, what }: V) => `${who} 为抽取 ${what} 提交了随机数承诺`,
  'event.draw.secret-made': ({ what }: V) => `为抽取 ${what} 生成了本局密封随机数`,
  'event.draw.announced': ({ who, what }: V) => `${who} 发布了抽取 ${what} 的公告`,
  'event.draw.revealed': ({ who, what }: V) => `${who} 揭示了抽取 ${what} 的随机数`,
  'event.draw.drawn': ({ what }: V) => `抽取 ${what} 已完成`,
  'event.draw.opened': ({ what }: V) => `抽取 ${what} 的随机数、结果和记录已全部公开`,
  'event.draw.receipt-issued': ({ who, what, subject }: V) =>
    `${who} 就抽取 ${what} 为 ${subject} 出具了回执`,
  'event.draw.confirmed': ({ who, what }: V) => `${who} 锁定了抽取 ${what} 的结果`,
  'event.draw.voided': ({ who, what, reason }: V) => `${who} 作废了抽取 ${what}，理由：${reason}`,
  'event.team.match-announced': ({ who, what }: V) => `${who} 公告了匹配 ${what}`,
  'event.team.matched': ({ what }: V) => `匹配 ${what} 完成，检查组已产生`,
  'event.inspection.assigned': ({ what }: V) => `${what} 已派给检查人员`,
  'event.inspection.accepted': ({ who, what }: V) => `${who} 接受了检查 ${what}`,
  'event.inspection.checked-in': ({ who, what }: V) => `${who} 到场签到（${what}），已出示执法证`,
  'event.recusal.requested': ({ who, what }: V) => `${who} 就 ${what} 申请回避`,
  'event.recusal.decided': ({ who, what, verdict }: V) =>
    `${who} 对 ${what} 的回避申请决定：${verdict}`,
  'event.substitution.requested': ({ who, what }: V) => `${who} 就 ${what} 申请调整更换`,
  'event.substitution.decided': ({ who, what, verdict }: V) =>
    `${who} 对 ${what} 的更换申请决定：${verdict}`,
  'event.substitution.replaced': ({ what }: V) => `${what} 的检查人员已重新抽取并更换`,
  'event.result.submitted': ({ who, what }: V) => `${who} 录入了 ${what} 的检查结果`,
  'event.result.signed': ({ who, what }: V) => `${who} 在 ${what} 的检查结果上签字`,
  'event.disclosure.approved': ({ who, what }: V) => `${who} 审核了 ${what} 的公示`,
  'event.disclosure.opened': ({ what }: V) => `${what} 的结果已全体签字，提交公示审核`,
  'event.disclosure.clock-started': ({ what, dueOn }: V) =>
    `${what} 的公示期限开始计算，截止 ${dueOn}`,
  'event.disclosure.withheld': ({ what }: V) => `${what} 的检查结果不予公开`,
  'event.obligation.reminded': ({ what }: V) => `系统提醒：${what} 的公示期限将至`,
  'event.account.signed-in': ({ who }: V) => `${who} 登录`,
  'event.account.sign-in-refused': ({ what }: V) => `${what} 的账号登录被拒绝`,
  'event.account.link-offered': ({ who, what }: V) => `${who} 为 ${what} 开具了聊天绑定码`,
  'event.account.linked': ({ who }: V) => `${who} 绑定了聊天账号`,
  'event.command.refused': ({ who, action, code }: V) => `${who} 的操作“${action}”被拒绝：${code}`,
};

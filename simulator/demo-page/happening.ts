import type { Locale } from '../../locales/translate.ts';

// An event's verb, in the past tense as the trail has it.
const texts: Record<string, [zh: string, en: string]> = {
  'registry.imported': ['导入了名录文件', 'imported a registry file'],
  'items.published': ['公布了事项清单', 'published the item list'],
  'plan.published': ['公布了年度计划', 'published the annual plan'],
  'task.set-up': ['设置了任务', 'set up a task'],
  'task.frozen': ['冻结了名单', 'froze the pool'],
  'draw.committed': ['提交了承诺', 'committed'],
  'draw.announced': ['发布了抽取公告', 'announced the draw'],
  'draw.revealed': ['揭示了随机数', 'revealed'],
  'draw.drawn': ['摇号完成', 'the draw was made'],
  'draw.confirmed': ['确认锁定了结果', 'confirmed the result'],
  'draw.voided': ['作废了抽取', 'voided the draw'],
  'task.dispatched': ['派发了任务', 'dispatched the task'],
  'team.matched': ['匹配了检查人员', 'matched the inspectors'],
  'inspection.accepted': ['接受了任务', 'accepted'],
  'recusal.requested': ['申请回避', 'applied for recusal'],
  'recusal.decided': ['审批了回避', 'decided on a recusal'],
  'substitution.requested': ['申请更换', 'asked for substitution'],
  'substitution.decided': ['审批了更换', 'decided on a substitution'],
  'substitution.replaced': ['重新抽取了人员', 'drew a substitute'],
  'inspection.checked-in': ['到场签到', 'checked in'],
  'result.submitted': ['录入了结果', 'submitted a result'],
  'result.signed': ['签字确认', 'signed'],
  'disclosure.opened': ['公示期限开始计算', 'the disclosure is due'],
  'disclosure.approved': ['审核了公示', 'approved a disclosure'],
  'disclosure.published': ['公示了结果', 'published a result'],
  'obligation.reminded': ['提醒公示期限', 'reminded of a deadline'],
  'command.refused': ['一次操作被拒绝并留痕', 'a command was refused and recorded'],
};

/** What happened, in words; an event without words of its own shows its type. */
export const happeningText = (locale: Locale, type: string): string =>
  texts[type]?.[locale === 'en' ? 1 : 0] ?? type;

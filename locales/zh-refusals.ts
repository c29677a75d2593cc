import { citeZh } from './cite.ts';
import { personalNumbers } from './zh-personal-data.ts';
import { remediesIn } from './zh-staffing.ts';

type V = Record<string, string | number>;

/** Why something was turned down, what article says so, and what one can do. */
export const refusals = {
  ...personalNumbers,
  'refusal.forbidden': ({ rule }: V) =>
    `您无权执行此操作${citeZh(rule)}。如需办理，请联系${rule ? '有权办理的负责人' : '本部门分管负责人'}。`,
  'refusal.illegal-step': (_: V) => '当前状态不能执行此操作，可能已有人办理。请查看最新状态。',
  'refusal.stale': (_: V) => '内容已有更新，请查看最新卡片后再操作。',
  'refusal.already-decided': ({ by, at }: V) => `该申请已由 ${by} 于 ${at} 办理，本次操作未生效。`,
  'refusal.not-found': (_: V) => '找不到该记录。',
  'refusal.bad-input': ({ field, by }: V) => `填写有误：${field || '请检查后重试'}${citeZh(by)}。`,
  'refusal.busy': (_: V) => '系统正忙，请稍后再试。',
  'refusal.file-unreadable': ({ reason }: V) => `文件无法读取：${reason ?? ''}`,
  'refusal.item-not-published': ({ item, rule }: V) =>
    `事项“${item}”尚未公布，不能用于抽查${citeZh(rule)}。请先公布事项清单。`,
  'refusal.item-overtaken': ({ item, rule }: V) =>
    `事项“${item}”在任务设置后已修订或者废止，不能据此抽取${citeZh(rule)}。请按现行清单重新设置任务。`,
  'refusal.line-overtaken': ({ line, rule }: V) =>
    `计划项“${line}”在任务设置后已调整，现行计划不再如此安排${citeZh(rule)}。请按现行计划重新设置任务。`,
  'refusal.plan-not-published': ({ rule }: V) =>
    `年度抽查计划尚未公布，不能设置任务${citeZh(rule)}。请先公布计划。`,
  'refusal.ratio-above-limit': ({ item, limit, rule }: V) =>
    `抽查比例超过一般检查事项“${item}”的上限 ${limit}%${citeZh(rule)}。`,
  'refusal.team-too-small': ({ min, rule }: V) =>
    `每个检查对象不少于 ${min} 名检查人员${citeZh(rule)}。`,
  'refusal.window-reversed': (_: V) => '结束日期早于开始日期，请改正。',
  'refusal.window-outside-plan': ({ from, to, rule }: V) =>
    `执行时间须在计划期限内（${from} 至 ${to}）${citeZh(rule)}。`,
  'refusal.draw-pending': ({ code }: V) =>
    `本局上一次抽取 ${code} 尚未完成，完成或作废后才能冻结新的名单。`,
  'refusal.item-outside-plan': ({ item, rule }: V) =>
    `任务须包含该计划项对应的抽查事项“${item}”${citeZh(rule)}。`,
  'refusal.quota-above-limit': ({ stratum, quota, limit, rule }: V) =>
    `分层“${stratum}”将抽取 ${quota} 户，超过一般检查事项比例上限 ${limit}%${citeZh(rule)}。请降低比例或最少户数。`,
  'refusal.pool-too-small': ({ stratum, eligible, least, rule }: V) =>
    `分层“${stratum}”只有 ${eligible} 户可抽取，少于 ${least} 户，等于指定对象${citeZh(rule)}。请扩大范围。`,
  'refusal.pool-altered': ({ code }: V) =>
    `${code} 的名单或比例与公告不符，不能抽取。请保留现场，报告监督部门；经审批后可作废本次抽取。`,
  'refusal.pool-empty': ({ stratum }: V) => `分层“${stratum}”中没有可抽取的检查对象。`,
  'refusal.subject-in-two-strata': ({ first, second }: V) =>
    `分层“${first}”与“${second}”有重叠，同一对象不能同时列入两层。`,
  'refusal.witnesses-too-few': (_: V) => '见证人不少于 2 人。',
  'refusal.witnesses-same-unit': (_: V) => '见证人应来自不同单位。',
  'refusal.commitments-missing': ({ names }: V) => `尚有见证人未提交承诺：${names}。`,
  'refusal.commitment-mismatch': (_: V) =>
    '揭示的随机数与已公告的承诺不符，未采用。请使用提交承诺时的同一浏览器。',
  'refusal.not-a-witness': (_: V) => '见证人须具有见证人职责，且不能是任务设置人。',
  'refusal.commitment-taken': (_: V) => '该承诺已被他人提交，请重新生成随机数。',
  'refusal.already-committed': (_: V) => '您已提交过承诺，不能更改。',
  'refusal.already-revealed': (_: V) => '您已揭示过随机数。',
  'refusal.reveal-too-late': ({ by }: V) => `已超过揭示期限（${by}）。`,
  'refusal.receipt-too-early': ({ code }: V) =>
    `抽取 ${code} 还没有结果，不能出具回执。摇号后再办理。`,
  'refusal.receipt-sealed': ({ code }: V) =>
    `抽取 ${code} 仍然密封：现在出具回执会透露谁将被检查。检查结束、随机数公开后再办理。`,
  'refusal.match-infeasible': ({ text }: V) => `无法完成匹配：${text}`,
  'refusal.request-open': (_: V) => '已有一项申请正在审批，请等待结果。',
  'refusal.interest-on-file': (_: V) =>
    '名录库中登记您与该检查对象有利害关系，不能参加本次检查。请申请回避。',
  'refusal.nobody-decides': ({ rule }: V) =>
    `目前没有可以审批该申请的负责人${citeZh(rule)}，申请未提交。请联系管理员设置审批人。`,
  'refusal.no-eligible-substitute': ({ rule, remedies }: V) =>
    `没有符合条件的其他人员可以接替${citeZh(rule)}，不能同意。可以：${remediesIn(remedies)}。`,
  'refusal.outside-window': ({ from, to }: V) =>
    `任务执行时间为 ${from} 至 ${to}，此期间之外不能接受任务或签到。`,
  'refusal.not-a-member': (_: V) => '您不是该检查组成员。',
  'refusal.reason-required': ({ rule }: V) => `请填写理由${citeZh(rule)}。`,
  'refusal.one-check-in': ({ have, need, rule }: V) =>
    `到场签到 ${have} 人，至少需要 ${need} 人${citeZh(rule)}，不能录入结果。`,
  'refusal.not-checked-in': ({ rule }: V) =>
    `您未到场签到，不能签字${citeZh(rule)}。请到场签到；不能到场的，请申请更换。`,
  'refusal.answers-missing': ({ count, rule }: V) =>
    `还有 ${count} 项未填写，联合检查应一次完成${citeZh(rule)}。`,
  'refusal.checklist-empty': (_: V) => '该检查没有任何检查事项，不能录入结果。请联系任务设置人员。',
  'refusal.not-all-signed': ({ names, rule }: V) => `尚有成员未签字：${names}${citeZh(rule)}。`,
  'refusal.sign-in-failed': (_: V) => '用户名或密码不正确。',
  'refusal.account-locked': ({ minutes }: V) =>
    `连续多次输错密码，账号已锁定，请 ${minutes} 分钟后再试，或联系管理员。`,
  'refusal.licence-expired': ({ on, rule }: V) =>
    `您的执法证已过有效期（${on || '未登记'}），不能参加检查${citeZh(rule)}。请更换证件或申请调整人员。`,
  'refusal.finding-contradicted': ({ count }: V) =>
    `检查表中有 ${count} 项存在问题，结论不能选“未发现问题”。`,
  'refusal.unknown-person': (_: V) => '此账号尚未绑定人员，请向管理员索取绑定码。',
  'refusal.not-your-button': (_: V) => '这张卡片是发给他人的，您不能代为操作。本次点击已记录。',
  'refusal.button-expired': (_: V) => '按钮已失效，请在最新的卡片上操作。',
  'refusal.link-refused': (_: V) => '绑定码无效、已过期或已使用，请向管理员重新索取。',
};

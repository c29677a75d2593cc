import { citeZh as cite } from './cite.ts';

type V = Record<string, string | number>;

/** Texts of whoever comes on top of a team or leaves it late, and of visits that end without a result. */
export const visitEnds = {
  'refusal.companion-not-allowed': ({ rule }: V) =>
    `本局规则未规定无执法证人员随同检查${cite(rule)}。`,
  'refusal.companion-unfit': ({ rule }: V) =>
    `该人员不能随同：须为在岗、未休假、没有有效执法证的安全生产日常监管人员，且未在本检查组${cite(rule)}。`,
  'refusal.signed-already': (_: V) => '该成员已在最新结果上签字，无需办理退出。',
  'refusal.subject-subsists': ({ rule }: V) =>
    `名录库中该对象仍为存续${cite(rule)}。请先凭文书登记注销、吊销、停业或迁出，再终止检查。`,
  'refusal.ends-by-result': ({ rule }: V) =>
    `无法联系是一种检查结论${cite(rule)}：请检查组到场后录入该结论，不能直接终止检查。`,
  'state.inspection.ended': () => '已终止（无结果）',
  'portal.kind.ended': () => '检查终止情况',
  'portal.draw.ended': ({ count }: V) => `其中 ${count} 户的检查终止，没有结果：`,
  'portal.draw.ended.ground': ({ ground, count }: V) => `${ground}，${count} 户`,
  'portal.draw.ended.lead': () =>
    '这些检查对象仍计入抽取名单，不计入已检查；不公布名称和终止材料。',
  'end-ground.deregistered': () => '对象已注销、吊销或迁出',
  'end-ground.closed': () => '对象已停业',
  'end-ground.unreachable': () => '无法联系',
  'release-ground.illness': () => '患病',
  'release-ground.left': () => '调离本县',
  'release-ground.death': () => '死亡',
  'card.field.companions': () => '随同人员',
  'card.field.companion.value': ({ name, unit }: V) =>
    `${name}（${unit}，安全生产日常监管人员，无执法证，不计入法定人数）`,
  'card.inspection.accompanying': () =>
    '您随同本检查组，不是检查组成员：无执法证，不计入法定人数，不单独检查，不任组长，不签字（国办发〔2024〕54号）。',
  'card.inspection.ended': ({ at, ground }: V) =>
    `本次检查已于 ${at} 终止：${ground}。无需到场，不形成检查结果。`,
  'visit.colon': () => '：',
  'field.companionId': () => '随同人员',
  'event.team.accompanied': ({ who, what }: V) =>
    `${who} 同意安全生产日常监管人员随同 ${what}（无执法证，不计入法定人数）`,
  'event.team.accompaniment-ended': ({ who, what }: V) => `${who} 结束了 ${what} 的一名随同人员`,
  'event.team.released': ({ who, what, seat }: V) =>
    `${who} 登记 ${what} 第 ${seat} 席成员到场后不能签字，退出检查组`,
  'event.inspection.ended': ({ who, what, document }: V) =>
    `${who} 终止了 ${what}，不形成结果（${document}）`,
  'panel.companion.title': () => '随同人员（无执法证）',
  'panel.companion.warning': () =>
    '国办发〔2024〕54号要求检查由持证人员实施。本局规则允许安全生产日常监管人员随同；他们不计入法定人数，不任组长，不签字。',
  'panel.companion.none': () => '没有可以随同的人员。',
  'panel.companion.choose': () => '随同人员',
  'panel.press.accompany': () => '同意随同',
  'panel.press.end-companion': () => '结束随同',
  'panel.done.accompany': () => '已登记随同，并已通知本人。该人员无执法证，不计入法定人数。',
  'panel.done.end-companion': () => '随同已结束。',
  'panel.release.title': () => '到场后不能签字的成员',
  'panel.release.lead': () =>
    '成员到场后患病、调离本县或死亡，不能签字的，由单位负责人凭文书登记退出。其余人员仍符合要求的，检查继续；否则须更换人员。',
  'panel.release.member': () => '成员',
  'panel.release.ground': () => '原因',
  'panel.release.document': () => '凭证文书（名称、文号）',
  'panel.press.release': () => '登记退出',
  'panel.done.release': () => '已登记退出，检查组仍符合要求。',
  'panel.done.release-asked': () => '已登记退出，更换申请已提交审批。',
  'panel.history.released': ({ ground, by }: V) => `到场后不能签字（${ground}），由 ${by} 登记退出`,
  'panel.end.title': () => '终止本次检查',
  'panel.end.lead': () =>
    '对象在抽取后注销、吊销、迁出或停业的，先在名录库登记，再凭文书终止检查。该对象仍计入抽取数，不计为已检查；检查组成员将收到通知。',
  'panel.end.ended': ({ ground, by, at, reason, document }: V) =>
    `已终止：${ground}。${reason}（${document}）。${by}，${at}`,
  'panel.press.end': () => '终止检查',
  'panel.done.end': () => '检查已终止，已通知检查组成员。',
};

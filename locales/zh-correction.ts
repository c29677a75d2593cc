import { citeZh } from './cite.ts';
type V = Record<string, string | number>;

/** Texts of corrections of what was published. */
export const corrections = {
  'about.correction': () => '结果更正',
  'table.correction': () => '结果更正',
  'card.consent.title.correction': ({ state }: V) => `公示结果更正 · ${state}`,
  'card.consent.ask.correction': () =>
    '请您以任务执行单位主要负责人身份签字确认。签字后更正内容和更正说明立即公示，原公示内容保留可查。',
  'card.consent.then.correction': () => '更正已公示，原公示内容保留可查。',
  'panel.waiting.page.correction': () => '查看公示结果',
  'card.field.correction': () => '更正',
  'card.field.correction.value': ({ number }: V) => `第 ${number} 次`,
  'card.field.correction-origin': () => '来由',
  'card.field.correction-changes': () => '更正内容',
  'card.field.correction-change': ({ field, before, after }: V) =>
    `${field}：“${before}”改为“${after}”。`,
  'card.field.correction-proof': () => '错误证明',
  'card.consent.step-up': () => '签字须二次验证：按“同意”后如未验证，会给您本人一个一次性链接。',
  'panel.step-up.lead.correction': () =>
    '签字更正已公示的结果须二次验证：请输入验证器上的 6 位验证码，10 分钟内有效。',
  'panel.step-up.on.correction': () => '去签字',
  'panel.correction.files': () => '证明文件（图片或 PDF，最多 5 个，不公示）',
  'panel.correction.proofs': () => '更正的证明文件',
  'card.field.correction-note': () => '更正说明（公示）',
  'correction-origin.found': () => '本单位发现',
  'correction-origin.objection': () => '异议复核发现',
  'correction-field.finding': () => '检查结论',
  'correction-field.note': () => '说明',
  'correction-field.name': () => '检查对象名称',
  'correction-field.uscc': () => '统一社会信用代码',
  'correction-field.address': () => '地址',
  'correction.blank': () => '（空）',
  'event.correction.requested': ({ who, what, number }: V) =>
    `${who} 提出对 ${what} 公示结果的第 ${number} 次更正`,
  'event.correction.signed': ({ who, what, number }: V) =>
    `${who} 签字确认 ${what} 的第 ${number} 次更正，更正后的结果已公示`,
  'event.correction.rejected': ({ who, what, number }: V) =>
    `${who} 不同意 ${what} 的第 ${number} 次更正`,
  'button.disclosure.withhold': () => '不予公开',
  'note.disclosure.withhold': () => '已决定不予公开，一分钟内可以撤销。',
  'form.disclosure.withhold': () => '不予公开',
  'card.disclosure.withheld-on': ({ by, ground }: V) => `${by} 已审核，不予公开，理由：${ground}。`,
  'refusal.whole-not-public': ({ ref, dueOn }: V) =>
    `目前只有部门先行公示的部分（${ref}）公开，全部检查结果还没有公示，更正要等全部结果公示后才能办理${dueOn ? `（公示期限 ${dueOn}）` : ''}。请先请审批人公示全部结果，再提出更正。`,
  'refusal.code-unregistered': ({ code }: V) =>
    `检查对象名录库中没有统一社会信用代码 ${code}，更正后的结果无法归集到检查对象名下。请先由名录管理人员登记该对象，再提出更正。`,
  'refusal.part-is-public': ({ ref, rule }: V) =>
    `检查结果中部门先行公示的部分（${ref}）已经公开，一经公示不得擅自更改${citeZh(rule)}，不能重新录入。确有错误的，请在全部结果公示后提出更正。`,
  'refusal.nothing-corrected': (_: V) => '填写的内容与已公示的内容没有区别，没有需要更正的。',
};

import { citeZh as cite } from './cite.ts';

type V = Record<string, string | number>;

/** Texts of checklist forms, and of what a result says beside its answers. */
export const checkForms = {
  'refusal.form-empty': () => '表单还没有检查要点，不能发布。',
  'refusal.form-item-unknown': ({ item }: V) => `抽查事项 ${item} 不在生效的事项清单中。`,
  'refusal.form-point-twice': ({ item, point }: V) => `事项 ${item} 的检查要点“${point}”重复。`,
  'refusal.form-missing': ({ items, rule }: V) =>
    `以下事项没有适用的检查表单，不能录入结果：${items}${cite(rule)}。请先选配表单，或请名录管理员发布表单。`,
  'refusal.form-by-hand': ({ rule }: V) => `本局规则只允许自动匹配检查表单${cite(rule)}。`,
  'refusal.form-unfit': () => '所选表单未生效，或不适用于该事项。',
  'refusal.form-under-signature': () =>
    '结果已有人签字，不能更换检查表单。请组长先重新录入结果（已有签字随之作废，须重新签字），再选配表单。',
  'refusal.form-after-result': () =>
    '结果录入后更换了检查表单，结果尚未按新表单填写。请组长重新录入结果，再签字。',
  'refusal.points-changed': ({ count }: V) =>
    `检查表单已更换，有 ${count} 项填写属于原表单的检查要点，未保存；其余已保存。请重新打开检查表填写。`,
  'refusal.form-chosen': () => '该事项已在使用这份表单。',
  'refusal.methods-missing': ({ rule }: V) => `请选择检查方式${cite(rule)}。`,
  'refusal.method-not-ruled': ({ rule }: V) => `所选检查方式不在本局规则之列${cite(rule)}。`,
  'refusal.activity-not-ruled': ({ rule }: V) => `所选抽查活动类型不在本局规则之列${cite(rule)}。`,
  'refusal.spot-measure-not-ruled': ({ rule }: V) => `所选现场措施不在本局规则之列${cite(rule)}。`,
  'refusal.measures-without-problem': ({ rule }: V) =>
    `现场措施针对违法违规行为，与“未发现问题”矛盾${cite(rule)}。`,
  'refusal.measures-without-party': ({ rule }: V) =>
    `责令停止和督促整改须当面或依法告知当事人，与“通过登记的住所（经营场所）无法联系”矛盾${cite(rule)}。`,
  'refusal.ground-missing': ({ rule }: V) =>
    `结论为“不予配合情节严重”的，须选择具体情形${cite(rule)}。`,
  'refusal.ground-not-ruled': ({ rule }: V) => `所选情形不在本局规则之列${cite(rule)}。`,
  'refusal.ground-without-obstruction': () =>
    '不予配合的情形只适用于“不予配合情节严重”的结论，请取消选择。',
  'refusal.evidence-missing': ({ rule }: V) =>
    `该结论须有证据${cite(rule)}。请先提交至少一份照片或文件（在聊天中直接发送，或在检查页面上传），再录入结果。`,
  'refusal.evidence-unsigned': ({ count }: V) =>
    `结果录入后又收到 ${count} 份证据，尚未计入结果。请组长重新录入结果，再签字。`,
  'state.form.draft': () => '草稿',
  'state.form.published': () => '生效',
  'state.form.retired': () => '已停用',
  'state.form.dropped': () => '已放弃',
  'form-choice.auto': () => '自动匹配',
  'form-choice.manual': () => '手动选配',
  'method.documents': () => '查阅资料',
  'method.site': () => '实地核查',
  'method.network': () => '网络监测',
  'activity.comprehensive': () => '综合联查',
  'activity.risk': () => '风险分类联查',
  'activity.special': () => '专项整治联查',
  'panel.task-form.activity': () => '抽查活动类型（可不选）',
  'panel.task-form.activity.none': () => '不选',
  'refusal.nothing-chosen': () => '请至少选择一项。',
  'form.result.direct': () => '直接形成结果',
  'button.result.direct': () => '直接形成结果',
  'note.result.direct': () => '结果已录入，请检查组成员签字。',
  'form.done': () => '选好了',
  'form.methods': () => '检查方式（可多选）',
  'form.grounds': () => '不予配合的情形（可多选；仅“不予配合情节严重”时选）',
  'form.measures': () => '现场措施（可多选，没有则不选）',
  'form.direct-note': () => '经过：何时何地、如何联系或被拒',
  'visit.direct-hint': () =>
    '“无法联系”“不予配合情节严重”可不逐项检查、直接形成结果：须写明经过，并先提交至少一份证据。',
  'visit.grounds': () => '不予配合的情形（仅“不予配合情节严重”时选）',
  'visit.methods': () => '检查方式',
  'visit.measures': () => '现场措施',
  'visit.activities': () => '抽查活动类型',
  'visit.evidence-none': () => '还没有证据。',
  'visit.form.standard': () => '标准',
  'visit.form.none': () => '没有检查表单，按事项的抽查内容检查。',
  'visit.form.missing': () => '本局规则要求依照检查表单检查，这一事项还没有表单。',
  'visit.form.change': () => '换一份表单',
  'visit.form.choose': () => '选配表单',
  'visit.form.reason': () => '选配理由',
  'visit.form.to': () => '检查表单',
  'card.inspection.files-late': ({ count }: V) =>
    `结果录入后又收到 ${count} 份证据，尚未计入结果：请组长重新录入，再签字。`,
  'note.form.chosen': () => '已换用所选表单，选配理由已留痕。',
  'card.field.methods': () => '检查方式',
  'card.field.grounds': () => '不予配合情形',
  'card.field.measures': () => '现场措施',
  'card.field.activities': () => '活动类型',
  'card.field.forms': () => '检查表单',
  'form.tick': ({ title, label }: V) => `${title}：请选择${label}，选完点“选好了”`,
  'visit.form.named': ({ name, number, how }: V) => `检查表单：${name}（第 ${number} 版，${how}）`,
  'card.field.form.value': ({ name, number }: V) => `${name}（第 ${number} 版）`,
  'obstruction.entry': () => '拒绝检查人员或其委托的专业机构进入被检查场所',
  'obstruction.materials': () => '拒绝提供相关材料',
  'obstruction.untruthful': () => '不如实或不按要求提供情况或相关材料',
  'obstruction.obstruction': () => '其他阻扰、妨碍检查，致使检查无法正常进行',
  'spot-measure.site-record': () => '制作现场笔录',
  'spot-measure.evidence': () => '初步提取证据',
  'spot-measure.stop-order': () => '责令停止违法违规活动',
  'spot-measure.rectification': () => '督促整改',
  'event.form.drafted': ({ who, what, number }: V) =>
    `${who} 拟定了检查表单 ${what} 第 ${number} 版`,
  'event.form.amended': ({ who, what, number, count }: V) =>
    `${who} 修改了检查表单 ${what} 第 ${number} 版草稿（${count} 个要点）`,
  'event.form.published': ({ who, what, number }: V) =>
    `${who} 发布了检查表单 ${what} 第 ${number} 版`,
  'event.form.dropped': ({ who, what, number }: V) =>
    `${who} 放弃了检查表单 ${what} 第 ${number} 版草稿`,
  'event.form.retired': ({ who, what, number, reason }: V) =>
    `${who} 停用了检查表单 ${what} 第 ${number} 版：${reason}`,
  'event.form.matched': ({ what, item, form, number }: V) =>
    `系统为 ${what} 的事项 ${item} 自动匹配表单 ${form} 第 ${number} 版`,
  'event.form.chosen': ({ who, what, item, before, form, number, reason }: V) =>
    `${who} 为 ${what} 的事项 ${item} 手动选配表单 ${form} 第 ${number} 版（原为 ${before}）：${reason}`,
};

import { citeZh as cite } from './cite.ts';

type V = Record<string, string | number>;

/** Texts of the pages of checklist forms in the panel. */
export const formPages = {
  'panel.way.forms': () => '检查表单',
  'panel.form.new': () => '新建表单',
  'panel.form.lead': () =>
    '表单按抽查事项编写检查要点和标准。发布后不可更改，修改须另发新版；检查组签到时自动匹配，组长可说明理由改用其他表单。',
  'panel.form.none': () => '还没有检查表单。',
  'panel.form.code': () => '表单编号',
  'panel.form.name': () => '表单名称',
  'panel.form.items': () => '适用事项',
  'panel.form.points': () => '要点',
  'panel.form.visits': () => '使用的检查',
  'panel.form.show-retired': () => '显示已停用的版本',
  'panel.form.hide-retired': () => '隐藏已停用的版本',
  'panel.form.coverage': () => '没有表单的事项',
  'panel.form.optional': () => '本局规则未要求必须使用检查表单；没有表单的事项按抽查内容逐项检查。',
  'panel.form.covered': () => '生效的事项都有表单。',
  'panel.form.back': () => '← 检查表单',
  'panel.form.rows-hint': () =>
    '每行一个要点，留空的行不保存；保存后会多出空行。改序号可调整顺序。',
  'panel.form.paste': () => '成批粘贴要点',
  'panel.form.paste-hint': () => '每行一个要点，标准写在“|”之后',
  'panel.form.item': () => '事项',
  'panel.form.order': () => '序号',
  'panel.form.text': () => '检查要点',
  'panel.form.standard': () => '标准（选填）',
  'panel.form.save': () => '保存草稿',
  'panel.form.drafted': () => '拟定',
  'panel.form.published': () => '发布',
  'panel.form.ended': () => '停用',
  'panel.form.hash': () => 'SHA-256',
  'panel.form.no-points': () => '还没有检查要点。',
  'panel.form.edit': () => '编辑草稿',
  'panel.form.publish': () => '发布',
  'panel.form.publish-hint': () =>
    '发布后不可更改，即时用于此后签到的检查；已开始的检查仍用原表单。请先保存。',
  'panel.form.drop': () => '放弃草稿',
  'panel.form.next': () => '拟定下一版',
  'panel.form.retire': () => '停用',
  'panel.done.form-saved': () => '草稿已保存。',
  'panel.done.form-published': () => '表单已发布。',
  'panel.done.form-dropped': () => '草稿已放弃。',
  'panel.done.form-retired': () => '表单已停用。',
  'panel.form.required': ({ rule }: V) =>
    `本局规则要求依照检查表单检查${cite(rule)}：没有表单的事项不能录入结果。`,
  'panel.form.uncovered': ({ count }: V) => `${count} 个事项没有表单`,
  'panel.form.point': ({ number }: V) => `要点 ${number}`,
};

import { citeZh } from './cite.ts';

type V = Record<string, string | number>;

/** Texts of imports in steps and of exports. */
export const imports = {
  'health.sweep.sweep-imports': (_: V) => '等待读取或入库的导入文件',
  'refusal.import-too-large': ({ limit }: V) => `文件超过 ${limit} MB，未保存。请拆分后再导入。`,
  'refusal.import-column-twice': () => '同一列不能指定两次。请检查各列的对应关系。',
  'refusal.import-moved': () =>
    '预览之后名录库已被他人修改，导入结果会与所见不同，因此没有写入。请重新核对预览后再导入。',
  'refusal.import-used': ({ by }: V) => `不能撤销：${usedZh[by ?? ''] ?? '已被使用'}。`,
  'event.import.received': ({ who, kind, file }: V) => `${who} 上传了${kind}文件“${file}”`,
  'event.import.mapped': ({ who, kind, file }: V) => `${who} 指定了${kind}文件“${file}”各列的含义`,
  'event.import.applied': ({ who, kind, file }: V) => `${who} 核对预览后决定导入${kind}“${file}”`,
  'event.import.dropped': ({ who, kind, file }: V) => `${who} 放弃导入${kind}“${file}”`,
  'event.import.failed': ({ kind, file, code }: V) => `${kind}文件“${file}”未能导入：${code}`,
  'event.import.undone': ({ who, kind, file, restored, withdrawn, reason }: V) =>
    `${who} 撤销了${kind}“${file}”的导入：恢复 ${restored} 条，撤回 ${withdrawn} 条。原因：${reason}`,
  'event.registry.exported': ({ who, list, rows, format }: V) =>
    `${who} 导出了${exportsZh[list ?? ''] ?? list}（${format}，${rows} 条）`,

  'import.state.receiving': () => '正在接收',
  'import.state.reading': () => '正在读取',
  'import.state.unmapped': () => '待指定列',
  'import.state.previewed': () => '待核对',
  'import.state.applying': () => '正在入库',
  'import.state.applied': () => '已入库',
  'import.state.undone': () => '已撤销',
  'import.state.failed': () => '未能导入',
  'import.state.dropped': () => '已放弃',
  'import.step.receive': ({ done, total }: V) => `已接收 ${done} / ${total} MB`,
  'import.step.read': ({ done, total, rows }: V) => `已读取 ${done} / ${total} MB，检查 ${rows} 行`,
  'import.step.compare': () => '正在与名录库比对',
  'import.step.land': ({ total }: V) => `正在把 ${total} 行写入名录库，一次完成，中途不会留下一半`,
  'import.wait': () => '页面每 2 秒自动更新，可以离开，稍后回来查看。',
  'import.map.title': () => '指定各列的含义',
  'import.map.hint': ({ row }: V) =>
    `系统把第 ${row} 行当作表头。请为每一列选择对应的名录列；不需要的列选“不导入”。`,
  'import.map.row': () => '表头所在行',
  'import.map.column': () => '文件中的列',
  'import.map.samples': () => '内容举例',
  'import.map.key': () => '名录中的列',
  'import.map.aside': () => '不导入',
  'import.map.submit': () => '按此重新读取',
  'import.preview.added': ({ count }: V) => `新增 ${count}`,
  'import.preview.changed': ({ count }: V) => `变更 ${count}`,
  'import.preview.same': ({ count }: V) => `不变 ${count}`,
  'import.preview.gone': ({ count }: V) => `文件中没有 ${count}`,
  'import.preview.gone-hint': () => '这些记录在名录库中而文件没有列出。导入不会删除或修改它们。',
  'import.preview.first': ({ shown, count }: V) => `列出前 ${shown} 条，共 ${count} 条。`,
  'import.preview.nothing': () => '尚未写入任何内容。请核对下列变化，再决定是否导入。',
  'import.preview.sheets': ({ count }: V) =>
    `还有 ${count} 张工作表也有名录库表头，没有读取：每次导入一张，请分别存成文件。`,
  'import.preview.missing': ({ columns }: V) => `文件没有这些列，名录库中的原值不变：${columns}`,
  'import.preview.required': ({ columns, rule }: V) =>
    `本局规则必填而文件没有的列：${columns}（${rule}）。记录仍会入库；缺少必填内容的，不参加抽取或派人。`,
  'import.preview.identity': () => '标识',
  'import.preview.name': () => '名称',
  'import.preview.field': () => '列',
  'import.preview.before': () => '原值',
  'import.preview.after': () => '新值',
  'import.preview.kept': ({ count }: V) => `保留标记值 ${count}`,
  'import.preview.kept-hint': () =>
    '这些值由生效中的分级、风险、信用或黑名单标记决定，文件不能改写。如需变更，请在检查对象页面上写明理由终止该标记。',
  'import.preview.given': () => '文件的值（不采用）',
  'import.preview.stays': () => '保留的值',
  'import.apply': () => '导入这些变化',
  'import.drop': () => '放弃',
  'import.undo.title': () => '撤销整批导入',
  'import.undo.hint': () =>
    '被这批导入修改的记录恢复为修改前的内容，新增的记录撤回。仅当尚无抽取名单、检查或后续修改用到这批数据时可以撤销；历史版本全部保留。',
  'import.undo.reason': () => '撤销原因',
  'import.undo.submit': () => '撤销',
  'import.undone': ({ who, at, reason }: V) => `${who} 于 ${at} 撤销了这批导入。原因：${reason}`,
  'import.refused.download': () => '下载拒收的行（XLSX，附原因）',
  'import.refused.row': () => '原行号',
  'import.refused.field': () => '出错的列',
  'import.refused.reason': () => '拒收原因',
  'import.too-many': ({ shown }: V) => `这里列出前 ${shown} 行，全部见下载的表格。`,
  'import.open': () => '查看',
  'import.list': () => '导入记录',
  'import.other-unit': ({ rule }: V) => `不属于所选单位，只能由所属单位维护${citeZh(rule)}`,
  'import.identities': () => '警号、身份证号、执法证号分属不同的人，或与前面某一行是同一人',
  'panel.done.import-mapped': () => '已按指定的列重新读取。',
  'panel.done.import-received': () => '文件已收到，正在读取。',
  'panel.done.import-applied': () => '正在入库。',
  'panel.done.import-dropped': () => '已放弃，没有写入任何内容。',
  'panel.done.import-undone': ({ restored, withdrawn }: V) =>
    `已撤销：恢复 ${restored} 条，撤回 ${withdrawn} 条。`,
  'export.title': () => '导出',
  'export.hint': () => '电话号码以星号遮蔽，不含身份证号；导出会记入留痕。',
  'export.list': () => '内容',
  'export.format': () => '格式',
  'export.submit': () => '导出',
  'export.subjects': () => '检查对象名录库',
  'export.inspectors': () => '执法检查人员名录库',
  'export.items': () => '随机抽查事项清单',
  'export.plan': () => '年度抽查计划',
  'export.tasks': () => '抽查任务台账',
};

const usedZh: Partial<Record<string | number, string>> = {
  changed: '其中的记录之后又被修改过',
  pool: '已有抽取名单使用了这批数据',
  visit: '已有检查使用了这批数据',
  draw: '之后已有匹配或换人抽取使用了人员名录库',
  published: '其中的内容已经公布或提交',
};

const exportsZh: Partial<Record<string | number, string>> = {
  subjects: '检查对象名录库',
  inspectors: '执法检查人员名录库',
  items: '随机抽查事项清单',
  plan: '年度抽查计划',
  tasks: '抽查任务台账',
};

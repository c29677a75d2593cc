type V = Record<string, string | number>;

/** Texts of the portal's pages of one subject, of corrections and of tasks. */
export const portalRecords = {
  'portal.results.more': ({ count }: V) => `超过 ${count} 份`,
  'portal.results.days': () => '公布日期',
  'portal.results.from': () => '自',
  'portal.results.to': () => '至',
  'portal.subject.title': ({ name }: V) => `${name}的全部检查结果`,
  'portal.subject.lead': () =>
    '归集到该检查对象名下的全部已公布检查结果，按公布时间排列；更正前的版本保留可查。',
  'portal.subject.all': () => '该对象的全部检查结果',
  'portal.subject.other-names': () => '结果中的其他名称',
  'portal.subject.findings': () => '历次结论',
  'portal.subject.corrections': () => '更正次数',
  'portal.subject.credit': () => '查看信用信息',
  'portal.subject.blacklisted': () => '现列入黑名单：',
  'portal.blacklist.no-end': () => '未设期限',
  'portal.corrections.title': () => '更正公告',
  'portal.corrections.lead': () =>
    '结果一经公布不得擅自更改；确有错误的，经任务执行单位主要负责人签字后更正。每次更正的理由和前后内容都在这里。',
  'portal.corrections.none': () => '没有更正过检查结果。',
  'portal.corrections.count': ({ count }: V) => `共 ${count} 次更正`,
  'portal.corrections.on': () => '更正',
  'portal.corrections.compare': () => '查看更正前的版本',
  'portal.corrections.changed': ({ number }: V) => `第 ${number} 版作出的更正`,
  'portal.corrections.whole': () => '当时公布的内容',
  'portal.tasks.title': () => '抽查任务公告',
  'portal.tasks.lead': () =>
    '任务派发时公布：查什么、查多少户、什么时间查。名单在检查结束前保密，抽取过程见各次抽取的页面。',
  'portal.tasks.none': () => '尚未公布抽查任务。任务派发后在这里公布。',
  'portal.tasks.inspections': () => '检查户数',
  'portal.tasks.code': () => '任务编号',
  'portal.data.corrections': () => '检查结果的更正（按公布年份）',
  'portal.data.tasks': () => '抽查任务公告（按公布年份）',
  'portal.data.of.findingBefore': () => '更正前的结论代码',
  'portal.data.of.inspections': () => '检查户数',
  'portal.data.of.merged': () =>
    '其中与其他任务合并检查的户数（同一次检查在每项任务中各计一次，不可相加）',
};

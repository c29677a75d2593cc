import { draws } from './zh-portal-draws.ts';
import { fairness } from './zh-portal-fairness.ts';
import { portalRecords } from './zh-portal-records.ts';
import { verify } from './zh-verify.ts';
import { receipts } from './zh-receipts.ts';

type Count = { count: string | number };

/** Texts of the public portal. */
export const portal = {
  ...draws,
  ...receipts,
  ...fairness,
  ...portalRecords,
  ...verify,
  'portal.skip': () => '跳到正文',
  'portal.nav': () => '主要栏目',
  'portal.nav.draws': () => '抽取公示',
  'portal.nav.results': () => '检查结果',
  'portal.nav.items': () => '事项清单',
  'portal.nav.plans': () => '年度计划',
  'portal.nav.check': () => '验证回执',
  'portal.nav.verify': () => '如何验证',
  'portal.other-language': () => 'English',
  'portal.description': () =>
    '双随机、一公开抽查的公示：抽查事项清单、年度计划、随机抽取公告与结果、检查结果。',
  'portal.footer.source': () =>
    '本站内容为公布时的副本，公布后不作改动；更正以新版本公布，原版本保留可查。法定公示渠道以检查机关规定的平台为准。',
  'portal.footer.feed': () => '订阅更新（Atom）',
  'portal.footer.health': () => '运行状态',
  'portal.footer.printed': () => '网页地址：',
  'portal.published': () => '公布时间',
  'portal.organisation': () => '公布机关',
  'portal.hash': () => '公布内容的 SHA-256',
  'portal.json': () => '下载公布内容（JSON）',
  'portal.back': () => '返回列表',
  'portal.more': () => '查看全部',

  'portal.kind.items': () => '抽查事项清单',
  'portal.kind.plan': () => '年度抽查计划',
  'portal.kind.announcement': () => '抽取公告',
  'portal.kind.draw': () => '抽取结果',
  'portal.kind.task': () => '抽查任务公告',
  'portal.kind.result': () => '检查结果',
  'portal.kind.void': () => '抽取作废',

  'portal.home.title': () => '抽查谁，由摇号决定；查得怎样，向社会公开',
  'portal.home.lead': () =>
    '“双随机”是指检查对象随机抽取、检查人员随机选派；“一公开”是指抽查情况和查处结果及时公开。',
  'portal.home.second': () =>
    '名单在摇号之前固定并公告，号码由互不隶属的见证人共同产生，谁也不能事先知道，也不能重摇。',
  'portal.home.draws': () => '最近的抽取',
  'portal.home.results': () => '最近的检查结果',
  'portal.home.lists': () => '清单与计划',
  'portal.home.steps': () => '一次抽查怎样进行',
  'portal.home.step.1': () => '固定名单',
  'portal.home.step.1.text': () => '名录库照单冻结，指纹写进公告',
  'portal.home.step.2': () => '公告与承诺',
  'portal.home.step.2.text': () => '比例、层级和见证人的承诺先公布',
  'portal.home.step.3': () => '摇号',
  'portal.home.step.3.text': () => '各方揭示随机数，结果只算一次',
  'portal.home.step.4': () => '检查',
  'portal.home.step.4.text': () => '随机匹配两人以上，有利害关系的回避',
  'portal.home.step.5': () => '公示',
  'portal.home.step.5.text': () => '全体签字、审核后按期公布',
  'portal.count.draws': (_: Count) => '次抽取已公告',
  'portal.count.results': (_: Count) => '份检查结果已公示',
  'portal.count.items': (_: Count) => '项抽查事项现行有效',

  'portal.search': () => '搜索',
  'portal.search.label': () => '单位名称、统一社会信用代码、任务编号或事项',
  'portal.search.title': () => '搜索结果',
  'portal.search.for': ({ q }: { q: string }) => `“${q}”的搜索结果`,
  'portal.search.none': ({ q }: { q: string }) =>
    `没有找到“${q}”。可以少写几个字再试，或换用统一社会信用代码、任务编号。`,
  'portal.search.empty': () => '请输入要查找的内容。',

  'portal.items.title': () => '随机抽查事项清单',
  'portal.items.lead': () => '清单以外不得开展随机抽查。清单调整时公布新版本，旧版本保留可查。',
  'portal.items.none': () =>
    '尚未公布抽查事项清单。公布后在这里可以看到每个事项的依据、比例和频次。',
  'portal.items.count': ({ count }: Count) => `共 ${count} 个事项`,
  'portal.item.code': () => '事项编号',
  'portal.item.category': () => '检查对象',
  'portal.item.basis': () => '检查依据',
  'portal.item.method': () => '检查方式',
  'portal.item.content': () => '检查内容',
  'portal.item.unit': () => '检查主体',
  'portal.item.ratio': () => '抽查比例',
  'portal.item.ratio.max': ({ ratio, max }: { ratio: string; max: string }) =>
    `${ratio}，上限 ${max}`,
  'portal.item.frequency': () => '抽查频次',
  'portal.item.version': ({ number }: { number: number }) => `第 ${number} 版`,
  'portal.item-kind.key': () => '重点检查事项',
  'portal.item-kind.general': () => '一般检查事项',
  'portal.extent.full': () => '结果全部公开',
  'portal.extent.restricted': () => '结果限制公开',

  'portal.versions': () => '历次版本',
  'portal.version': ({ number }: { number: number }) => `第 ${number} 版`,
  'portal.version.current': () => '现行',
  'portal.version.old': ({ number }: { number: number }) =>
    `这是第 ${number} 版，已被新版本取代，仅供查阅。`,
  'portal.version.newest': () => '查看现行版本',

  'portal.plans.title': () => '年度抽查计划',
  'portal.plans.lead': () => '每年的抽查按公布的计划进行，任务、比例和时间在这里可以逐项对照。',
  'portal.plans.none': () => '尚未公布年度抽查计划。公布后在这里可以看到全年的抽查安排。',
  'portal.plan.tasks': (_: Count) => '项抽查任务',
  'portal.plan.subjects': (_: Count) => '户预计检查',
  'portal.plan.joint': (_: Count) => '项部门联合抽查',
  'portal.plan.caption': ({ count }: Count) => `全年 ${count} 项任务`,
  'portal.plan.task': () => '抽查任务',
  'portal.plan.ratio': () => '抽查比例',
  'portal.plan.estimate': () => '预计户数',
  'portal.plan.window': () => '抽查时间',
  'portal.plan.unit': () => '实施单位',
  'portal.plan.with': () => '联合：',

  'portal.results.title': () => '检查结果',
  'portal.results.lead': () =>
    '按检查对象名称或统一社会信用代码查询。更正后的结果与原结果一并保留。',
  'portal.results.label': () => '检查对象名称、统一社会信用代码或检查编号',
  'portal.results.finding': () => '检查结论',
  'portal.results.any': () => '全部结论',
  'portal.results.none': () =>
    '尚未公示检查结果。检查结束、全体检查人员签字并审核后，在期限内于此公示。',
  'portal.results.count': ({ count }: Count) => `共 ${count} 份`,
  'portal.results.nothing': () =>
    '没有符合条件的检查结果。可以少写几个字，或换用统一社会信用代码再试。',
  'portal.result.title': ({ name }: { name: string }) => `${name}的检查结果`,
  'portal.result.subject': () => '检查对象',
  'portal.result.uscc': () => '统一社会信用代码',
  'portal.result.finding': () => '检查结论',
  'portal.result.items': () => '检查事项',
  'portal.result.note': () => '情况说明',
  'portal.result.inspectors': () => '检查人员',
  'portal.result.unit': () => '检查单位',
  'portal.result.category': () => '对象类别',
  'portal.result.address': () => '地址',
  'portal.result.restricted': () => '按规定限制公开：地址和情况说明不公布。',
  'portal.result.signed': () => '签字日期',
  'portal.result.task': () => '所属任务',
  'portal.result.code': () => '检查编号',
  'portal.result.current': () => '现行结果',
  'portal.result.corrected': () => '更正后的现行结果',
  'portal.result.superseded': () => '已更正，以新版本为准',
  'portal.result.correction': () => '更正说明',
  'portal.result.history': () => '更正前的版本',
  'portal.result.print': () => '本页可直接打印。',

  'portal.pager': () => '分页',
  'portal.pager.newer': () => '上一页',
  'portal.pager.older': () => '下一页',

  'portal.problem.404.title': () => '没有找到这个页面',
  'portal.problem.404.text': () =>
    '地址可能有误，或者内容尚未公布。可以从首页查找，或搜索单位名称和编号。',
  'portal.problem.500.title': () => '页面暂时出错',
  'portal.problem.500.text': () => '这是我们的问题，已经记录。请稍后再试。',
  'portal.problem.503.title': () => '公示平台正在维护',
  'portal.problem.503.text': () => '暂时无法读取公示内容，已公布的内容不受影响。请过几分钟再来。',
  'portal.problem.too-many.title': () => '访问过于频繁',
  'portal.problem.too-many.text': () => '同一地址的访问太多，请稍等片刻再试，以免影响其他人。',
  'portal.problem.busy.title': () => '现在访问的人很多',
  'portal.problem.busy.text': () =>
    '请稍等片刻再试。如果您刚才在填写表单，请返回上一页，填写的内容还在。',
  'portal.problem.not-from-here.title': () => '没有提交',
  'portal.problem.not-from-here.text': () =>
    '这份表单不是从本站的页面提交的，没有被接收。请从本站打开表单，重新填写。',
  'portal.problem.home': () => '回到首页',
};

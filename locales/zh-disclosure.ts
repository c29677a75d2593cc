import { citeZh } from './cite.ts';

type V = Record<string, string | number>;

/** Texts of the register of what is overdue, and of the platforms on which results are entered. */
export const disclosures = {
  'obligation.disclosure': () => '结果公示',
  'about.overdue': () => '逾期登记',
  'event.obligation.overdue': ({ matter, label, dueOn }: V) =>
    `“${label}”（${matter}）应于 ${dueOn}前完成，已逾期登记`,
  'event.overdue.explained': ({ who, label, reason }: V) =>
    `${who} 说明“${label}”的逾期原因：${reason}`,
  'event.disclosure.entered': ({ who, what, channel, receipt }: V) =>
    `${who} 登记 ${what} 已录入（${channel}），回执 ${receipt}`,
  'refusal.code-unmatched': ({ rule }: V) =>
    `录入的统一社会信用代码与已公示结果的检查对象不一致${citeZh(rule)}，不能登记。请核对后在平台更正。`,
  'refusal.handling-undecided': ({ rule }: V) =>
    `发现问题的，应先登记处理决定，再公示检查结果${citeZh(rule)}。`,
  'card.disclosure.unhandled': ({ rule }: V) =>
    `发现问题的，登记处理决定后才能公示（${rule}）。请在管理后台登记。`,
  'refusal.disclosure-incomplete': ({ fields, rule }: V) =>
    `公示内容不完整，缺少：${fields}${citeZh(rule)}。`,
  'panel.way.published': () => '公示与更正',
  'panel.way.overdue': () => '逾期登记',
  'panel.published.title': () => '公示与更正',
  'panel.published.lead': () =>
    '已向社会公示的检查结果。公示内容不能更改；确有错误的，经任务执行单位主要负责人签字后以新版本更正，原内容保留。本系统不代替法定公示平台，录入后请登记回执。',
  'panel.published.none': () => '还没有已公示的结果。检查结果审核公示后列在这里。',
  'panel.published.subject': () => '检查对象',
  'panel.published.finding': () => '检查结论',
  'panel.published.at': () => '公示时间',
  'panel.published.corrections': () => '更正次数',
  'panel.published.to-enter': () => '待录入平台',
  'panel.published.waiting': () => '更正待签字',
  'panel.published.waiting-long': () =>
    '已提出更正，等待任务执行单位主要负责人签字；签字或退回后才能提出下一次。',
  'panel.published.responsible': () => '责任人',
  'panel.published.portal': () => '公示页',
  'panel.published.restricted': () => '有限制公开',
  'panel.published.receipts': () => '平台录入回执',
  'panel.correction.title': () => '提出更正',
  'panel.correction.submit': () => '提交主要负责人签字',
  'panel.done.correction': () => '更正已提交，等待主要负责人签字。',
  'event.disclosure.exported': ({ who, channel, lines }: V) =>
    `${who} 取出待录入平台的文件（${channel}），${lines} 条`,
  'panel.channel-file.title': () => '取出待录入平台的文件',
  'panel.channel-file.lead': ({ rule }: V) =>
    `每个平台一份，只含尚未登记回执的最新公示内容（CSV）。本系统不是法定公示平台，请在该平台录入后登记回执。${rule}`,
  'panel.channel-file.unit': () => '单位（含下级）',
  'panel.channel-file.take': () => '取出文件',
  'panel.channel.title': () => '登记平台录入回执',
  'panel.channel.lead': () => '填写录入时使用的统一社会信用代码，与检查对象不一致的不能登记。',
  'panel.channel.which': () => '平台',
  'panel.channel.receipt': () => '回执编号或网址',
  'panel.channel.on': () => '录入日期',
  'panel.channel.submit': () => '登记回执',
  'panel.done.channel': () => '回执已登记。',
  'panel.overdue.title': () => '逾期登记',
  'panel.overdue.lead': () =>
    '凡超过期限的事项自动登记，任何人不能修改或删除；责任人可以补充原因，已写的保留。',
  'panel.overdue.none': () => '没有逾期事项。',
  'panel.overdue.what': () => '事项',
  'panel.overdue.due': () => '期限',
  'panel.overdue.late': () => '逾期',
  'panel.overdue.responsible': () => '责任人',
  'panel.overdue.reason': () => '逾期原因',
  'panel.overdue.nobody': () => '当日无负责人',
  'panel.overdue.explain': () => '登记原因',
  'panel.done.explained': () => '逾期原因已登记。',
  'panel.published.copy': ({ number }: V) => `第 ${number} 版`,
  'panel.correction.lead': ({ rule }: V) =>
    `有充分证据证明有错误的才能更正${citeZh(rule)}。只改有错误的栏目。`,
  'panel.overdue.open': ({ count }: V) => `已逾期 ${count} 个工作日`,
  'panel.overdue.done': ({ count }: V) => `逾期 ${count} 个工作日后完成`,
};

import { citeZh } from './cite.ts';

type V = Record<string, string | number>;

/** Texts of the register of what is overdue, and of the platforms on which results are entered. */
export const disclosures = {
  'about.overdue': () => '逾期登记',
  'event.obligation.overdue': ({ matter, label, dueOn }: V) =>
    `“${label}”（${matter}）应于 ${dueOn} 前完成，已逾期登记`,
  'event.overdue.explained': ({ who, label, reason }: V) =>
    `${who} 说明“${label}”的逾期原因：${reason}`,
  'event.disclosure.entered': ({ who, what, channel, receipt }: V) =>
    `${who} 登记 ${what} 已录入（${channel}），回执 ${receipt}`,
  'refusal.code-unmatched': ({ rule }: V) =>
    `录入的统一社会信用代码与已公示结果的检查对象不一致${citeZh(rule)}，不能登记。请核对后在平台更正。`,
  'refusal.disclosure-incomplete': ({ fields, rule }: V) =>
    `公示内容不完整，缺少：${fields}${citeZh(rule)}。`,
};

import { parameters } from '../domain/profile/parameters.ts';

type V = Record<string, string | number>;

// Where a plan goes, as the profile's own words have it.
const place = (code?: string | number): string => {
  const given = [String(code)] as never[];
  const known = [
    parameters['plan.publishChannels'].kind,
    parameters['plan.filingTo'].kind,
    parameters['disclosure.channels'].kind,
  ];
  const kind = known.find(({ schema }) => schema.safeParse(given).success);
  return kind ? kind.print(given, 'zh') : String(code ?? '');
};

const ruled = ({ rule }: V) => (rule ? `（${rule}）` : '');

/** Texts about the item list and the annual plan: drafts, approval, publication, filing, simulation, gauges. */
export const planning = {
  'refusal.item-incomplete': (v: V) =>
    `事项“${v['item']}”缺少“${v['field']}”，不能公布${ruled(v)}。请补齐后再公布。`,
  'refusal.item-kind-not-allowed': (v: V) =>
    `本局没有该类别的事项，事项“${v['item']}”不能列为重点检查事项${ruled(v)}。`,
  'refusal.draft-open': ({ item }: V) => `“${item}”已有一份草稿，请修改该草稿。`,
  'refusal.plan-empty': (v: V) => `计划没有任何内容，不能提交${ruled(v)}。`,
  'refusal.plan-incomplete': (v: V) =>
    `计划项“${v['line']}”缺少“${v['field']}”${ruled(v)}。请补齐后再提交。`,
  'refusal.plan-not-adjustable': (v: V) => `已公布的年度计划须严格执行，不能调整${ruled(v)}。`,
  'refusal.adjustment-unexplained': (v: V) => `调整已公布的计划须写明理由${ruled(v)}。`,
  'refusal.line-lowered': (v: V) =>
    `计划项“${v['line']}”已经摇号，不能删去，也不能降低比例、数量或次数${ruled(v)}。`,
  'refusal.uplift-reversed': (v: V) =>
    `计划项“${v['line']}”中高风险对象的比例低于低风险对象，须写明理由${ruled(v)}。`,
  'refusal.coverage-below-floor': (v: V) =>
    `按现有名录库测算，本计划约覆盖 ${v['covered']} 户，低于下限 ${v['floor']} 户${ruled(v)}。请提高比例，或由审批人写明理由。`,
  'refusal.receipt-required': (v: V) =>
    `须填写${place(v['what'])}的回执或网址，不能只标记${ruled(v)}。`,
  'refusal.receipt-kept': (_: V) => '该回执已经登记，不能更改。',
  'refusal.channel-missing': (v: V) =>
    `年度计划尚未在“${place(v['channel'])}”公布，不能设置任务${ruled(v)}。请先登记公布回执。`,
  'refusal.year-short': (v: V) =>
    `本年度${v['what']}未达到要求（${v['has']}／${v['needs']}）${ruled(v)}，关闭年度须写明理由。`,
};

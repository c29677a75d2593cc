import { citeZh } from './cite.ts';

type V = Record<string, string | number>;

/** 进一次门、查多项事: what is said of visits that several tasks share, or that are made twice. */
export const merging = {
  'refusal.overlap-undecided': ({ count, codes, rule }: V) =>
    `有 ${count} 户在同一时间段也由任务 ${codes} 检查，尚未匹配人员${citeZh(rule)}。请选择合并检查，或说明理由另行检查。`,
  'refusal.second-visit': ({ count, codes, rule }: V) =>
    count
      ? `有 ${count} 户在同一时间段已由任务 ${codes} 检查，不能再合并${citeZh(rule)}。确需再次检查的，请说明理由。`
      : '该对象在同一时间段已有一次检查，确需再次检查的，请说明理由。',
  'refusal.merged-elsewhere': ({ codes }: V) =>
    `本任务的检查均已并入任务 ${codes}，检查人员随该任务一并匹配。`,
  'event.inspection.merged': ({ who, merged, code }: V) =>
    `${who} 派发时将 ${merged} 并入检查 ${code}，进一次门、查多项事`,
  'event.inspection.second-visit': ({ who, what, reason }: V) =>
    `${who} 派发了同一时间段的再次检查 ${what}，理由：${reason}`,

  'card.field.merged': (_: V) => '合并检查',
  'card.field.merged.value': ({ count, codes }: V) => `其中 ${count} 户，与任务 ${codes} 一并检查`,
  'card.merge.item': ({ item, task }: V) => `${item}（${task}）`,
  'card.merge.rule': ({ count, codes }: V) =>
    `其中 ${count} 户同一时间段也由任务 ${codes} 检查，派发时自动合并，进一次门、查多项事。`,
  'card.merge.ask': ({ count, codes }: V) =>
    `其中 ${count} 户同一时间段也由任务 ${codes} 检查，尚未匹配人员。可以合并检查，也可以说明理由另行检查。`,
  'card.merge.taken': ({ count, codes }: V) =>
    `其中 ${count} 户同一时间段已由任务 ${codes} 检查，人员已匹配，不能再合并。再次检查须说明理由。`,
  'card.merge.elsewhere': ({ codes }: V) =>
    `本任务的检查均已并入任务 ${codes}，检查人员随该任务一并匹配。`,
  'button.task.dispatch-merged': (_: V) => '合并并派发',
  'button.task.dispatch-apart': (_: V) => '说明理由并派发',
  'note.task.dispatch-merged': (_: V) => '已合并，任务已派发。',
  'note.task.dispatch-apart': (_: V) => '理由已记录，任务已派发。',
  'form.task.dispatch-apart': (_: V) => '再次检查的理由',
  'form.second-reason': (_: V) => '同一时间段再次检查的理由',

  'panel.merge.how': () => '合并方式',
  'panel.merge.merge': () => '合并检查（进一次门、查多项事）',
  'panel.merge.apart': () => '另行检查，理由如下',
  'panel.merge.reason': () => '再次检查的理由',
  'panel.merge.with': ({ codes }: V) => `与 ${codes} 合并`,
  'panel.merge.second': ({ reason }: V) => `再次检查：${reason}`,
  'panel.done.dispatch-merged': ({ count, merged }: V) =>
    `任务已派发，共 ${count} 户，其中 ${merged} 户与其他任务合并检查。`,

  'field.mergedTasks': () => '合并任务',
  'field.secondReason': () => '再次检查的理由',
  'field.overlaps': () => '合并方式',

  'portal.draw.merged': ({ count }: V) =>
    `其中 ${count} 户与其他任务合并检查（进一次门、查多项事）。`,
};

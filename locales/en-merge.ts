import { citeEn } from './cite.ts';

type V = Record<string, string | number>;

/** 进一次门、查多项事: what is said of visits that several tasks share, or that are made twice. */
export const merging = {
  'refusal.overlap-undecided': ({ count, codes, rule }: V) =>
    `Task ${codes} visits ${count} of these subjects in the same days, and nobody is matched to them yet${citeEn(rule)}. Choose one visit for all, or give a reason for a second one.`,
  'refusal.second-visit': ({ count, codes, rule }: V) =>
    count
      ? `Task ${codes} visits ${count} of these subjects in the same days and can no longer be merged${citeEn(rule)}. Give a reason if they have to be visited again.`
      : 'There is a visit to this subject in the same days. Give a reason if it has to be visited again.',
  'refusal.merged-elsewhere': ({ codes }: V) =>
    `All visits of this task are merged with task ${codes}; their inspectors are matched with it.`,
  'event.inspection.merged': ({ who, merged, code }: V) =>
    `${who}, dispatching, merged ${merged} with the inspection ${code}: one visit, many checks`,
  'event.inspection.second-visit': ({ who, what, reason }: V) =>
    `${who} dispatched ${what}, a second visit in the same days, because: ${reason}`,

  'card.field.merged': (_: V) => 'Merged visits',
  'card.field.merged.value': ({ count, codes }: V) =>
    `${count} of them, together with task ${codes}`,
  'card.merge.item': ({ item, task }: V) => `${item} (${task})`,
  'card.merge.rule': ({ count, codes }: V) =>
    `Task ${codes} visits ${count} of them in the same days: merged at dispatch, one visit for all items.`,
  'card.merge.ask': ({ count, codes }: V) =>
    `Task ${codes} visits ${count} of them in the same days, and nobody is matched to them yet. Merge the visits, or give a reason for a second one.`,
  'card.merge.taken': ({ count, codes }: V) =>
    `Task ${codes} visits ${count} of them in the same days, and its inspectors are matched, so that nothing can be merged. A second visit needs a reason.`,
  'card.merge.elsewhere': ({ codes }: V) =>
    `All visits of this task are merged with task ${codes}; their inspectors are matched with it.`,
  'button.task.dispatch-merged': (_: V) => 'Merge and dispatch',
  'button.task.dispatch-apart': (_: V) => 'Give a reason and dispatch',
  'note.task.dispatch-merged': (_: V) => 'Merged. The task is dispatched.',
  'note.task.dispatch-apart': (_: V) => 'The reason is on file. The task is dispatched.',
  'form.task.dispatch-apart': (_: V) => 'Why a second visit',
  'form.second-reason': (_: V) => 'Reason for a second visit in the same days',

  'panel.merge.how': () => 'How to go on',
  'panel.merge.merge': () => 'One visit for all tasks',
  'panel.merge.apart': () => 'A second visit, for the reason below',
  'panel.merge.reason': () => 'Reason for a second visit',
  'panel.merge.with': ({ codes }: V) => `merged with ${codes}`,
  'panel.merge.second': ({ reason }: V) => `second visit: ${reason}`,
  'panel.done.dispatch-merged': ({ count, merged }: V) =>
    `Dispatched: ${count} subjects, ${merged} of them in one visit with other tasks.`,

  'field.mergedTasks': () => 'Merged tasks',
  'field.secondReason': () => 'Reason for a second visit',
  'field.overlaps': () => 'How to go on',

  'portal.draw.merged': ({ count }: V) => `${count} of them are one visit with another task.`,
};

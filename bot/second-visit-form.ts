import type { FormField } from '../chat/port.ts';
import { told } from '../chat/text.ts';
import { dispatchOverlaps } from '../db/queries/dispatch-overlaps.ts';

/**
 * Why subjects are visited a second time in the same days; where the planner may still merge
 * some of them, also whether to.
 */
export async function secondVisitFields(taskId: string): Promise<FormField[]> {
  const { how, open } = await dispatchOverlaps(taskId);
  const reason: FormField = {
    t: 'text',
    name: 'reason',
    label: told('form.second-reason'),
    required: true,
    maxLength: 500,
  };
  if (how === 'rule' || open.count === 0) return [reason];
  const overlaps: FormField = {
    t: 'choice',
    name: 'overlaps',
    label: told('panel.merge.how'),
    required: true,
    options: [
      ['apart', told('panel.merge.apart')],
      ['merge', told('panel.merge.merge')],
    ],
  };
  return [overlaps, reason];
}

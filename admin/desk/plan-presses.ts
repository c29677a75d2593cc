import { adjustPlan } from '../../usecases/plan/adjust.ts';
import { amendPlan } from '../../usecases/plan/amend.ts';
import { closeYear } from '../../usecases/plan/close-year.ts';
import { draftPlan } from '../../usecases/plan/draft.ts';
import { dropPlan } from '../../usecases/plan/drop.ts';
import { filePlan, recordChannel } from '../../usecases/plan/receipts.ts';
import { submitPlan } from '../../usecases/plan/submit.ts';
import { holdVerdict } from '../../usecases/verdict/hold.ts';
import type { Visitor } from '../visitor.ts';
import { basisPointsIn, dayIn } from './item-input.ts';
import { type Fields, type Press, press, text } from './press.ts';

type Params = Record<string, string>;
type Content = Parameters<typeof amendPlan>[1]['content'];

const about = async ({ id }: Params, { actor }: Visitor) => ({
  type: 'plan',
  id: id ?? 'new',
  unitPath: actor.unitPath,
});
const page = ({ id }: Params) => (id ? `/desk/plans/${id}` : '/desk/lists');
const on = (action: Press['action'], run: Press['run'], back = page) =>
  press({ action, about, back, run });

/** What can be done with annual plans, by the path of its form. */
export const planPresses = {
  '/plans': on('plan.draft', async (command, fields) => {
    const given = { unitId: text(fields, 'unitId'), year: Number(text(fields, 'year')) };
    const { planId } = await draftPlan(command, given);
    return { done: 'panel.done.plan-drafted', to: `/desk/plans/${planId}` };
  }),
  '/plans/:id/lines/:lineId': on(
    'plan.amend',
    async (command, fields, { id = '', lineId }) => {
      const line = lineId === 'new' ? {} : { lineId };
      await amendPlan(command, { planId: id, ...line, content: lineIn(fields) });
      return { done: 'panel.done.plan-amended', to: `/desk/plans/${id}` };
    },
    ({ id, lineId }) => `/desk/plans/${id}/lines/${lineId}`,
  ),
  '/plans/:id/lines/:lineId/drop': on(
    'plan.drop',
    async (command, _fields, { id = '', lineId }) => {
      const { planId } = await dropPlan(command, { planId: id, lineId });
      return { done: 'panel.done.plan-amended', to: `/desk/plans/${planId}` };
    },
  ),
  '/plans/:id/drop': on('plan.drop', async (command, _fields, { id = '' }) => {
    await dropPlan(command, { planId: id });
    return { done: 'panel.done.plan-dropped', to: '/desk/lists' };
  }),
  '/plans/:id/submit': on('plan.submit', async (command, fields, { id = '' }) => {
    const [reason, jointReason] = [text(fields, 'reason'), text(fields, 'jointReason')];
    await submitPlan(command, { planId: id, reason, jointReason });
    return { done: 'panel.done.plan-submitted' };
  }),
  '/plans/:id/decide': on('plan.decide', async (command, fields, { id = '' }) => {
    const verdict = text(fields, 'verdict') as 'approve';
    await holdVerdict(command, { type: 'plan', id, verdict, reason: text(fields, 'reason') });
    return { done: 'panel.done.held' };
  }),
  '/plans/:id/adjust': on('plan.adjust', async (command, fields, { id = '' }) => {
    const { planId } = await adjustPlan(command, { planId: id, reason: text(fields, 'reason') });
    return { done: 'panel.done.plan-drafted', to: `/desk/plans/${planId}` };
  }),
  '/plans/:id/close-year': on('plan.close-year', async (command, fields, { id = '' }) => {
    await closeYear(command, { planId: id, reason: text(fields, 'reason') });
    return { done: 'panel.done.plan-closed' };
  }),
  '/plans/:id/channels': on('plan.record-channel', async (command, fields, { id = '' }) => {
    const [channel, reference] = [text(fields, 'of'), text(fields, 'reference')];
    await recordChannel(command, {
      planId: id,
      channel,
      reference,
      publishedOn: text(fields, 'on'),
    });
    return { done: 'panel.done.plan-receipt' };
  }),
  '/plans/:id/filings': on('plan.file', async (command, fields, { id = '' }) => {
    const [receiver, receipt] = [text(fields, 'of'), text(fields, 'reference')];
    await filePlan(command, { planId: id, receiver, receipt, filedOn: text(fields, 'on') });
    return { done: 'panel.done.plan-receipt' };
  }),
};

const lineIn = (fields: Fields): Content => ({
  name: text(fields, 'name'),
  itemName: text(fields, 'itemName'),
  scope: text(fields, 'scope'),
  ratioBp: basisPointsIn(fields, 'ratio'),
  estimate: text(fields, 'estimate') === '' ? null : Number(text(fields, 'estimate')),
  startsOn: dayIn(fields, 'startsOn'),
  endsOn: dayIn(fields, 'endsOn'),
  unitName: text(fields, 'unitName'),
  jointUnits: text(fields, 'jointUnits')
    .split(/[、,，;；]/)
    .flatMap((name) => name.trim() || []),
  draws: Number(text(fields, 'draws')),
  frequency: text(fields, 'frequency'),
  mode: (text(fields, 'mode') || 'sample') as 'sample',
  strata: ['key', '高', '中', '低'].flatMap((part) => {
    const ratioBp = basisPointsIn(fields, `ratio-${part}`);
    if (ratioBp === null) return [];
    return part === 'key' ? [{ risk: [], keyPool: true, ratioBp }] : [{ risk: [part], ratioBp }];
  }),
  upliftReason: text(fields, 'upliftReason'),
});

import type { RequestHandler } from 'express';
import { type Accepted, acceptSuggestion } from '../../usecases/frequency/accept.ts';
import { closeMiss } from '../../usecases/frequency/close.ts';
import { type Fields, press, text } from './press.ts';
import { untold } from './stratum-fields.ts';

/** Takes a proposal up: the set-up form comes filled in with it. */
export const acceptProposal: RequestHandler = press({
  action: 'frequency.accept',
  back: () => '/desk/frequency',
  about: async (_, { actor }) => ({ type: 'person', id: actor.id, unitPath: actor.unitPath }),
  run: async (command, fields) => {
    const unitId = text(fields, 'unitId');
    const accepted = await acceptSuggestion(command, { unitId, key: text(fields, 'key') });
    return { to: '/desk/tasks/new', done: 'panel.done.proposal', fields: fieldsOf(accepted) };
  },
});

function fieldsOf(accepted: Accepted): Fields {
  const { filter, mode, ratioBp, batches } = accepted;
  const values = (list: string[] | undefined) => list?.map((value) => value || untold);
  return {
    planLineId: accepted.planLineId ?? undefined,
    itemIds: accepted.itemId ?? undefined,
    unitId: accepted.unitId,
    name: `${filter.category} ${accepted.startsOn} – ${accepted.endsOn}`,
    startsOn: accepted.startsOn,
    endsOn: accepted.endsOn,
    mode: mode === 'rotation' ? 'rotation' : 'directed',
    batches: String(batches),
    sealed: '1',
    'stratum-0': filter.category,
    'category-0': filter.category,
    'ratio-0': String(ratioBp / 100),
    'grade-0': values(filter.grade),
    'subtype-0': values(filter.subtype),
    'area-0': filter.area,
    'blacklisted-0': blacklistOf(filter.blacklisted),
    'unserved-from-0': filter.unserved?.startsOn,
    'unserved-to-0': filter.unserved?.endsOn,
  };
}

function blacklistOf(blacklisted: boolean | undefined): string {
  if (blacklisted === undefined) return '';
  return blacklisted ? 'yes' : 'no';
}

/** Closes a missed frequency with its reason. */
export const closeMissed: RequestHandler = press({
  action: 'frequency.close',
  back: () => '/desk/frequency/missed',
  about: async ({ id }, { actor }) => ({
    type: 'obligation',
    id: id!,
    unitPath: actor.unitPath,
  }),
  run: async (command, fields, { id }) => {
    await closeMiss(command, { obligationId: id!, reason: text(fields, 'reason') });
    return { done: 'panel.done.miss-closed' };
  },
});

import { randomUUID } from 'node:crypto';
import { Proposal } from '../../db/entities/proposal.ts';
import { peopleWith } from '../../db/queries/people.ts';
import { dayOf } from '../../domain/day.ts';
import type { ProposalFor } from '../../domain/proposal.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { notify } from '../notify.ts';
import { type About, type Context, record } from '../usecase.ts';

type Asked = Pick<Proposal, 'kind' | 'taskId' | 'reason'> &
  Partial<
    Pick<
      Proposal,
      'inspectionId' | 'neighbourId' | 'expertId' | 'memberIds' | 'eligible' | 'threshold'
    >
  >;

/**
 * Files a proposal and brings it to everybody who may consent, for each side that is to speak. Refuses
 * `nobody-decides` where a side has nobody who could.
 */
export async function fileProposal(
  context: Context,
  asked: Asked,
  on: Omit<ProposalFor, 'requesterId' | 'kind'>,
): Promise<string> {
  const { tx, actor, now } = context;
  const requestedBy = personId(actor);
  const id = randomUUID();
  await tx.insert(Proposal, { id, ...asked, requestedBy, requestedAt: now });
  const about: About = { type: 'proposal', id, taskId: asked.taskId, unitPath: on.unitPath };
  const data: Partial<Asked> = { ...asked };
  // The reason is somebody's own words: it stays with the proposal.
  delete data.reason;
  await record(context, 'proposal.requested', about, data);
  const { kind } = asked;
  const deciders = await decidersOf(context, { ...on, kind, requesterId: requestedBy });
  await notify(context, { card: 'proposal', about: { type: 'proposal', id } }, deciders);
  return id;
}

async function decidersOf({ tx, now }: Context, on: ProposalFor): Promise<string[]> {
  const barred = [on.requesterId, ...on.memberIds, ...on.interestedIds];
  const role = on.kind === 'expert' ? 'approver' : 'head';
  const sides: string[][] = [];
  if (!on.spoken.includes('own')) sides.push(await peopleWith(tx, role, on.unitPath, dayOf(now)));
  if (on.neighbourPath !== null) {
    sides.push(await peopleWith(tx, 'head', on.neighbourPath, dayOf(now)));
  }
  const able = sides.map((ids) => ids.filter((id) => !barred.includes(id)));
  if (able.some((ids) => ids.length === 0)) throw new Refusal('nobody-decides');
  return able.flat();
}

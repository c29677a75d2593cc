import { type Actor, holds, isPerson } from './actor.ts';

/**
 * 呈批: something beside the draw that one person asks for and another consents to: a direct assignment
 * (直接委派), a pool joined with the neighbouring area (合并匹配), an expert who is appointed.
 */
export const proposalKinds = ['direct-assignment', 'neighbour-pool', 'expert'] as const;
export type ProposalKind = (typeof proposalKinds)[number];

/** A proposal waits for a word of every side that it concerns. */
export const proposalStates = {
  requested: { approve: 'approved', reject: 'rejected' },
  approved: {},
  rejected: {},
} as const;

/** Who speaks: the unit that executes the task, or the neighbour whose people are asked for. */
export type Side = 'own' | 'neighbour';

/** What a right to decide a proposal depends on. */
export type ProposalFor = {
  kind: ProposalKind;
  unitPath: string;
  /** The neighbour's path, where one is asked. */
  neighbourPath: string | null;
  requesterId: string;
  memberIds: string[];
  interestedIds: string[];
  /** The sides that have spoken. */
  spoken: Side[];
};

/**
 * For which side this person may speak now; nothing when for none. The head of the executing unit
 * decides a direct assignment and, with the neighbour's head, a joined pool (高新区指引 第二十条); the
 * approver an expert. Nobody decides what they asked for, what they are part of, or with an interest.
 */
export function sideOf(actor: Actor, on: ProposalFor): Side | undefined {
  const isParty =
    isPerson(actor, on.requesterId) ||
    [...on.memberIds, ...on.interestedIds].some((id) => isPerson(actor, id));
  if (isParty) return undefined;
  const role = on.kind === 'expert' ? 'approver' : 'head';
  const { spoken, neighbourPath } = on;
  if (!spoken.includes('own') && holds(actor, role, on.unitPath)) return 'own';
  if (neighbourPath === null || spoken.includes('neighbour')) return undefined;
  return holds(actor, 'head', neighbourPath) ? 'neighbour' : undefined;
}

import { Refusal } from './refusal.ts';

/** States, and for each the actions that lead on: `{ state: { action: next } }`. */
export type Machine = Record<string, Record<string, string>>;

/** The state that `action` leads to from `state`; refuses when the table has no such step. */
export function step<M extends Machine>(
  machine: M,
  state: string,
  action: string,
): keyof M & string {
  const next = machine[state]?.[action];
  if (next === undefined) throw new Refusal('illegal-step', { state, action });
  return next as keyof M & string;
}

/** The table as a Mermaid state diagram, kept under docs/states by a test. */
export function toMermaid(machine: Machine): string {
  const edges = Object.entries(machine).flatMap(([from, actions]) =>
    Object.entries(actions).map(([action, to]) => `  ${from} --> ${to}: ${action}`),
  );
  return ['stateDiagram-v2', ...edges, ''].join('\n');
}

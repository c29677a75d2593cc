import type { FrozenMatchInput } from './match/input.ts';
import type { RegisteredInspector } from './team.ts';

/** Who might take a seat that somebody leaves: the match of that one seat, and the people behind it. */
export type Candidates = { input: FrozenMatchInput; cap: number; able: RegisteredInspector[] };

/** Those who may take the seat, by draw or by appointment: the checks are the same. */
export function fitFor({ input, able }: Candidates): RegisteredInspector[] {
  const [team] = input.teams;
  if (!team) return [];
  const entries = new Map(input.inspectors.map((entry) => [entry.serial, entry]));
  return able.filter(({ serial }) => {
    const entry = entries.get(serial);
    if (!entry || !team.eligible.includes(serial) || team.recused.includes(serial)) return false;
    return entry.cap > 0 && (entry.canLead || !team.needsLead);
  });
}

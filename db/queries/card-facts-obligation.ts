import type { StandingKind } from '../../domain/standing.ts';
import { database } from '../data-source.ts';

/** What the card about a standing obligation shows. */
export type ObligationFacts = {
  id: string;
  version: number;
  kind: StandingKind;
  label: string;
  unit: string;
  dueOn: string;
  provisional: boolean;
  rule: string;
  metAt: string | null;
  closedAt: string | null;
};

/** An obligation as its card shows it, or nothing. */
export async function obligationFacts(id: string): Promise<ObligationFacts | undefined> {
  const [row] = await database().query(sql, [id]);
  return row?.facts;
}

const sql = `
select jsonb_build_object('id', o.id, 'version', o.version, 'kind', o.kind, 'label', o.label, 'unit', u.name,
  'dueOn', o.due_on, 'provisional', o.provisional, 'rule', o.rule, 'metAt', o.met_at, 'closedAt', o.closed_at) as facts
from obligation o join unit u on u.id = o.unit_id where o.id = $1 and o.kind <> 'disclosure'`;

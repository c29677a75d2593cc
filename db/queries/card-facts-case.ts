import type { CaseKind, Measure, Outcome } from '../../domain/case.ts';
import { receiversOf } from '../../domain/referral.ts';
import { database } from '../data-source.ts';
import { pinOf, profilePinned } from './profile.ts';

/** What the card of a case shows to who follows up. */
export type CaseFacts = {
  id: string;
  version: number;
  code: string;
  kind: CaseKind;
  state: string;
  subject: string;
  /** The visit that it comes from; of one that came in, from whom. */
  inspection: string | null;
  fromBody: string;
  unit: string;
  unitPath: string;
  owner: string | null;
  ownerId: string | null;
  rule: string;
  dueOn: string;
  provisional: boolean;
  criminal: boolean;
  transferDueOn: string | null;
  transferred: boolean;
  /** Whether the rules let anything of it be handed on. */
  refers: boolean;
  /** What was ordered last. */
  measure: { measure: Measure; dueOn: string; met: boolean | null } | null;
  outcome: Outcome | null;
  closedAt: string | null;
};

/** A case as its card shows it, or nothing. */
export async function caseFacts(id: string): Promise<CaseFacts | undefined> {
  const [row] = await database().query(sql, [id]);
  if (!row) return undefined;
  const profile = await profilePinned(database().manager, row);
  const { criminal } = row.facts as CaseFacts;
  return { ...row.facts, refers: receiversOf(profile, criminal).length > 0 };
}

const sql = `
select jsonb_build_object('id', c.id, 'version', c.version, 'code', c.code, 'kind', c.kind, 'state', c.state,
  'subject', c.subject_name, 'inspection', n.code, 'fromBody', c.from_body, 'unit', u.name, 'unitPath', u.path,
  'owner', p.name, 'ownerId', c.owner_id, 'rule', c.rule, 'dueOn', c.due_on, 'provisional', c.provisional,
  'criminal', c.criminal, 'transferDueOn', c.transfer_due_on,
  'transferred', exists (select from referral r where r.case_id = c.id and r.receiver_kind <> 'department'),
  'measure', (select jsonb_build_object('measure', m.measure, 'dueOn', m.due_on, 'met', m.met)
    from case_measure m where m.case_id = c.id order by m.number desc limit 1),
  'outcome', c.outcome, 'closedAt', c.closed_at) as facts, ${pinOf('c')}
from case_file c join unit u on u.id = c.unit_id left join person p on p.id = c.owner_id
  left join inspection n on n.id = c.inspection_id where c.id = $1`;

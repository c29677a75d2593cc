import type { EntityManager } from 'typeorm';
import type { CaseKind, Outcome } from '../../domain/case.ts';
import type { ConsentOn } from '../../domain/consent.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import type { Asked } from './consent-asked.ts';
import { pinOf } from './profile.ts';

/** A case that somebody wants closed: what came of it, and what is on file of it. */
export type ClosingFacts = Asked &
  Extract<ConsentOn, { matter: 'case' }> & {
    code: string;
    kind: CaseKind;
    subject: string;
    inspection: string | null;
    outcome: Outcome | null;
    note: string;
    documentNo: string;
    dueOn: string;
    measures: { total: number; met: number };
    referrals: { total: number; received: number };
    profile: Profile;
  };

/** The row behind its card, with the pin of its rules and without the answers to it. */
export async function closingRow(
  tx: EntityManager,
  id: string,
): Promise<{ facts: object } | undefined> {
  const [row] = await tx.query(sql, [id]);
  return row;
}

const sql = `
select jsonb_build_object('matter', 'case', 'id', c.id, 'version', c.version,
  'state', case c.state when 'closing' then 'requested' when 'closed' then 'approved' else 'rejected' end,
  'unit', u.name, 'unitPath', u.path, 'requester', coalesce(r.name, ''), 'requesterId', c.asked_by,
  'askedBy', c.asked_by, 'ownerId', c.owner_id, 'requestedAt', coalesce(c.asked_at, c.opened_at),
  'interestedIds', (select coalesce(jsonb_agg(x.inspector_id), '[]') from interest x join subject s on s.uscc = x.uscc
    where s.id = c.subject_id and x.ended_at is null),
  'code', c.code, 'kind', c.kind, 'subject', c.subject_name, 'inspection', n.code, 'outcome', c.outcome,
  'note', c.outcome_note, 'documentNo', c.outcome_document, 'dueOn', c.due_on,
  'measures', (select jsonb_build_object('total', count(*), 'met', count(*) filter (where m.met))
    from case_measure m where m.case_id = c.id),
  'referrals', (select jsonb_build_object('total', count(*), 'received', count(f.receipt_no))
    from referral f where f.case_id = c.id)) || to_jsonb(k) as facts
from case_file c join unit u on u.id = c.unit_id left join person r on r.id = c.asked_by
  left join inspection n on n.id = c.inspection_id cross join lateral (select ${pinOf('c')}) k
where c.id = $1`;

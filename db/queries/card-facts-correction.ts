import type { EntityManager } from 'typeorm';
import type { Changes, PublishedResult } from '../../domain/correction.ts';
import type { ConsentOn } from '../../domain/consent.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import type { Asked } from './consent-asked.ts';
import { pinOf } from './profile.ts';

/** An error in what was published: what the head is to sign. */
export type CorrectionFacts = Asked &
  Extract<ConsentOn, { matter: 'correction' }> & {
    code: string;
    disclosureId: string;
    number: number;
    origin: 'found' | 'objection';
    subject: string;
    changes: Changes;
    /** The copy that the public has now; of a signed correction the one that it corrected. */
    published: PublishedResult;
    proof: string;
    /** How many files prove it, too. */
    files: number;
    publicNote: string;
    profile: Profile;
  };

/** The row behind its card, with the pin of its rules and without the answers to it. */
export async function correctionRow(
  tx: EntityManager,
  id: string,
): Promise<{ facts: object } | undefined> {
  const [row] = await tx.query(sql, [id]);
  return row;
}

const sql = `
select jsonb_build_object('matter', 'correction', 'id', c.id, 'version', c.version, 'state', c.state,
  'unit', u.name, 'unitPath', u.path, 'requester', r.name, 'requesterId', c.requested_by,
  'requestedBy', c.requested_by, 'requestedAt', c.requested_at, 'decider', c.decider,
  'partyIds', (select coalesce(jsonb_agg(x.person), '[]') from (
    select inspector_id as person from visit_party where inspection_id = n.id
    union select inspector_id from interest where uscc = s.uscc and ended_at is null) x),
  'code', n.code, 'disclosureId', d.id, 'number', c.number, 'origin', c.origin, 'subject', s.name,
  'changes', c.changes, 'proof', c.proof,
  'files', (select count(*) from correction_file f where f.correction_id = c.id), 'publicNote', c.public_note,
  'published', (select p.body from public_notice p where p.kind = 'result' and p.ref = n.code
    and coalesce((p.body -> 'correction' ->> 'number')::int, 0) < c.number
    order by p.number desc limit 1)) || to_jsonb(k) as facts
from correction c join disclosure d on d.id = c.disclosure_id join inspection n on n.id = d.inspection_id
  join subject s on s.id = n.subject_id join unit u on u.id = n.unit_id join person r on r.id = c.requested_by
  join task t on t.id = n.task_id cross join lateral (select ${pinOf('t')}) k
where c.id = $1`;

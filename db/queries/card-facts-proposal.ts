import type { Profile } from '../../domain/profile/profile.ts';
import type { ProposalKind, Side } from '../../domain/proposal.ts';
import { database } from '../data-source.ts';
import { type Pin, withProfiles } from './profile.ts';

/** One side's word about a proposal. */
export type Word = {
  side: Side;
  verdict: 'approve' | 'reject';
  by: string;
  at: string;
  reason: string;
};

/** What somebody who is to consent is told about a proposal. */
export type ProposalFacts = {
  id: string;
  kind: ProposalKind;
  state: string;
  version: number;
  unitPath: string;
  neighbourPath: string | null;
  neighbour: string | null;
  requesterId: string;
  requester: string;
  requestedAt: string;
  memberIds: string[];
  /** The team to be, its lead first. */
  members: string[];
  interestedIds: string[];
  spoken: Side[];
  words: Word[];
  reason: string;
  eligible: number | null;
  threshold: number | null;
  expert: string | null;
  organisation: string | null;
  skills: string[];
  taskName: string;
  taskCode: string;
  profile: Profile;
  inspectionCode: string | null;
  subject: string | null;
};

type Stored = Omit<ProposalFacts, 'profile'> & Pin;

/** A proposal as its cards show it, or nothing. */
export async function proposalFacts(id: string): Promise<ProposalFacts | undefined> {
  const [row] = await database().query(`${select} where q.id = $1`, [id]);
  const [facts] = await withProfiles(database().manager, row ? [row.facts] : []);
  return facts;
}

/** The proposals that concern the units at or below `paths`, on either side, open ones first. */
export async function proposalsUnder(paths: string[], limit = 100): Promise<ProposalFacts[]> {
  const rows: { facts: Stored }[] = await database().query(
    `${select} where exists (select 1 from unnest($1::text[]) p
       where starts_with(u.path, p) or starts_with(v.path, p))
     order by (q.state = 'requested') desc, q.requested_at desc limit $2`,
    [paths, limit],
  );
  return withProfiles(
    database().manager,
    rows.map(({ facts }) => facts),
  );
}

const select = `
select jsonb_build_object('id', q.id, 'kind', q.kind, 'state', q.state, 'version', q.version, 'unitPath', u.path,
  'neighbourPath', v.path, 'neighbour', v.name, 'requesterId', q.requested_by, 'requester', r.name,
  'requestedAt', q.requested_at, 'memberIds', to_jsonb(q.member_ids),
  'members', (select coalesce(jsonb_agg(p.name order by m.at), '[]')
    from unnest(q.member_ids) with ordinality m (id, at) join person p on p.id = m.id),
  'interestedIds', (select coalesce(jsonb_agg(i.inspector_id), '[]') from interest i
    where i.uscc = s.uscc and i.ended_at is null),
  'spoken', (select coalesce(jsonb_agg(c.side), '[]') from consent c where c.proposal_id = q.id),
  'words', (select coalesce(jsonb_agg(jsonb_build_object('side', c.side, 'verdict', c.verdict, 'by', p.name,
      'at', c.decided_at, 'reason', c.reason) order by c.decided_at, c.side), '[]')
    from consent c join person p on p.id = c.person_id where c.proposal_id = q.id),
  'reason', q.reason, 'eligible', q.eligible, 'threshold', q.threshold, 'expert', e.name,
  'organisation', e.organisation, 'skills', coalesce(to_jsonb(e.skills), '[]'), 'taskName', t.name,
  'taskCode', t.code, 'profileSlug', t.profile_slug, 'profileVersion', t.profile_version, 'inspectionCode', n.code, 'subject', s.name) as facts
from proposal q join task t on t.id = q.task_id left join inspection n on n.id = q.inspection_id
  join unit u on u.id = coalesce(n.unit_id, t.unit_id) join person r on r.id = q.requested_by
  left join subject s on s.id = n.subject_id left join unit v on v.id = q.neighbour_id
  left join expert e on e.id = q.expert_id`;

import { database } from '../data-source.ts';
import { linesOf, type PlanLineContent } from './plan-lines.ts';

/** A receipt of a channel on which a plan was published, or of an authority that it was filed with. */
export type Receipt = { of: string; reference: string; on: string };

/** An annual plan with everything that its page shows. */
export type PlanPage = {
  id: string;
  unitId: string;
  year: number;
  number: number;
  state: string;
  version: number;
  reason: string;
  jointReason: string;
  unit: string;
  unitPath: string;
  profileSlug: string;
  submittedBy: string | null;
  authorIds: string[];
  submitter: string | null;
  approver: string | null;
  approvedAt: Date | null;
  approvalNote: string;
  publishedAt: Date | null;
  lines: PlanLineContent[];
  channels: Receipt[];
  filings: Receipt[];
  versions: { id: string; number: number; state: string; reason: string }[];
};

/** An annual plan by its id; nothing for an unknown one. */
export async function planPageOf(id: string): Promise<PlanPage | undefined> {
  const tx = database().manager;
  const [plan] = await tx.query(
    `select y.id, y.unit_id as "unitId", y.year, y.number, y.state, y.version, y.reason, y.joint_reason as "jointReason", u.name as unit,
       u.path as "unitPath", u.profile_slug as "profileSlug", y.submitted_by as "submittedBy", y.author_ids as "authorIds",
       s.name as submitter, a.name as approver, y.approved_at as "approvedAt",
       y.approval_note as "approvalNote", y.published_at as "publishedAt"
     from plan y join unit u on u.id = y.unit_id left join person s on s.id = y.submitted_by
       left join person a on a.id = y.approved_by
     where y.id = $1`,
    [id],
  );
  if (!plan) return undefined;
  const channels = await tx.query(
    `select channel as of, reference, published_on::text as on from plan_channel where plan_id = $1 order by 3, 1`,
    [id],
  );
  const filings = await tx.query(
    `select receiver as of, receipt as reference, filed_on::text as on from plan_filing where plan_id = $1 order by 3, 1`,
    [id],
  );
  const versions = await tx.query(
    `select id, number, state, reason from plan where unit_id = $1 and year = $2 order by number desc`,
    [plan.unitId, plan.year],
  );
  return { ...plan, lines: await linesOf(tx, id), channels, filings, versions };
}

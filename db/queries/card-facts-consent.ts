import type { ConsentOn, Matter } from '../../domain/consent.ts';
import type { DeploymentGround } from '../../domain/deployment.ts';
import type { ExclusionGround } from '../../domain/exclusion.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import { database } from '../data-source.ts';
import type { FlagKind } from '../../domain/flag.ts';
import { type ClosingFacts, closingRow } from './card-facts-closing.ts';
import { type CorrectionFacts, correctionRow } from './card-facts-correction.ts';
import { profileFacts } from './card-facts-profile.ts';
import { type PlanFacts, planFacts } from './card-facts-plan.ts';
import { answersOn, type Asked } from './consent-asked.ts';
import { currentProfile, type Pin, withProfiles } from './profile.ts';

type On<M extends Matter> = Extract<ConsentOn, { matter: M }>;
type Ruled = Asked & { code: string; reason: string; profile: Profile };
type Document = { documentNo: string; issuingBody: string };

/** An inspection outside the draw. */
export type ExclusionFacts = Ruled &
  On<'exclusion'> &
  Document & {
    ground: ExclusionGround;
    subject: string;
    about: string;
    campaign: string | null;
    inspectOn: string;
    /** How often the subject was inspected outside the draw in this year, beside this. */
    earlier: number;
  };

/** A campaign. */
export type CampaignFacts = Ruled &
  On<'campaign'> &
  Document & {
    name: string;
    kind: 'campaign' | 'patrol';
    ground: ExclusionGround | null;
    listed: boolean;
    items: string[];
    startsOn: string;
    endsOn: string;
  };

/** A directed draw ordered apart; its id is that of its task. */
export type DeploymentFacts = Ruled &
  On<'deployment'> &
  Document & {
    name: string;
    executing: string;
    ground: DeploymentGround;
    items: string[];
    strata: { name: string; ratioBp: number; min: number }[];
    startsOn: string;
    endsOn: string;
  };

/** A joint registry of two branches. */
export type AgreementFacts = Asked &
  On<'pool-agreement'> & {
    partner: string;
    reason: string;
    profile: Profile;
    /** Inspectors in service of each side. */
    inspectors: { own: number; partner: number };
  };

/** A mark on a subject that holds with an approver's word only: the blacklist. */
export type FlagFacts = Asked &
  On<'flag'> & {
    kind: FlagKind;
    value: string;
    subjectId: string;
    subject: string;
    source: string;
    reason: string;
    evidence: string;
    startsOn: string;
    endsOn: string | null;
    /** What is in force about the subject already. */
    standing: { kind: FlagKind; value: string }[];
  };

/** The draft of a bureau's rules, with what it rules otherwise than its parent. */
export type ProfileFacts = Asked &
  On<'profile'> & {
    slug: string;
    name: string;
    number: number;
    document: string;
    authors: string[];
    parent: Profile;
    profile: Profile;
  };

/** What somebody who is to consent to something outside the draw is told about it. */
export type ConsentFacts =
  | PlanFacts
  | ExclusionFacts
  | CampaignFacts
  | DeploymentFacts
  | AgreementFacts
  | FlagFacts
  | ProfileFacts
  | CorrectionFacts
  | ClosingFacts;

/** What waits for consent as its card shows it, or nothing. */
export async function consentFacts(matter: Matter, id: string): Promise<ConsentFacts | undefined> {
  const tx = database().manager;
  if (matter === 'plan') return planFacts(tx, id);
  if (matter === 'profile') return profileFacts(tx, id);
  const row =
    matter === 'correction' || matter === 'case'
      ? await rows[matter](tx, id)
      : (await tx.query(selects[matter], [id]))[0];
  if (!row) return undefined;
  const answers = await answersOn(tx, matter, id);
  if (matter === 'flag') return { ...row.facts, answers } as FlagFacts;
  if (matter === 'pool-agreement') {
    const profile = await currentProfile(tx, row.facts.profileSlug);
    return { ...row.facts, answers, profile } as AgreementFacts;
  }
  const [facts] = await withProfiles(tx, [{ ...row.facts, answers } as Pin]);
  return facts as unknown as ConsentFacts;
}

const asked = (
  matter: Matter,
  alias: string,
) => `'matter', '${matter}', 'version', ${alias}.version,
  'unit', u.name, 'unitPath', u.path, 'requester', r.name, 'reason', ${alias}.reason`;
const registered = (alias: string) => `'id', ${alias}.id, 'code', ${alias}.code,
  'state', case ${alias}.state when 'done' then 'approved' else ${alias}.state end,
  'requesterId', ${alias}.registered_by, 'registeredBy', ${alias}.registered_by,
  'requestedAt', ${alias}.registered_at, 'profileSlug', ${alias}.profile_slug,
  'profileVersion', ${alias}.profile_version`;
const document = (alias: string) => `'ground', ${alias}.ground, 'documentNo', ${alias}.document_no,
  'issuingBody', ${alias}.issuing_body`;

const inService = (
  path: string,
) => `(select count(*) from inspector i join person p on p.id = i.person_id
  join unit w on w.id = p.unit_id where i.status = '在岗' and starts_with(w.path, ${path}))`;

const rows = { correction: correctionRow, case: closingRow };

const selects: Record<Exclude<Matter, 'plan' | 'profile' | 'correction' | 'case'>, string> = {
  exclusion: `
select jsonb_build_object(${asked('exclusion', 'e')}, ${registered('e')}, ${document('e')},
  'subject', e.subject_name, 'about', coalesce(n.name, e.basis), 'campaign', c.name, 'inspectOn', e.inspect_on,
  'interestedIds', (select coalesce(jsonb_agg(x.inspector_id), '[]') from interest x
    where x.uscc = s.uscc and x.ended_at is null),
  'earlier', (select count(*) from exclusion o where o.id <> e.id and o.state <> 'rejected'
    and extract(year from o.inspect_on) = extract(year from e.inspect_on)
    and (o.subject_id = e.subject_id or o.subject_name = e.subject_name and o.unit_id = e.unit_id))) as facts
from exclusion e join unit u on u.id = e.unit_id join person r on r.id = e.registered_by
  left join subject s on s.id = e.subject_id left join item n on n.id = e.item_id
  left join campaign c on c.id = e.campaign_id where e.id = $1`,
  campaign: `
select jsonb_build_object(${asked('campaign', 'c')}, ${registered('c')}, ${document('c')}, 'name', c.name,
  'kind', c.kind, 'listed', c.listed, 'startsOn', c.starts_on, 'endsOn', c.ends_on,
  'items', (select coalesce(jsonb_agg(i.name order by i.code), '[]') from campaign_item x
    join item i on i.id = x.item_id where x.campaign_id = c.id)) as facts
from campaign c join unit u on u.id = c.unit_id join person r on r.id = c.registered_by where c.id = $1`,
  deployment: `
select jsonb_build_object(${asked('deployment', 'y')}, 'id', t.id, 'code', t.code, 'state', y.state,
  'requesterId', y.requested_by, 'registeredBy', y.requested_by, 'requestedAt', y.requested_at,
  ${document('y')}, 'name', t.name, 'executing', x.name, 'startsOn', t.starts_on, 'endsOn', t.ends_on,
  'profileSlug', t.profile_slug, 'profileVersion', t.profile_version,
  'items', (select coalesce(jsonb_agg(i.name order by i.code), '[]') from task_item q
    join item i on i.id = q.item_id where q.task_id = t.id),
  'strata', (select coalesce(jsonb_agg(jsonb_build_object('name', s.name, 'ratioBp', s.ratio_bp,
    'min', s.min) order by s.number), '[]') from stratum s where s.task_id = t.id)) as facts
from deployment y join task t on t.id = y.task_id join unit u on u.id = t.initiator_id
  join unit x on x.id = t.unit_id join person r on r.id = y.requested_by where y.task_id = $1`,
  flag: `
select jsonb_build_object(${asked('flag', 'f')}, 'id', f.id,
  'state', case f.state when 'in-force' then 'approved' else f.state end, 'requesterId', f.recorded_by,
  'recordedBy', f.recorded_by, 'requestedAt', f.recorded_at, 'kind', f.kind, 'value', f.value,
  'subjectId', s.id, 'subject', s.name,
  'source', f.source, 'evidence', f.evidence, 'startsOn', f.starts_on, 'endsOn', f.ends_on,
  'standing', (select coalesce(jsonb_agg(jsonb_build_object('kind', o.kind, 'value', o.value) order by o.kind), '[]')
    from subject_flag o where o.subject_id = s.id and o.id <> f.id and o.state = 'in-force' and o.lapsed_at is null
      and o.begun_at is not null)) as facts
from subject_flag f join subject s on s.id = f.subject_id join unit u on u.id = s.unit_id
  join person r on r.id = f.recorded_by where f.id = $1`,
  'pool-agreement': `
select jsonb_build_object(${asked('pool-agreement', 'a')}, 'id', a.id,
  'state', case when a.state in ('in-force', 'ended') then 'approved' else a.state end,
  'requesterId', a.requested_by, 'requestedAt', a.requested_at, 'partner', v.name, 'partnerPath', v.path,
  'ownBy', a.own_by, 'partnerBy', a.partner_by, 'profileSlug', b.profile_slug,
  'inspectors', jsonb_build_object('own', ${inService('u.path')}, 'partner', ${inService('v.path')})) as facts
from pool_agreement a join unit u on u.id = a.unit_id join unit v on v.id = a.partner_id
  join person r on r.id = a.requested_by join lateral (select profile_slug from unit b
    where profile_slug is not null and starts_with(u.path, b.path) order by length(b.path) desc limit 1) b on true
where a.id = $1`,
};

import { z } from 'zod';
import { profileAt } from '../../db/queries/profile.ts';
import { lockDraft, profileVersion } from '../../db/queries/profile-versions.ts';
import { refuseContradiction } from '../../domain/frequency/contradictions.ts';
import { authorize } from '../../domain/policy.ts';
import { amendChanges } from '../../domain/profile/change.ts';
import { type Changes, derive } from '../../domain/profile/derive.ts';
import { profileOf, profileSlugs } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { personId } from '../../domain/request.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import { aboutProfile, unitOf } from './about.ts';
import { askForProfile } from './ask.ts';

const source = z.object({
  file: z.string().trim().min(1).max(300),
  article: z.string().trim().min(1).max(100),
});

const change = z.object({ value: z.json(), source: source.nullable() }).nullable();

/**
 * an administrator changes values of a profile's draft, each with the file and article it stands
 * in; a value without one is the product's own (系统默认，非本局文件规定), and null takes the parent's value
 * again. Where there is no draft, the next version begins with it, as the newest one is.
 */
export const amendProfile = usecase(
  'profile.amend',
  z.object({
    slug: z.string().min(1),
    changes: z.record(z.string(), change),
    name: z.string().trim().min(1).max(100).optional(),
    document: z.string().trim().min(1).max(300).optional(),
    /** Who answers for a built-in profile that is changed for the first time. */
    unitId: z.uuid().optional(),
  }),
  async (context, given) => {
    const { tx, actor } = context;
    const open = await lockDraft(tx, given.slug);
    const begun = open ?? (await nextVersion(context, given.slug, given.unitId));
    authorize(actor, 'profile.amend', { unitPath: begun.unitPath });
    if (open) asSeen(context, open.rowVersion);
    const changes = amendChanges(begun.changes, given.changes);
    await refuseContradictory(context, { ...begun, changes });
    const next = {
      ...begun,
      name: given.name ?? begun.name,
      document: given.document ?? begun.document,
      changes,
      authorIds: [...new Set([...begun.authorIds, personId(actor)])],
    };
    await (open ? write(context, next) : insert(context, next));
    const { slug, version } = next;
    const data = {
      slug,
      version,
      changes: given.changes,
      before: pick(begun.changes, given.changes),
    };
    await record(context, 'profile.amended', aboutProfile(slug, next.unitPath), data);
    await askForProfile(context, slug);
    return { slug, version };
  },
);

type Draft = {
  slug: string;
  version: number;
  name: string;
  document: string;
  parentSlug: string;
  parentVersion: number;
  changes: Changes;
  unitId: string;
  unitPath: string;
  authorIds: string[];
};

/** What the draft comes to, with what it takes over from its parent, must hold together. */
async function refuseContradictory({ tx }: Context, draft: Draft): Promise<void> {
  const parent = await profileAt(tx, draft.parentSlug, draft.parentVersion);
  refuseContradiction(derive(parent, draft), parent);
}

async function nextVersion({ tx }: Context, slug: string, unitId?: string): Promise<Draft> {
  // Two who begin the next version at once: the second one finds the first one's draft taken.
  const [{ last, approved }] = await tx.query(
    `select max(version) as last, max(version) filter (where state = 'approved') as approved
     from profile_version where slug = $1`,
    [slug],
  );
  const newest = approved && (await profileVersion(tx, slug, approved));
  if (newest) return { ...newest, version: last + 1, authorIds: [] };
  if (!profileSlugs.includes(slug)) throw new Refusal('not-found', { profile: slug });
  const { name, version } = profileOf(slug);
  if (!unitId) throw new Refusal('bad-input', { field: 'unitId' });
  const unit = await unitOf(tx, unitId);
  return {
    slug,
    version: Math.max(last ?? 0, version) + 1,
    name,
    document: name,
    parentSlug: slug,
    parentVersion: version,
    changes: {},
    unitId,
    unitPath: unit.path,
    authorIds: [],
  };
}

async function insert({ tx, now }: Context, draft: Draft): Promise<void> {
  await tx.query(
    `insert into profile_version (slug, version, parent_slug, parent_version, name, document, changes,
       unit_id, author_ids, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      draft.slug,
      draft.version,
      draft.parentSlug,
      draft.parentVersion,
      draft.name,
      draft.document,
      JSON.stringify(draft.changes),
      draft.unitId,
      draft.authorIds,
      now,
    ],
  );
}

async function write({ tx }: Context, draft: Draft): Promise<void> {
  await tx.query(
    `update profile_version set name = $3, document = $4, changes = $5, author_ids = $6,
       row_version = row_version + 1 where slug = $1 and version = $2`,
    [
      draft.slug,
      draft.version,
      draft.name,
      draft.document,
      JSON.stringify(draft.changes),
      draft.authorIds,
    ],
  );
}

const pick = (changes: Changes, given: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(changes).filter(([key]) => key in given));

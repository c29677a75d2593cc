import type { SubjectFlag } from '../../db/entities/subject-flag.ts';
import { currentProfile } from '../../db/queries/profile.ts';
import { dayOf } from '../../domain/day.ts';
import { makeNotices } from '../bureau-notice/make.ts';
import { publishCredit } from '../credit/publish.ts';
import { publish } from '../publish.ts';
import type { LockedSubject } from '../registry/locked-subject.ts';
import type { Context } from '../usecase.ts';
import { isCafeBlacklist } from './blacklist.ts';

type Mark = Pick<
  SubjectFlag,
  'id' | 'kind' | 'reason' | 'source' | 'startsOn' | 'endsOn' | 'responsible'
>;

/**
 * R-184 通报相关部门，予以公开曝光: what goes on the blacklist of cafés is made public with its days and who is
 * responsible, and passed on to the departments concerned; ended earlier, the public reads the new last day.
 */
export async function exposeBlacklist(
  context: Context,
  { subject, unit, about }: LockedSubject,
  mark: Mark,
  endsOn: string | null = mark.endsOn,
): Promise<void> {
  if (!isCafeBlacklist(mark, subject.category)) return;
  const profile = await currentProfile(context.tx, unit.profileSlug, dayOf(context.now));
  const { name, uscc, category } = subject;
  const { reason, source, startsOn, responsible } = mark;
  const body = {
    name,
    uscc,
    category,
    responsible,
    reason,
    source,
    startsOn,
    endsOn,
    organisation: unit.bureauName,
  };
  const title = `黑名单：${name}`;
  await publish(context, { kind: 'blacklist', ref: mark.id, title, body });
  await publishCredit(context, subject.id, profile);
  await makeNotices(context, {
    of: { flagId: mark.id },
    ref: uscc || name,
    category,
    unit,
    profile,
    taskId: about.taskId ?? null,
    body,
  });
}

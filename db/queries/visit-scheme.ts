import type { EntityManager } from 'typeorm';
import { cite } from '../../domain/profile/cite.ts';
import { schemeRule } from '../../domain/scheme.ts';
import { type Pin, profilePinned } from './profile.ts';
import { confirmedScheme, dutiesByUnit } from './schemes.ts';

/** The scheme by which a team goes: the one of the task that it was matched with. */
export type VisitScheme = {
  taskId: string;
  /** What asks for one before anybody arrives; null where the rules leave it open. */
  rule: string | null;
  confirmed: {
    number: number;
    duty: string;
    procedure: string;
    schedule: string;
    departments: { unit: string; duty: string }[];
    by: string;
    at: string;
  } | null;
};

/** The scheme of a visit; nothing where the rules ask for none and none was made. */
export async function visitScheme(
  tx: EntityManager,
  inspectionId: string,
): Promise<VisitScheme | undefined> {
  const [row]: (Pin & { taskId: string })[] = await tx.query(
    `select t.id as "taskId", t.profile_slug as "profileSlug", t.profile_version as "profileVersion"
     from inspection n join task t on t.id = n.task_id where n.id = $1`,
    [inspectionId],
  );
  if (!row) return undefined;
  const profile = await profilePinned(tx, row);
  const key = schemeRule(profile, 'visit', false);
  const scheme = await confirmedScheme(tx, row.taskId);
  if (!key && !scheme) return undefined;
  const confirmed = scheme && {
    number: scheme.number,
    duty: scheme.duty,
    procedure: scheme.procedure,
    schedule: scheme.schedule,
    departments: dutiesByUnit(scheme.departmentDuties, scheme.content!),
    by: scheme.confirmedBy!,
    at: scheme.confirmedAt!.toISOString(),
  };
  return {
    taskId: row.taskId,
    rule: key ? cite(profile, key) : null,
    confirmed: confirmed ?? null,
  };
}

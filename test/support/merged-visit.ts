import { acceptInspection } from '../../usecases/inspection/accept.ts';
import { checkIn } from '../../usecases/inspection/check-in.ts';
import { signResult } from './visit-record.ts';
import { submitResult } from '../../usecases/result/submit.ts';
import type { Query } from './database.ts';
import type { AnInspector } from './factories.ts';
import { allAnswers, by } from './visit.ts';

/** The team of a visit, its lead first. */
export async function membersOf(
  sql: Query,
  inspectors: AnInspector[],
  inspectionId: string,
): Promise<AnInspector[]> {
  const rows = await sql(
    'select inspector_id as id from seat where inspection_id = $1 and active order by lead desc, number',
    [inspectionId],
  );
  return rows.map(({ id }) => inspectors.find((one) => one.id === id)!);
}

/** Everybody accepts and arrives. */
export async function arrive(team: AnInspector[], inspectionId: string, now: Date): Promise<void> {
  for (const member of team) await acceptInspection(by(member), { inspectionId }, now);
  for (const member of team) await checkIn(by(member), { inspectionId }, now);
}

/** The lead answers every point of these items, and everybody signs. */
export async function enterAndSign(
  sql: Query,
  team: AnInspector[],
  { inspectionId, itemIds, now }: { inspectionId: string; itemIds: string[]; now: Date },
): Promise<void> {
  const answers = await allAnswers(sql, itemIds);
  await submitResult(by(team[0]!), { inspectionId, finding: 'clear', answers }, now);
  for (const member of team) await signResult(by(member), { inspectionId }, now);
}

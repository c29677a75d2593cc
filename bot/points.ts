import { database } from '../db/data-source.ts';
import { checklistOf } from '../db/queries/checklist.ts';
import { type Answer, pointsOf } from '../domain/result.ts';

/** What somebody filled in, by the fields' names. */
export type Answers = Record<string, string | undefined>;

/** One point of the checklist and the name of its field in forms. */
export type PointField = { name: string; itemId: string; item: string; point: string };

/** Where a form has one place only for why points do not apply. */
export const sharedNote = 'not-applicable-note';

/** All points of a visit, in order, with their fields' names. */
export async function pointList(inspectionId: string): Promise<PointField[]> {
  const checklist = await checklistOf(database().manager, inspectionId);
  const points = checklist.flatMap((item) =>
    pointsOf(item).map((point) => ({ itemId: item.itemId, item: item.name, point })),
  );
  return points.map((each, index) => ({ name: `p${index}`, ...each }));
}

/** The answers to the points as the use-cases take them; open points are left out. */
export async function resultAnswers(inspectionId: string, filled: Answers): Promise<Answer[]> {
  const points = await pointList(inspectionId);
  return points.flatMap(({ name, itemId, point }): Answer[] => {
    const answer = filled[name];
    const note = filled[`${name}-note`] || (answer === 'not-applicable' && filled[sharedNote]);
    return answer ? [{ itemId, point, answer: answer as 'ok', ...(note && { note }) }] : [];
  });
}

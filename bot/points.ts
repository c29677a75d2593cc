import { database } from '../db/data-source.ts';
import { checklistOf, formChanges } from '../db/queries/checklist.ts';
import { type Answer, pointsOf } from '../domain/result.ts';

/** What somebody filled in, by the fields' names. */
export type Answers = Record<string, string | undefined>;

/** One point of the checklist and the name of its field in forms. */
export type PointField = {
  name: string;
  itemId: string;
  item: string;
  point: string;
  /** 标准: by what it is judged, where its form says so. */
  standard: string;
};

/** Where a form has one place only for why points do not apply. */
export const sharedNote = 'not-applicable-note';

/**
 * All points of a visit, in order, with their fields' names. A form that an item gets later makes other points:
 * they have other names, so that nothing ticked off on an older page or offline counts for another point (R-141).
 */
export async function pointList(inspectionId: string): Promise<PointField[]> {
  const checklist = await checklistOf(database().manager, inspectionId);
  const first = pointsApart * (await formChanges(database().manager, inspectionId));
  const points = checklist.flatMap((item) =>
    pointsOf(item).map((point) => {
      const standard = item.points?.find(({ text }) => text === point)?.standard ?? '';
      return { itemId: item.itemId, item: item.name, point, standard };
    }),
  );
  return points.map((each, index) => ({ name: `p${first + index}`, ...each }));
}
// More than the points that any visit has.
const pointsApart = 100_000;

/** What a result says beside its answers, as the use-case takes it: several values come with commas between. */
export function resultIn(inspectionId: string, { finding, note, ...filled }: Answers) {
  const several = (name: string) => (filled[name] ?? '').split(',').filter(Boolean);
  return {
    inspectionId,
    // What was chosen is checked by the use-case, as everything that comes from outside.
    finding: finding as 'other',
    note: note ?? '',
    methods: several('methods') as 'site'[],
    grounds: several('grounds') as 'entry'[],
    measures: several('measures') as 'evidence'[],
  };
}

/** How many answers are to points that the visit does not have: its form is another one since. */
export async function unknownIn(inspectionId: string, filled: Answers): Promise<number> {
  const known = new Set((await pointList(inspectionId)).map(({ name }) => name));
  return Object.entries(filled).filter(([name, answer]) => {
    return answer && /^p\d+$/.test(name) && !known.has(name);
  }).length;
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

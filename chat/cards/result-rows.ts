import type { Answered, InspectionFacts } from '../../db/queries/card-facts-inspection.ts';
import type { TextKey } from '../../locales/translate.ts';
import type { Block } from '../port.ts';
import { type Text, told } from '../text.ts';
import { fields, line } from './parts.ts';

/** What a result says beside its finding: all of it is signed, so all of it is shown. */
export function resultRows({ result }: InspectionFacts): [TextKey, Text | null][] {
  if (!result) return [];
  const listed = (group: string, values: string[] | undefined): Text | null =>
    values?.length ? { list: values.map((one) => told(`${group}.${one}` as TextKey)) } : null;
  const forms = new Map(result.forms?.map((form) => [`${form.code} ${form.version}`, form]));
  return [
    ['card.field.methods', listed('method', result.methods)],
    ['card.field.activities', listed('activity', result.activities)],
    ['card.field.grounds', listed('obstruction', result.grounds)],
    ['card.field.measures', listed('spot-measure', result.measures)],
    [
      'card.field.forms',
      forms.size === 0
        ? null
        : {
            list: [...forms.values()].map(({ name, version }) =>
              told('card.field.form.value', { name, number: version }),
            ),
          },
    ],
  ];
}

/** The same on a card, before the finding is signed. */
export function resultBlock(facts: InspectionFacts): Block[] {
  const rows = [...foundRows(facts), ...resultRows(facts)].filter(([, value]) => value !== null);
  return rows.length > 0 ? [fields(...rows)] : [];
}

// The page of the visit has both beside their points.
function foundRows({ result }: InspectionFacts): [TextKey, Text | null][] {
  const problems = (result?.answers ?? []).filter(isProblem).map(problemText);
  return [
    ['card.field.problems', problems.length > 0 ? { list: problems } : null],
    ['card.field.note', result?.note || null],
  ];
}

const isProblem = ({ answer }: Answered) => answer === 'problem';

const problemText = ({ point, note }: Answered): Text =>
  note ? told('card.field.problem.value', { point, note }) : point;

/** How many files came after the result was entered: nobody signs before the lead has entered it anew. */
export function lateFiles({ result, state, evidence = 0 }: InspectionFacts): number {
  if (!result?.methods?.length || state !== 'submitted') return 0;
  return Math.max(0, evidence - (result.files ?? 0));
}

/** Says so. */
export function lateLine(facts: InspectionFacts): Block[] {
  const count = lateFiles(facts);
  return count > 0 ? [line(told('card.inspection.files-late', { count }), 'warn')] : [];
}

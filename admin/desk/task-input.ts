import type { Refusal } from '../../domain/refusal.ts';
import type { setUpTask } from '../../usecases/task/set-up.ts';
import { deploymentIn, sourceIn } from './deployment-fields.ts';
import { participantsIn } from './participant-fields.ts';
import { routesIn } from './route-fields.ts';
import { strataIn } from './stratum-fields.ts';
import { type Fields, text, texts } from './press.ts';

type SetUp = Parameters<typeof setUpTask>[1];

/** What the form says, as the set-up and its preview take it. */
export function taskIn(fields: Fields): SetUp {
  const chosen = text(fields, 'mode') || 'directed';
  const mode = chosen === 'rotation' ? 'rotation' : 'sample';
  const strata = strataIn(fields);
  return {
    ...sourceIn(fields),
    ...deploymentIn(fields),
    name: text(fields, 'name'),
    unitId: text(fields, 'unitId'),
    routes: routesIn(fields),
    scope: chosen === 'open' ? 'open' : 'directed',
    mode,
    activityKind: (text(fields, 'activityKind') || null) as SetUp['activityKind'],
    ...(mode === 'rotation' && { batches: Number(text(fields, 'batches')) }),
    startsOn: text(fields, 'startsOn'),
    endsOn: text(fields, 'endsOn'),
    itemIds: texts(fields, 'itemIds'),
    // Of a rotation everybody is drawn: its ratio need not be written.
    strata:
      mode === 'rotation' ? strata.map((stratum) => ({ ...stratum, ratioBp: 10_000 })) : strata,
    teamSize: Number(text(fields, 'teamSize') || 2),
    sealed: text(fields, 'sealed') === '1',
    participants: participantsIn(fields),
    ...(text(fields, 'peopleEntropy') !== '' && {
      peopleEntropy: text(fields, 'peopleEntropy') === 'drand' ? 'drand' : 'secret',
    }),
  };
}

const fieldOf: Partial<Record<string, string>> = {
  'plan-not-published': 'planLineId',
  'plan-of-other-year': 'planLineId',
  'plan-line-missing': 'adHocReason',
  'ad-hoc-not-allowed': 'planLineId',
  'ad-hoc-only-deployed': 'mode',
  'deployment-ground-unknown': 'deployment-ground',
  'exclusion-body-missing': 'deployment-body',
  'window-over': 'endsOn',
  'window-reversed': 'endsOn',
  'window-outside-plan': 'endsOn',
  'rotation-too-long': 'endsOn',
  'item-not-published': 'itemIds',
  'item-outside-plan': 'itemIds',
  'team-too-small': 'teamSize',
  'mode-not-allowed': 'mode',
  'open-draw-incomplete': 'mode',
  'rotation-not-ruled': 'mode',
  'activity-not-ruled': 'activityKind',
  'rotation-unsealed': 'sealed',
  'batches-too-many': 'batches',
  'route-repeated': 'routes',
  'route-outside-bureau': 'routes',
};

const inStratum: Partial<Record<string, string>> = {
  'ratio-above-limit': 'ratio',
  'ratio-below-floor': 'ratio',
  'ratio-reversed': 'ratio',
  'quota-above-limit': 'ratio',
  'weights-need-quota': 'weight',
  'rotation-weighted': 'weight',
  'weights-reversed': 'weight',
  'open-draw-selects': 'stratum',
  'pool-empty': 'stratum',
  'pool-too-small': 'stratum',
  'subject-in-two-strata': 'stratum',
};

/** The field of the form that a refusal is about; nothing when it is about none of them. */
export function wrongField(
  { code, details }: Pick<Refusal, 'code' | 'details'>,
  fields: Fields,
): string | undefined {
  if (code === 'bad-input') return pathToField(String(details['field'] ?? ''), fields);
  const own = inStratum[code];
  if (own === undefined) return fieldOf[code];
  const name = details['stratum'] ?? details['second'];
  const stratum = strataIn(fields).find((one) => one.name === name);
  return stratum && `${own}-${stratum.number - 1}`;
}

const deploymentField: Partial<Record<string, string>> = {
  ground: 'deployment-ground',
  documentNo: 'deployment-document',
  issuingBody: 'deployment-body',
  reason: 'deployment-reason',
};

// strata.0.ratioBp is the first stratum that was filled in, whichever place it has in the form.
function pathToField(path: string, fields: Fields): string | undefined {
  const [top = '', at, field] = path.split('.');
  if (top === 'deployment') return deploymentField[at ?? ''];
  if (top !== 'strata') return top || undefined;
  const place = (strataIn(fields)[Number(at)]?.number ?? 1) - 1;
  const names: Partial<Record<string, string>> = { ratioBp: 'ratio', weights: 'weight' };
  return `${names[field ?? ''] ?? 'stratum'}-${place}`;
}

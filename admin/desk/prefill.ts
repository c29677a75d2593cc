import type { Request } from 'express';
import type { TaskChoices } from '../../db/queries/task-choices.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import { strataByRisk } from '../../domain/uplift.ts';
import type { Texts } from '../visitor.ts';
import { participantsOfLine } from './participant-fields.ts';
import type { Fields } from './press.ts';
import { routesOfKeepers } from './route-fields.ts';

/** What a line of the plan already says about a task under it. */
export function prefill(
  { lines, items, units, keepers, participants, profiles }: TaskChoices,
  query: Request['query'],
  now: string,
  t: Texts,
): Fields {
  const line = lines.find(({ id }) => id === query['line']);
  if (!line) return {};
  const item = items.find(({ name }) => name === line.itemName);
  const unit = units.find(({ name }) => name === line.unitName);
  const ratio = String(line.ratioBp / 100);
  const asked = askedFor(query, {
    risk: () => splitByRisk(profiles[0], item?.category, line.ratioBp, t),
    keepers: () => routesOfKeepers(keepers, unit?.id),
  });
  return {
    name: line.name,
    planLineId: line.id,
    unitId: unit?.id,
    startsOn: line.startsOn > now ? line.startsOn : now,
    endsOn: line.endsOn,
    itemIds: item?.id,
    'category-0': item?.category,
    'category-1': item?.category,
    'ratio-0': ratio,
    'ratio-1': ratio,
    mode: 'directed',
    sealed: '1',
    ...plannedStrata(line, item?.category, t),
    ...asked,
    ...participantsOfLine(participants, line.id),
  };
}

/** What the links of the form ask to be filled in. */
const askedFor = (
  { strata, routes }: Request['query'],
  filled: { risk: () => Fields; keepers: () => Fields },
): Fields => ({
  ...(strata === 'risk' && filled.risk()),
  ...(routes === 'keepers' && filled.keepers()),
});

// the plan may have given each risk, or the key registry, its own ratio already.
function plannedStrata(
  { strata, ratioBp: rest }: TaskChoices['lines'][number],
  category: string | undefined,
  t: Texts,
): Fields {
  const hasKey = strata.some(({ keyPool }) => keyPool);
  const others = hasKey && strata.length === 1 ? [{ risk: [], ratioBp: rest }] : [];
  const fields = [...strata, ...others].map(({ risk, ratioBp, ...part }, at) => {
    const isKey = 'keyPool' in part;
    return {
      [`stratum-${at}`]: plannedName(risk, isKey, t),
      [`category-${at}`]: category,
      ...(risk.length > 0 && { [`risk-${at}`]: risk }),
      ...(hasKey && { [`key-${at}`]: isKey ? 'yes' : 'no' }),
      [`ratio-${at}`]: String(ratioBp / 100),
    };
  });
  return Object.assign({}, ...fields);
}

function plannedName(risk: string[], isKey: boolean, t: Texts): string {
  if (isKey) return t('panel.key-pool.in');
  return risk.length > 0 ? `${risk.join('、')}风险` : t('panel.key-pool.out');
}

/** two strata, of those whom the bureau's rules raise and of the others. */
function splitByRisk(
  profile: Profile | undefined,
  category: string | undefined,
  ratioBp: number,
  t: Texts,
): Fields {
  if (!profile || !category) return {};
  const fields = strataByRisk(profile, category, ratioBp).map(({ filter }, at) => ({
    [`stratum-${at}`]: t(filter.raised ? 'panel.uplift.raised' : 'panel.uplift.others'),
    [`category-${at}`]: category,
    [`ratio-${at}`]: String(ratioBp / 100),
    ...(filter.raised !== undefined && { [`raised-${at}`]: filter.raised ? 'yes' : 'no' }),
  }));
  return Object.assign({}, ...fields);
}

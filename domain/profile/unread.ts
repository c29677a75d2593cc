import type { ParameterKey } from './parameters.ts';

/**
 * Why a parameter decides nothing in the code. `always`: the product does so for every bureau, and no
 * profile can say otherwise. `on-record`: a fact for people to read. A number: the issue whose work it is.
 */
type Why = 'always' | 'on-record' | 4 | 6;

/** Every parameter that nothing reads to decide by; a test holds this list against the code. */
export const unread: { readonly [K in ParameterKey]?: Why } = {
  'draw.strata': 'always',
  'draw.rounding': 'always',
  'draw.voidNeedsApproval': 'always',
  'announce.auto': 'always',
  'announce.includeSubjectNames': 'always',
  'team.expertsCountTowardMin': 'always',
  'team.uncertifiedCountTowardMin': 'always',
  'match.hardFilters': 'always',
  'recusal.preFilter': 'always',
  'item.mustBePublished': 'always',
  'exec.showCertificate': 'always',
  'disclosure.internalApproval': 'always',
  'audit.fullTrace': 'always',
  'archive.required': 'always',

  'org.levels': 'on-record',
  'org.supervisorUnit': 'on-record',
  'platform.name': 'on-record',
  'profile.fallbackRule': 'on-record',
  'profile.effectiveFrom': 'on-record',
  'registry.sources': 'on-record',
  'draw.means': 'on-record',
};

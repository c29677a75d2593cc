import type { Parameter } from './parameter.ts';
import { count } from './kind.ts';
import { of } from './parameter.ts';
import { check } from './parameters/check.ts';
import { disclosure } from './parameters/disclosure.ts';
import { draw } from './parameters/draw.ts';
import { followUp } from './parameters/follow-up.ts';
import { frequency } from './parameters/frequency.ts';
import { plan } from './parameters/plan.ts';
import { registry } from './parameters/registry.ts';
import { scope } from './parameters/scope.ts';
import { team } from './parameters/team.ts';

/** Every parameter of a rule profile, in the order in which people read them. */
export const parameters = {
  ...scope,
  ...registry,
  ...plan,
  ...frequency,
  ...draw,
  ...team,
  ...check,
  ...disclosure,
  ...followUp,
  'profile.version': of(null, ['规则版本', 'version of the profile'], count(['', ''])),
};

/** The name of a parameter, such as `disclosure.days`. */
export type ParameterKey = keyof typeof parameters;

/** The value that a parameter takes. */
export type Value<K extends ParameterKey> =
  (typeof parameters)[K] extends Parameter<infer T> ? T : never;

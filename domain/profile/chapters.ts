import type { Label } from './kind.ts';
import type { ParameterKey } from './parameters.ts';
import { check } from './parameters/check.ts';
import { disclosure } from './parameters/disclosure.ts';
import { draw } from './parameters/draw.ts';
import { followUp } from './parameters/follow-up.ts';
import { frequency } from './parameters/frequency.ts';
import { plan } from './parameters/plan.ts';
import { registry } from './parameters/registry.ts';
import { scope } from './parameters/scope.ts';
import { team } from './parameters/team.ts';

const keysOf = (chapter: object) => Object.keys(chapter) as ParameterKey[];

/** The parameters as people read them: by the work that they rule, in its order. */
export const chapters: readonly { label: Label; keys: readonly ParameterKey[] }[] = [
  { label: ['适用范围、组织与责任', 'Scope, organisation and duties'], keys: keysOf(scope) },
  { label: ['事项清单与两库', 'Item list and registries'], keys: keysOf(registry) },
  { label: ['年度计划', 'Annual plan'], keys: keysOf(plan) },
  { label: ['频次', 'Frequencies'], keys: keysOf(frequency) },
  { label: ['任务设置与摇号', 'Set-up and draw'], keys: keysOf(draw) },
  { label: ['匹配、回避与更换', 'Match, recusal and substitution'], keys: keysOf(team) },
  { label: ['任务执行', 'Inspection'], keys: keysOf(check) },
  { label: ['公示、更正、异议', 'Disclosure, correction, objection'], keys: keysOf(disclosure) },
  { label: ['后续处置、留痕与监督', 'Follow-up, records, supervision'], keys: keysOf(followUp) },
];

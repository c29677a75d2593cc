import { hasOwnFrequency } from './frequency.ts';
import { classOf } from './parameters/classes.ts';
import type { Value } from './parameters.ts';
import { parameter, type Profile } from './profile.ts';

/**
 * How often a subject of this 检查对象类别 may be drawn in the window, exempt grounds apart; null is
 * no cap. The cap of a class goes before the general one, and a class with a frequency of its own
 * (仙游 二(二)) has none where the rules exempt it.
 */
export function capOf(profile: Profile, category: string): number | null {
  const byClass = parameter(profile, 'cap.byClass');
  const name = classOf(category);
  const ofClass = name && byClass[name];
  if (ofClass !== undefined) return ofClass;
  const isExempt =
    parameter(profile, 'cap.exemptGrounds').includes('frequency-class') &&
    hasOwnFrequency(profile, category);
  return isExempt ? null : parameter(profile, 'cap.maxPerYear');
}

/** The parameter that decides about the cap of this category: that of its class, of the exemption, or the general one. */
export function capRuleOf(profile: Profile, category: string): CapRule {
  const name = classOf(category);
  if (name && parameter(profile, 'cap.byClass')[name] !== undefined) return 'cap.byClass';
  const general = parameter(profile, 'cap.maxPerYear');
  return capOf(profile, category) === general ? 'cap.maxPerYear' : 'cap.exemptGrounds';
}

type CapRule = 'cap.byClass' | 'cap.maxPerYear' | 'cap.exemptGrounds';

// 高青 第十一条 counts 从业人员 among the market entities, and no projects or behaviours; 生产经营单位
// are organisations. In doubt the cap protects.
const unprotected: Record<Value<'cap.appliesTo'>, readonly string[]> = {
  'market-entity': ['project', 'behaviour'],
  'business-unit': ['practitioner', 'project', 'behaviour'],
  subject: [],
};

/** The cap of a subject by what kind of subject it is as well: who the rules protect (P-13). */
export const capFor = (
  profile: Profile,
  { category, kind }: { category: string; kind: string },
): number | null =>
  unprotected[parameter(profile, 'cap.appliesTo')].includes(kind) ? null : capOf(profile, category);

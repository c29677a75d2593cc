import { hasOwnFrequency } from './frequency.ts';
import { classOf } from './parameters/classes.ts';
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

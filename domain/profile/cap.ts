import { classOf } from './parameters/classes.ts';
import { parameter, type Profile } from './profile.ts';

/**
 * How often a subject of this 检查对象类别 may be drawn in the window, exempt grounds apart; null is
 * no cap. The cap of a class goes before the general one.
 */
export function capOf(profile: Profile, category: string): number | null {
  const byClass = parameter(profile, 'cap.byClass');
  const name = classOf(category);
  const ofClass = name && byClass[name];
  return ofClass === undefined ? parameter(profile, 'cap.maxPerYear') : ofClass;
}

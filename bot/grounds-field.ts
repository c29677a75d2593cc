import type { FormField } from '../chat/port.ts';
import { told } from '../chat/text.ts';
import { parameter, type Profile } from '../domain/profile/profile.ts';
import type { Answers } from './points.ts';

/**
 * how a subject did not co-operate, as the rules list it. A form that shows everything at once has it; one
 * that is asked step by step only once 不予配合 was chosen.
 */
export function groundsField(
  profile: Profile,
  name: string,
  { filled, value }: { filled?: Answers | undefined; value?: string | undefined },
): FormField[] {
  const grounds = parameter(profile, 'result.nonCoopGrounds');
  const isObstructed = filled?.['finding'] === 'obstructed';
  if (grounds.length === 0 || (filled && !isObstructed)) return [];
  const options = grounds.map((one): [string, ReturnType<typeof told>] => [
    one,
    told(`obstruction.${one}`),
  ]);
  return [
    { t: 'several', name, label: told('form.grounds'), required: isObstructed, options, value },
  ];
}

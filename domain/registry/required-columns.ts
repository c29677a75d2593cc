import { cite } from '../profile/cite.ts';
import { parameter, type Profile } from '../profile/profile.ts';
import { columnsOf, type RegistryKind } from './columns.ts';

/** Columns that a profile demands and a file lacks, with the parameter and article that demand them. */
export type MissingColumns = { headers: string[]; rule: string };

const keys = {
  subjects: 'subject.requiredFields',
  inspectors: 'inspector.requiredFields',
  'partner-inspectors': 'inspector.requiredFields',
  items: 'item.requiredFields',
} as const;

// Fields of the profile whose column goes by another name.
const columnOfField: Record<string, string> = {
  businessScope: 'scope',
  unitName: 'unit',
  method: 'methods',
};

/**
 * P-10 to P-12: which columns of a file the bureau demands and the file does not have (`missing`, by
 * header). The rows land all the same; who lacks such a field is kept out of draws and lists by code.
 */
export function missingByProfile(
  profile: Profile,
  kind: RegistryKind,
  missing: readonly string[],
): MissingColumns | undefined {
  if (!(kind in keys)) return undefined;
  const key = keys[kind as keyof typeof keys];
  const fields: readonly string[] = parameter(profile, key);
  const demanded = new Set(fields.map((field) => columnOfField[field] ?? field));
  const headers = columnsOf(kind)
    .filter(([name, { header }]) => demanded.has(name) && missing.includes(header))
    .map(([, { header }]) => header);
  return headers.length > 0 ? { headers, rule: cite(profile, key) } : undefined;
}

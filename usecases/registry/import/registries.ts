import type { RegistryKind } from '../../../domain/registry/columns.ts';
import { inspectorsRegistry } from './inspectors.ts';
import { interests } from './interests.ts';
import { items } from './items.ts';
import { plan } from './plan.ts';
import type { Registry } from './registry.ts';
import { subjects } from './subjects.ts';

/** How each kind of file is compared with its registry and lands in it. */
export const registries: { [K in RegistryKind]: Registry<K> } = {
  subjects,
  inspectors: inspectorsRegistry(false),
  'partner-inspectors': inspectorsRegistry(true),
  items,
  plan,
  interests,
};

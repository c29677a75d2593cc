import { z } from 'zod';

const text = z.string().trim().max(4000);
const share = z.int().min(0).max(10_000).nullable();

/** What an item of the list says, checked in its form only; ratios in basis points. */
export const itemContent = z.strictObject({
  name: z.string().trim().min(1).max(200),
  subjectCategory: text,
  kind: z.enum(['key', 'general']),
  method: text,
  unitName: text,
  level: text.default(''),
  basis: text,
  content: text,
  standard: text.default(''),
  ratioBp: share,
  ratioMaxBp: share,
  frequency: text,
  disclosure: z.enum(['full', 'restricted']).default('full'),
});

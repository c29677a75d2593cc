import type { FormField } from '../chat/port.ts';
import type { Text } from '../chat/text.ts';

/** A question with one answer out of several, which has to be given. */
export const choice = (name: string, label: Text, options: [string, Text][]): FormField => ({
  t: 'choice',
  name,
  label,
  required: true,
  options,
});

/** A question that is answered by words. */
export const words = (name: string, label: Text, required = true): FormField => ({
  t: 'text',
  name,
  label,
  required,
  maxLength: 500,
});

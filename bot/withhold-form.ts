import type { FormField } from '../chat/port.ts';
import { told } from '../chat/text.ts';
import { withholdingRules } from '../db/queries/withholding.ts';
import { withholdingGrounds } from '../domain/disclosure.ts';
import type { TextKey } from '../locales/translate.ts';

/** the grounds that the bureau's rules know for this subject, and the reason in words. */
export async function withholdFields(disclosureId: string): Promise<FormField[]> {
  const { category, profile } = await withholdingRules(disclosureId);
  const { grounds } = withholdingGrounds(category, profile);
  return [
    {
      t: 'choice',
      name: 'ground',
      label: told('panel.requests.ground'),
      required: true,
      options: grounds.map((ground) => [ground, told(`exception-ground.${ground}` as TextKey)]),
    },
    {
      t: 'text',
      name: 'reason',
      label: told('form.decision-reason'),
      required: true,
      maxLength: 500,
    },
  ];
}

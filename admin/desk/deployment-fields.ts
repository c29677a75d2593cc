import { deploymentGrounds } from '../../domain/deployment.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { type Html, html } from '../../html.ts';
import { described, option, wrongAt } from './form-parts.ts';
import { type Fields, text } from './press.ts';
import type { StratumForm } from './stratum-fields.ts';

/** Ground and document of a directed draw ordered apart, where the bureau's rules know one (R-062). */
export function deploymentFields({ choices, typed, wrong, t }: StratumForm): Html | false {
  const profile = choices.profiles.find((one) =>
    parameter(one, 'draw.mode').includes('directed-exempt'),
  );
  if (!profile) return false;
  const known = parameter(profile, 'cap.exemptGrounds');
  const line = (name: 'document' | 'body' | 'reason', most: number) => {
    const field = `deployment-${name}`;
    return html`<label for="${field}">${t(`panel.deployment.${name}`)}</label>
      <input
        id="${field}"
        name="${field}"
        maxlength="${most}"
        ${described(wrong, field)}
        value="${text(typed, field)}"
      />
      ${wrongAt(wrong, field)}`;
  };
  return html`<details ${text(typed, 'mode') === 'directed-exempt' && html`open`}>
    <summary>${t('panel.deployment.title')}</summary>
    <label for="deployment-ground">${t('panel.deployment.ground')}</label>
    <select id="deployment-ground" name="deployment-ground">
      ${deploymentGrounds
        .filter((ground) => known.includes(ground))
        .map((ground) =>
          option(ground, t(`deployment-ground.${ground}`), text(typed, 'deployment-ground')),
        )}
    </select>
    ${wrongAt(wrong, 'deployment-ground')} ${line('document', 100)} ${line('body', 100)}
    ${line('reason', 1000)}
  </details>`;
}

/** What the form says of where its task comes from: a line of the plan, or a reason outside it. */
export const sourceIn = (fields: Fields) => ({
  ...(text(fields, 'planLineId') !== '' && { planLineId: text(fields, 'planLineId') }),
  ...(text(fields, 'planLineId') === '' &&
    text(fields, 'adHocReason') !== '' && { adHoc: { reason: text(fields, 'adHocReason') } }),
  upliftReason: text(fields, 'upliftReason'),
});

/** What the form says of a directed draw ordered apart. */
export const deploymentIn = (fields: Fields) =>
  text(fields, 'mode') === 'directed-exempt' && {
    deployment: {
      ground: text(fields, 'deployment-ground') as (typeof deploymentGrounds)[number],
      documentNo: text(fields, 'deployment-document'),
      issuingBody: text(fields, 'deployment-body'),
      reason: text(fields, 'deployment-reason'),
    },
  };

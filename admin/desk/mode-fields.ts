import { parameter } from '../../domain/profile/profile.ts';
import { type Html, html } from '../../html.ts';
import { checked, described, option, wrongAt } from './form-parts.ts';
import { text } from './press.ts';
import type { StratumForm } from './stratum-fields.ts';

const modes = ['open', 'directed', 'directed-exempt', 'rotation'] as const;

/** How the subjects are drawn: the modes that the rules of the bureau know. */
export function modeFields({ choices, typed, wrong, t }: StratumForm): Html {
  const known = choices.profiles.flatMap((profile) => parameter(profile, 'draw.mode'));
  const chosen = text(typed, 'mode') || 'directed';
  return html`<fieldset>
    <legend>${t('panel.task-form.mode')}</legend>
    ${modes
      .filter((mode) => known.includes(mode))
      .map(
        (mode) =>
          html`<label class="choice"
            ><input type="radio" name="mode" value="${mode}" ${checked(mode === chosen)} />
            ${t(`panel.mode.${mode}`)}</label
          >`,
      )}
    ${wrongAt(wrong, 'mode')}
    ${
      known.includes('rotation') &&
      html`<label for="batches">${t('panel.task-form.batches')}</label>
        <input
          id="batches"
          name="batches"
          type="number"
          min="1"
          max="366"
          ${described(wrong, 'batches')}
          value="${text(typed, 'batches')}"
        />
        <p class="muted">${t('panel.task-form.batches-hint')}</p>
        ${wrongAt(wrong, 'batches')}`
    }
  </fieldset>`;
}

/** R-136: what kind of activity the task belongs to, where the rules of the bureau have kinds. */
export function activityField({ choices, typed, wrong, t }: StratumForm): Html | false {
  const kinds = choices.profiles.flatMap((profile) => parameter(profile, 'exec.activityKinds'));
  if (kinds.length === 0) return false;
  const chosen = text(typed, 'activityKind');
  return html`<label for="activityKind">${t('panel.task-form.activity')}</label>
    <select id="activityKind" name="activityKind" ${described(wrong, 'activityKind')}>
      ${option('', t('panel.task-form.activity.none'), chosen)}
      ${[...new Set(kinds)].map((kind) => option(kind, t(`activity.${kind}`), chosen))}
    </select>
    ${wrongAt(wrong, 'activityKind')}`;
}

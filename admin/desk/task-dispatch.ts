import type { OverlapCount } from '../../db/queries/dispatch-overlaps.ts';
import { type Html, html } from '../../html.ts';
import { hiddenFields } from './press.ts';
import type { TaskView } from './task.ts';

/**
 * The form that dispatches a task. Where other tasks visit some of its subjects in the same days (R-099),
 * it says which are merged, asks the planner where the bureau's rule does not decide, and takes the
 * reason for a second visit.
 */
export function dispatchForm({ task, draw, visitor: { t } }: TaskView): Html {
  const overlaps = draw?.overlaps;
  const isAsked = overlaps?.how === 'choice' && overlaps.open.count > 0;
  const isTaken = (overlaps?.taken.count ?? 0) > 0;
  return html`<form method="post" action="/desk/tasks/${task.id}/dispatch" class="form">
    ${hiddenFields(task.version)}
    ${
      overlaps &&
      overlaps.open.count > 0 &&
      html`<p>${t(`card.merge.${isAsked ? 'ask' : 'rule'}`, vars(overlaps.open))}</p>`
    }
    ${overlaps && isTaken && html`<p>${t('card.merge.taken', vars(overlaps.taken))}</p>`}
    ${
      isAsked &&
      html`<fieldset>
        <legend>${t('panel.merge.how')}</legend>
        ${(['merge', 'apart'] as const).map(
          (value) =>
            html`<label class="choice"
              ><input type="radio" name="overlaps" value="${value}" required />
              ${t(`panel.merge.${value}`)}</label
            >`,
        )}
      </fieldset>`
    }
    ${
      (isAsked || isTaken) &&
      html`<label for="reason">${t('panel.merge.reason')}</label>
        <textarea
          id="reason"
          name="reason"
          maxlength="500"
          ${isTaken && html`required`}
        ></textarea>`
    }
    <button class="primary">${t('panel.press.dispatch')}</button>
  </form>`;
}

const vars = ({ count, codes }: OverlapCount) => ({ count, codes: codes.join('、') });

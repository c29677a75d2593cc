import type { DispatchOverlaps, OverlapCount } from '../../db/queries/dispatch-overlaps.ts';
import { type Html, html } from '../../html.ts';
import type { Texts } from '../visitor.ts';
import { hiddenFields } from './press.ts';
import type { TaskView } from './task.ts';

/** The form that dispatches a task, with what has to be said about overlapping visits first. */
export const dispatchForm = ({ task, draw, visitor: { t } }: TaskView): Html =>
  html`<form method="post" action="/desk/tasks/${task.id}/dispatch" class="form">
    ${hiddenFields(task.version)} ${draw?.overlaps && overlapFields(draw.overlaps, t)}
    <button class="primary">${t('panel.press.dispatch')}</button>
  </form>`;

/**
 * Where other tasks visit some of the subjects in the same days (R-099): which visits are merged, the
 * choice where the bureau's rule does not decide, and the reason for a second visit.
 */
function overlapFields({ how, open, taken }: DispatchOverlaps, t: Texts): Html {
  const isAsked = how === 'choice' && open.count > 0;
  const isTaken = taken.count > 0;
  const told = t(isAsked ? 'card.merge.ask' : 'card.merge.rule', vars(open));
  return html`${open.count > 0 && html`<p>${told}</p>`}
  ${isTaken && html`<p>${t('card.merge.taken', vars(taken))}</p>`} ${isAsked && choices(t)}
  ${(isAsked || isTaken) && reason(isTaken, t)}`;
}

const choices = (t: Texts): Html =>
  html`<fieldset>
    <legend>${t('panel.merge.how')}</legend>
    ${(['merge', 'apart'] as const).map(
      (value) =>
        html`<label class="choice"
          ><input type="radio" name="overlaps" value="${value}" required />
          ${t(`panel.merge.${value}`)}</label
        >`,
    )}
  </fieldset>`;

const reason = (isNeeded: boolean, t: Texts): Html =>
  html`<label for="reason">${t('panel.merge.reason')}</label>
    <textarea id="reason" name="reason" maxlength="500" ${isNeeded && html`required`}></textarea>`;

const vars = ({ count, codes }: OverlapCount) => ({ count, codes: codes.join('、') });

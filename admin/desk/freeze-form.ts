import { pinnedNetwork } from '../../db/drand.ts';
import { lotteries } from '../../domain/draw/lottery.ts';
import { type Html, html } from '../../html.ts';
import type { Texts } from '../visitor.ts';
import { type Fields, hiddenFields, text } from './press.ts';
import type { TaskView } from './task.ts';

/** The form that freezes a task's pool and names where its randomness comes from, with what each is worth. */
export function freezeForm({ task, witnesses, visitor: { t } }: TaskView): Html {
  return html`<p>${t('panel.step.freeze')}</p>
    <form method="post" action="/desk/tasks/${task.id}/freeze" class="form">
      ${hiddenFields(task.version)}
      <p>${t('panel.sources.how')}</p>
      <fieldset>
        <legend>${t('panel.sources.witnesses')}</legend>
        ${witnesses.map(
          ({ id, name, unit }) =>
            html`<label class="choice"
              ><input type="checkbox" name="witnessIds" value="${id}" />
              ${name}
              <span class="muted">${unit}</span></label
            >`,
        )}
        ${witnesses.length === 0 && html`<p class="muted">${t('panel.step.no-witness')}</p>`}
      </fieldset>
      <fieldset>
        <legend>${t(counts() ? 'panel.sources.drand' : 'panel.sources.drand.demo')}</legend>
        <label class="choice"
          ><input type="checkbox" name="drand" value="1" />
          ${t(pinnedNetwork().name === 'demo' ? 'network.demo' : 'network.quicknet')}</label
        >
        <p class="muted">${t('panel.sources.drand.how')}</p>
      </fieldset>
      <fieldset>
        <legend>${t('panel.sources.lotteries')}</legend>
        ${[0, 1].map((number) => lotteryFields(number, t))}
        <p class="muted">${t('panel.sources.lotteries.how')}</p>
        <datalist id="lotteries">
          ${Object.keys(lotteries).map((name) => html`<option value="${name}"></option>`)}
        </datalist>
      </fieldset>
      ${task.sealed && html`<p class="muted">${t('panel.sources.secret')}</p>`}
      <button class="primary">${t('panel.press.freeze')}</button>
    </form>`;
}

const counts = () => pinnedNetwork().outsideBits > 0;

const lotteryFields = (number: number, t: Texts): Html =>
  html`<div class="pair">
    <div>
      <label for="lottery-${number}">${t('panel.sources.lottery', { number: number + 1 })}</label>
      <input id="lottery-${number}" name="lottery-${number}" list="lotteries" maxlength="40" />
    </div>
    <div>
      <label for="drawnOn-${number}">${t('panel.sources.drawn-on')}</label>
      <input id="drawnOn-${number}" name="drawnOn-${number}" type="date" />
    </div>
  </div>`;

/** The sources besides the witnesses, as the form was filled in. */
export const sourcesIn = (fields: Fields) => ({
  drand: text(fields, 'drand') === '1',
  lotteries: [0, 1].flatMap((number) => {
    const lottery = {
      name: text(fields, `lottery-${number}`),
      drawnOn: text(fields, `drawnOn-${number}`),
    };
    return lottery.name === '' && lottery.drawnOn === '' ? [] : [lottery];
  }),
});

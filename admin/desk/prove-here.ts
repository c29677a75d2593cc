import { type Html, html } from '../../html.ts';
import { isEnrolled } from '../../usecases/step-up/enrol.ts';
import type { ProofFor } from '../../usecases/step-up/prove.ts';
import { codeForm } from '../step-up.ts';
import type { Visitor } from '../visitor.ts';

/** The second factor for one thing: its code; whoever has none, or none any more, enrols first. */
export async function proveHere({ type, id }: ProofFor, { t, actor }: Visitor): Promise<Html> {
  if (!(await isEnrolled(actor.id))) {
    return html`<p class="warning">${t('panel.step-up.first')}</p>
      ${beginForm(t)}`;
  }
  return html`${codeForm(`/desk/step-up/${type}/${id}`, t, type)}
    <p><a href="/desk/step-up">${t('panel.step-up.own')}</a></p>`;
}

/** The way to an authenticator of one's own. */
export const beginForm = (t: Visitor['t']): Html =>
  html`<form method="post" action="/desk/step-up/enrol" class="card">
    <p>${t('panel.step-up.lead')}</p>
    <button class="primary">${t('panel.step-up.begin')}</button>
  </form>`;

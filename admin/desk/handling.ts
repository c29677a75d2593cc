import type { RequestHandler } from 'express';
import type { DisclosureLine } from '../../db/queries/disclosures-under.ts';
import { isClean } from '../../domain/disclosure.ts';
import type { Finding } from '../../domain/inspection.ts';
import { can } from '../../domain/policy.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { decideHandling } from '../../usecases/disclosure/decide-handling.ts';
import { type Html, html } from '../../html.ts';
import type { Visitor } from '../visitor.ts';
import type { Today } from './deadline.ts';
import { hiddenFields, press, text } from './press.ts';

/**
 * The form in which it is entered how a problem is dealt with, where the bureau's clock waits for it (阳城,
 * P-03) and has not started.
 */
export function handlingForm(
  one: DisclosureLine,
  today: Today,
  { t, actor }: Visitor,
): Html | false {
  const { finding, profile } = one;
  const waits = parameter(profile, 'disclosure.clockProblem') === 'handling-decided';
  const isProblem = finding !== null && !isClean(profile, finding as Finding);
  if (!waits || !isProblem || one.dueOn !== null) return false;
  if (!can(actor, 'disclosure.decide-handling', one)) return false;
  return html`<form method="post" action="/desk/requests/handling/${one.id}" class="form verdict">
    ${hiddenFields(one.version)}
    <p class="muted">
      ${t('panel.handling.lead', { rule: articleOf(profile, 'disclosure.clockProblem') })}
    </p>
    <label>
      ${t('panel.handling.on')}
      <input type="date" name="decidedOn" required max="${today.on}" value="${today.on}" />
    </label>
    <label>
      ${t('panel.handling.decision')}
      <textarea name="decision" required maxlength="500"></textarea>
    </label>
    <label>${t('panel.handling.document')}<input name="document" maxlength="200" /></label>
    <p><button>${t('panel.handling.submit')}</button></p>
  </form>`;
}

/** The button of that form. */
export const enterHandling: RequestHandler = press({
  action: 'disclosure.decide-handling',
  back: () => '/desk/requests',
  about: async ({ id }, { actor }) => ({
    type: 'disclosure',
    id: id ?? '',
    unitPath: actor.unitPath,
  }),
  run: async (command, fields, { id }) => {
    const { decidedOn } = await decideHandling(command, {
      disclosureId: id ?? '',
      decidedOn: text(fields, 'decidedOn'),
      decision: text(fields, 'decision'),
      document: text(fields, 'document'),
    });
    return { done: 'panel.done.handling', vars: { decidedOn } };
  },
});

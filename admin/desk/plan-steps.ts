import type { PlanPage } from '../../db/queries/plan-page.ts';
import { can } from '../../domain/policy.ts';
import { asksWhyApart } from '../../domain/plan-joint.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import type { Profile } from '../../domain/profile/profile.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Html, html } from '../../html.ts';
import { mayOver } from '../table.ts';
import type { Visitor } from '../visitor.ts';
import { hiddenFields } from './press.ts';

/** What the visitor can do with a plan now: hand it in, decide, publish, adjust, close its year. */
export function planSteps(
  plan: PlanPage,
  profile: Profile,
  visitor: Visitor,
  shown?: string,
): Html | false {
  const steps: Record<string, (plan: PlanPage, visitor: Visitor) => Html | false> = {
    draft: (draft) => handIn(draft, profile, visitor),
    submitted: () => decide(plan, visitor, shown),
    approved: publish,
    published: goOn,
  };
  return steps[plan.state]?.(plan, visitor) ?? false;
}

const handIn = (plan: PlanPage, profile: Profile, { actor, t }: Visitor) =>
  mayOver(actor, 'plan.submit', plan.unitPath) &&
  html`<section class="card">
    ${form(plan, 'submit', t, {
      primary: true,
      ...(adjusts(plan) && { reason: true }),
      ...(asksWhyApart(profile) && {
        joint: articleOf(profile, 'plan.jointDuty'),
      }),
    })}
    <details>
      <summary>${t('panel.plan.drop')}</summary>
      ${form(plan, 'drop', t, { danger: true })}
    </details>
  </section>`;

// R-054: a draft beside a plan in force adjusts it, also one that came with a file.
const adjusts = ({ reason, versions }: PlanPage) =>
  reason === '' && versions.some(({ state }) => state === 'published');

// The one who handed it in reads who else decides; what it comes to stands on the simulation page (R-067).
function decide(plan: PlanPage, { actor, t }: Visitor, shown?: string): Html {
  if (!can(actor, 'plan.decide', plan)) {
    return html`<p class="card muted">${t('panel.plan.awaits')}</p>`;
  }
  return html`<section class="card">
    <p>${t('panel.plan.look-first')}</p>
    <form method="post" action="/desk/plans/${plan.id}/decide" class="form">
      ${hiddenFields(plan.version, shown)}
      <label>${t('panel.plan.decision-reason')}<input name="reason" maxlength="500" /></label>
      <button class="primary" name="verdict" value="approve">${t('panel.plan.approve')}</button>
      <button class="danger" name="verdict" value="reject">${t('panel.plan.send-back')}</button>
    </form>
  </section>`;
}

const publish = (plan: PlanPage, { actor, t }: Visitor) =>
  mayOver(actor, 'plan.publish', plan.unitPath) &&
  html`<section class="card">
    <form method="post" action="/desk/lists/plans/${plan.id}">
      ${hiddenFields(plan.version)}
      <p>${t('panel.lists.plan-draft')}</p>
      <button class="primary">${t('panel.press.plan')}</button>
    </form>
  </section>`;

const goOn = (plan: PlanPage, { actor, t }: Visitor): Html =>
  html`${
    mayOver(actor, 'plan.adjust', plan.unitPath) &&
    html`<details class="card">
      <summary>${t('panel.plan.adjust')}</summary>
      ${form(plan, 'adjust', t, { reason: true })}
    </details>`
  }
  ${
    mayOver(actor, 'plan.close-year', plan.unitPath) &&
    html`<details class="card">
      <summary>${t('panel.plan.close-year')}</summary>
      <p class="muted">${t('panel.plan.close-hint')}</p>
      ${form(plan, 'close-year', t, { optionalReason: true })}
    </details>`
  }`;

/** `joint`: the article by which several items of the same subjects are drawn together (P-18). */
type Look = {
  primary?: true;
  danger?: true;
  reason?: true;
  optionalReason?: true;
  joint?: string;
};

const form = (plan: PlanPage, step: string, t: Visitor['t'], look: Look): Html =>
  html`<form method="post" action="/desk/plans/${plan.id}/${step}" class="form">
    ${hiddenFields(plan.version)}
    ${
      (look.reason || look.optionalReason) &&
      html`<label
        >${t('field.reason')}<input
          name="reason"
          maxlength="500"
          ${look.reason ? html`required` : ''}
      /></label>`
    }
    ${
      look.joint &&
      html`<label
        >${t('panel.plan.joint-reason', { rule: look.joint })}<input
          name="jointReason"
          maxlength="500"
          value="${plan.jointReason}"
      /></label>`
    }
    <button class="${look.primary ? 'primary' : ''}${look.danger ? 'danger' : ''}">
      ${t(`panel.plan.${step}` as TextKey)}
    </button>
  </form>`;

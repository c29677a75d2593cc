import { can } from '../../domain/policy.ts';
import { type Html, html } from '../../html.ts';
import { verdictForm } from './exclusion-card.ts';
import { stateOf } from './state.ts';
import type { TaskView } from './task.ts';

/** 另行部署定向抽查 (R-062): why the draw knows no cap, and the consent for whoever may give it. */
export function deploymentSection({ task, visitor: { t, actor } }: TaskView): Html | false {
  const { deployment } = task;
  if (!deployment) return false;
  const { ground, documentNo, issuingBody, reason, state, version, requestedBy } = deployment;
  const on = { unitPath: task.initiatorPath, registeredBy: requestedBy };
  const mayDecide = state === 'requested' && can(actor, 'deployment.decide', on);
  return html`<section class="card" id="deployment">
    <h2>${t('panel.deployment.title')} ${stateOf('request', state, t)}</h2>
    <p>${t(`deployment-ground.${ground}`)} · ${issuingBody} ${documentNo}</p>
    <p>${reason}</p>
    ${state === 'requested' && html`<p class="muted">${t('panel.deployment.waits')}</p>`}
    ${
      deployment.decidedBy &&
      html`<p class="muted">
        ${t('panel.deployment.decided', { who: deployment.decidedBy })} ${deployment.decisionReason}
      </p>`
    }
    ${mayDecide && verdictForm(`/desk/tasks/${task.id}/deployment`, version, t)}
  </section>`;
}

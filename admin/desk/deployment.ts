import { can } from '../../domain/policy.ts';
import { type Html, html } from '../../html.ts';
import { verdictForm } from './exclusion-card.ts';
import type { Visitor } from '../visitor.ts';
import { shownPart } from './shown.ts';
import { stateOf } from './state.ts';
import type { TaskView } from './task.ts';

type Deployment = NonNullable<TaskView['task']['deployment']>;

/** 另行部署定向抽查 (R-062): why the draw knows no cap, and the consent for whoever may give it. */
export async function deploymentSection({ task, visitor }: TaskView): Promise<Html | false> {
  const { deployment } = task;
  if (!deployment) return false;
  const { state, version, requestedBy } = deployment;
  const on = { unitPath: task.initiatorPath, registeredBy: requestedBy };
  const decides = state === 'requested' && can(visitor.actor, 'deployment.decide', on);
  const about = { type: 'deployment', id: task.id, version };
  const part = { kind: 'panel.deployment', about, head: [task.name, task.code], decides };
  return shownPart(part, visitor, (shown) =>
    sectionOf(
      deployment,
      decides && verdictForm(`/desk/tasks/${task.id}/deployment`, version, visitor.t, shown),
      visitor,
    ),
  );
}

function sectionOf(deployment: Deployment, form: Html | false, { t }: Visitor): Html {
  const { ground, documentNo, issuingBody, reason, state } = deployment;
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
    ${form}
  </section>`;
}

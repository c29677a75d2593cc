import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import { openDeployments } from '../../db/queries/deployments.ts';
import { campaignsOf, openExclusions } from '../../db/queries/exclusions.ts';
import { dayOf } from '../../domain/day.ts';
import { can } from '../../domain/policy.ts';
import { type Html, html } from '../../html.ts';
import { scopeOf } from '../table.ts';
import type { Visitor } from '../visitor.ts';

/** What stands outside the random draw or the cap and waits for this person's consent. */
export async function exclusionLines({ actor, t }: Visitor): Promise<Html[]> {
  const { manager: tx } = database();
  const paths = scopeOf({ read: ['task.read'] }, actor);
  if (paths.length === 0) return [];
  const year = Number(dayOf(await currentTime()).slice(0, 4));
  const exclusions = await openExclusions(tx, paths);
  const campaigns = await campaignsOf(tx, paths, year);
  const deployments = await openDeployments(tx, paths);
  const link = (href: string, what: string, about: string) =>
    html`<li><a href="${href}">${what}</a> <span>${about}</span></li>`;
  return [
    ...exclusions
      .filter((one) => one.state === 'requested' && can(actor, 'exclusion.decide', one))
      .map(({ id, code, subject }) =>
        link(`/desk/exclusions#${id}`, t('panel.start.exclusion'), `${subject} ${code}`),
      ),
    ...campaigns
      .filter((one) => one.state === 'requested' && can(actor, 'campaign.decide', one))
      .map(({ id, code, name }) =>
        link(`/desk/exclusions#${id}`, t('panel.start.campaign'), `${name} ${code}`),
      ),
    ...deployments
      .filter((one) => can(actor, 'deployment.decide', one))
      .map(({ taskId, code, name }) =>
        link(`/desk/tasks/${taskId}#deployment`, t('panel.start.deployment'), `${name} ${code}`),
      ),
  ];
}

import { randomUUID } from 'node:crypto';
import { usualPeopleEntropy } from '../../db/drand.ts';
import { nextNumber } from '../../db/queries/next-number.ts';
import { dayOf } from '../../domain/day.ts';
import { refuseQuota } from '../../domain/quota-limits.ts';
import { type Deployment as DeploymentSaid, typeOfTask } from '../../domain/deployment.ts';
import { personId } from '../../domain/request.ts';
import { type Asking, askConsent, decidersOver } from '../consent/ask.ts';
import { askParticipants } from '../joint/ask.ts';
import { type About, type Context, record, usecase } from '../usecase.ts';
import { type CheckedSetUp, checkSetUp } from './check-set-up.ts';
import { quotaRulesOf, readPool } from './pool.ts';
import { insertRoutes } from './routes.ts';
import { setUpInput } from './set-up-input.ts';

/** 高青细则 第十七条: sets a task up in advance, under a published plan and with published items only. */
export const setUpTask = usecase('task.set-up', setUpInput, async (context, input) => {
  const { tx, actor, now } = context;
  const checked = await checkSetUp(tx, actor, input, dayOf(now));
  await refuseWeights(context, checked);
  const { unit, initiator, given } = checked;

  const id = randomUUID();
  const series = `${unit.bureauCode}-${dayOf(now).slice(0, 4)}`;
  const code = `${series}-${String(await nextNumber(tx, series)).padStart(6, '0')}`;
  await insertTask(context, checked, { id, code });
  await insertStrata(context, checked, id);
  await insertRoutes(context, id, given.routes);
  const about = { type: 'task', id, taskId: id, unitPath: initiator.path };
  const { name, scope, mode, strata, routes, adHoc, deployment } = given;
  const source = adHoc ? 'ad-hoc' : 'plan';
  const said = { code, name, source, scope, mode, strata, ...(routes.length > 0 && { routes }) };
  await record(context, 'task.set-up', about, said);
  if (deployment) {
    const label = `${code} ${name}`;
    const asking = { matter: 'deployment', id, unitId: initiator.id, label } as const;
    await askForDeployment(context, about, asking, deployment);
  }
  const { planLineId, startsOn, itemIds, participants } = given;
  const categories = strata.map(({ filter }) => filter.category);
  const joint = {
    taskId: id,
    planLineId: planLineId ?? null,
    startsOn,
    itemIds,
    categories,
    participants,
  };
  await askParticipants(context, { ...joint, initiator, profile: checked.plan.profile });
  return { taskId: id, code };
});

// Weights stand only where enough are drawn (draw.md §3): so the registry is looked at here already.
async function refuseWeights({ tx }: Context, { plan, initiator }: CheckedSetUp): Promise<void> {
  if (!plan.strata.some(({ weights }) => weights)) return;
  const { counts } = await readPool(tx, plan, initiator.bureauPath);
  const rules = quotaRulesOf(plan);
  plan.strata.forEach((stratum, at) => {
    if (stratum.weights) refuseQuota(stratum, counts[at]!, rules);
  });
}

async function insertTask(
  { tx, actor, now }: Context,
  { given, initiator, teamSize, plan: { profile } }: CheckedSetUp,
  { id, code }: { id: string; code: string },
): Promise<void> {
  await tx.query(
    `insert into task (id, code, name, plan_line_id, initiator_id, unit_id, scope, mode, batches, starts_on,
       ends_on, team_size, sealed, profile_slug, profile_version, state, set_by, created_at,
       people_entropy, source, ad_hoc_reason, type, uplift_reason, activity_kind)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'configured', $16, $17, $18, $19,
       $20, $21, $22, $23)`,
    [
      id,
      code,
      given.name,
      given.planLineId ?? null,
      initiator.id,
      given.unitId,
      given.scope,
      given.mode,
      given.mode === 'rotation' ? given.batches : null,
      given.startsOn,
      given.endsOn,
      teamSize,
      given.sealed,
      profile.slug,
      profile.version,
      actor.id,
      now,
      given.peopleEntropy ?? usualPeopleEntropy(),
      given.adHoc ? 'ad-hoc' : 'plan',
      given.adHoc?.reason ?? null,
      typeOfTask(given.deployment),
      given.upliftReason,
      given.activityKind,
    ],
  );
}

/** a draw ordered apart waits for the consent of another person before its pool is frozen. */
async function askForDeployment(
  context: Context,
  about: About,
  asking: Asking,
  { ground, documentNo, issuingBody, reason }: DeploymentSaid,
): Promise<void> {
  const { tx, actor, now } = context;
  await tx.query(
    `insert into deployment (task_id, ground, document_no, issuing_body, reason, requested_by, requested_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [about.id, ground, documentNo, issuingBody, reason, personId(actor), now],
  );
  await record(context, 'task.deployment-requested', about, { ground, documentNo });
  await askConsent(context, asking, await decidersOver(context, about.unitPath, [actor.id]));
}

async function insertStrata({ tx }: Context, { given }: CheckedSetUp, id: string): Promise<void> {
  for (const itemId of new Set(given.itemIds)) {
    await tx.query('insert into task_item (task_id, item_id) values ($1, $2)', [id, itemId]);
  }
  for (const { number, name, filter, ratioBp, min, weights } of given.strata) {
    await tx.query(
      `insert into stratum (task_id, number, name, filter, ratio_bp, min, weights)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        id,
        number,
        name,
        JSON.stringify(filter),
        ratioBp,
        min,
        weights ? JSON.stringify(weights) : null,
      ],
    );
  }
}

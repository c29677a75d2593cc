import { parameter, profileOf } from '../../domain/profile/profile.ts';
import type { Query } from './database.ts';

/**
 * Puts a drafted plan in force as its owner would find it after submission, approval and publication on
 * every channel of the bureau's rules. Two people of the database stand for planner and approver.
 */
export async function putInForce(sql: Query, planId: string): Promise<void> {
  const [planner, approver] = await sql('select id from person order by id limit 2');
  const step = (changes: string, ...values: unknown[]) =>
    sql(`update plan set ${changes} where id = $1`, [planId, ...values]);
  await step(`state = 'submitted', submitted_by = $2, submitted_at = now()`, planner!['id']);
  await step(`state = 'approved', approved_by = $2, approved_at = now()`, approver!['id']);
  await step(`state = 'published', published_by = $2, published_at = now()`, planner!['id']);
  await recordChannels(sql, planId);
}

/** Receipts of every channel on which the bureau of a plan has to publish it. */
async function recordChannels(sql: Query, planId: string): Promise<void> {
  const [plan] = await sql(
    'select u.profile_slug as slug, p.submitted_by as by from plan p join unit u on u.id = p.unit_id where p.id = $1',
    [planId],
  );
  for (const channel of parameter(profileOf(plan!['slug']), 'plan.publishChannels')) {
    await sql(
      `insert into plan_channel (plan_id, channel, reference, published_on, recorded_by, recorded_at)
       values ($1, $2, '公布页面', '2026-01-20', $3, now())`,
      [planId, channel, plan!['by']],
    );
  }
}

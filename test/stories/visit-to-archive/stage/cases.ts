import { actorOf } from '../../../../db/queries/actor.ts';
import { askClosing } from '../../../../usecases/case/ask-closing.ts';
import { decideCase } from '../../../../usecases/case/decide.ts';
import { flagCriminal } from '../../../../usecases/case/flag-criminal.ts';
import { orderMeasure } from '../../../../usecases/case/order-measure.ts';
import { reviewMeasure } from '../../../../usecases/case/review.ts';
import { receiveReceipt } from '../../../../usecases/referral/receive.ts';
import { sendReferral } from '../../../../usecases/referral/send.ts';
import type { Query } from '../../../support/database.ts';
import type { Someone } from '../../../support/factories.ts';
import { by } from '../../../support/visit.ts';
import type { Bureau } from './bureau.ts';
import type { Clock } from './clock.ts';
import type { Drawn } from './draw.ts';

type Of<U extends (command: any, given: any, now?: Date) => unknown> = Omit<
  Parameters<U>[1],
  'caseId'
>;

/** A case as its owner works on it. */
export type Case = {
  id: string;
  owner: Someone;
  row: () => Promise<Record<string, any>>;
  /** What is owed about it: kind, last day and state, in the order of the days. */
  owed: () => Promise<[string, string, string][]>;
  /** Reminders that were given about it, with their days. */
  reminded: () => Promise<[string, string][]>;
  order: (given: Of<typeof orderMeasure>) => Promise<unknown>;
  review: (given: Of<typeof reviewMeasure>) => Promise<unknown>;
  flagCriminal: (given: Of<typeof flagCriminal>) => Promise<unknown>;
  refer: (given: Of<typeof sendReferral>) => Promise<unknown>;
  receive: (given: Of<typeof receiveReceipt>) => Promise<unknown>;
  askClosing: (given: Of<typeof askClosing>) => Promise<unknown>;
  /** Another one agrees that it is over. */
  agree: () => Promise<unknown>;
};

/** The case that the result of a visit opened. */
export async function caseOf(
  { sql, clock, bureau }: { sql: Query; clock: Clock; bureau: Bureau },
  visit: Drawn,
): Promise<Case> {
  const row = async () =>
    (await sql('select * from case_file where inspection_id = $1', [visit.id]))[0]!;
  const { id: caseId, owner_id: ownerId } = await row();
  const owner = (await actorOf(ownerId, '2026-01-20')) as Someone;
  const step =
    <G extends object>(run: (command: any, given: any, now?: Date) => Promise<unknown>) =>
    (given: G) =>
      run(by(owner), { caseId, ...given }, clock.now());
  return {
    id: caseId,
    owner,
    row,
    owed: async () => {
      const rows = await sql(
        `select kind, due_on::text as due, state from obligation where about_id = $1
         order by due_on, created_at`,
        [caseId],
      );
      return rows.map(({ kind, due, state }) => [kind, due, state]);
    },
    reminded: async () => {
      const rows = await sql(
        `select (r.fired_at at time zone 'Asia/Shanghai')::date::text as "on", o.kind, r.step
         from reminder r join obligation o on o.id = r.obligation_id where o.about_id = $1
         order by 1, o.kind desc, r.due_on`,
        [caseId],
      );
      return rows.map(({ on, kind, step: name }) => [on, `${kind} ${name}`]);
    },
    order: step(orderMeasure),
    review: step(reviewMeasure),
    flagCriminal: step(flagCriminal),
    refer: step(sendReferral),
    receive: step(receiveReceipt),
    askClosing: step(askClosing),
    agree: () => decideCase(by(bureau.approver), { caseId, verdict: 'approve' }, clock.now()),
  };
}

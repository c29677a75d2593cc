import { database as pool } from '../../../../db/data-source.ts';
import { overdueRegister } from '../../../../db/queries/overdue-register.ts';
import { trailOfWork } from '../../../../db/queries/kpi.ts';
import { dayOf } from '../../../../domain/day.ts';
import { figuresOf } from '../../../../domain/kpi.ts';
import { approveDisclosure } from '../../../../usecases/disclosure/approve.ts';
import { recordResultChannel } from '../../../../usecases/disclosure/record-channel.ts';
import type { Query } from '../../../support/database.ts';
import type { Someone } from '../../../support/factories.ts';
import { by } from '../../../support/visit.ts';
import type { Bureau } from './bureau.ts';
import type { Clock } from './clock.ts';
import type { Drawn } from './draw.ts';

/** The clock of a disclosure as it stands: from, last day, provisional, article. */
type Term = { from: string | null; dueOn: string | null; rule: string | null };

/** What the desks of a bureau do with results, and what they read there. */
export type Desk = {
  disclosureOf: (visit: Drawn) => Promise<string>;
  term: (visit: Drawn) => Promise<Term>;
  /** Reminders of a visit's disclosure that were given, in their order: the day and the step. */
  reminded: (visit: Drawn) => Promise<[string, string][]>;
  /** Who was sent the card of a step. */
  toldOf: (visit: Drawn, step: string) => Promise<Set<string>>;
  publish: (visit: Drawn, who?: Someone) => Promise<unknown>;
  withhold: (visit: Drawn, ground: string, reason: string) => Promise<unknown>;
  enterOn: (visit: Drawn, channel: string, receipt: string) => Promise<unknown>;
  overdue: () => ReturnType<typeof overdueRegister>;
  /** Indicators of the year until a day, `has/of` by name. */
  figures: (to: string) => Promise<Record<string, string>>;
};

/** The desks of a bureau. */
export function deskOf(sql: Query, clock: Clock, bureau: Bureau): Desk {
  const disclosureOf = async (visit: Drawn): Promise<string> =>
    (await sql('select id from disclosure where inspection_id = $1', [visit.id]))[0]!['id'];
  const decide = async (visit: Drawn, more: object, who = bureau.approver) =>
    approveDisclosure(
      by(who),
      { disclosureId: await disclosureOf(visit), ...more } as never,
      clock.now(),
    );
  return {
    disclosureOf,
    term: async (visit) =>
      (
        await sql(
          `select clock_from::text as "from", due_on::text as "dueOn", rule from disclosure
           where inspection_id = $1`,
          [visit.id],
        )
      )[0] as Term,
    reminded: async (visit) => {
      const rows = await sql(
        `select (r.fired_at at time zone 'Asia/Shanghai')::date::text as "on", r.step
         from reminder r join obligation o on o.id = r.obligation_id
           join disclosure d on d.id = o.about_id where d.inspection_id = $1 order by 1, r.due_on`,
        [visit.id],
      );
      return rows.map(({ on, step }) => [on, step]);
    },
    toldOf: async (visit, step) => {
      const rows = await sql(
        `select m.person_id as id from message m join disclosure d on d.id = m.about_id
         where m.card = 'disclosure-due' and d.inspection_id = $1 and m.vars ->> 'step' = $2`,
        [visit.id, step],
      );
      return new Set(rows.map(({ id }) => id));
    },
    publish: (visit, who) => decide(visit, { verdict: 'approve' }, who),
    withhold: (visit, ground, reason) => decide(visit, { verdict: 'withhold', ground, reason }),
    enterOn: async (visit, channel, receipt) =>
      recordResultChannel(
        by(bureau.planner),
        {
          disclosureId: await disclosureOf(visit),
          channel,
          code: visit.subject.uscc,
          receipt,
          enteredOn: dayOf(clock.now()),
        },
        clock.now(),
      ),
    overdue: () => overdueRegister(pool().manager, [bureau.bureau.path]),
    figures: async (to) => {
      const { path } = bureau.bureau;
      const trail = await trailOfWork(pool().manager, [path], to);
      const figures = figuresOf(trail, { from: '2026-01-01', to, today: to }, path);
      return Object.fromEntries(figures.map(({ key, has, of }) => [key, `${has}/${of}`]));
    },
  };
}

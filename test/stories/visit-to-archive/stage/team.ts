import { randomUUID } from 'node:crypto';
import { actorOf } from '../../../../db/queries/actor.ts';
import { checklistOf } from '../../../../db/queries/checklist.ts';
import { database as pool } from '../../../../db/data-source.ts';
import { pointsOf } from '../../../../domain/result.ts';
import { takeEvidence } from '../../../../usecases/evidence/take.ts';
import { acceptInspection } from '../../../../usecases/inspection/accept.ts';
import { checkIn } from '../../../../usecases/inspection/check-in.ts';
import { signResult } from '../../../../usecases/result/sign.ts';
import { submitResult } from '../../../../usecases/result/submit.ts';
import type { Query } from '../../../support/database.ts';
import type { Someone } from '../../../support/factories.ts';
import { aJpeg } from '../../../support/pictures.ts';
import { by } from '../../../support/visit.ts';
import type { Clock } from './clock.ts';
import type { Drawn } from './draw.ts';
import { recordOf, type VisitRecord } from './record.ts';

type Entry = Omit<Parameters<typeof submitResult>[1], 'inspectionId' | 'answers'>;
type Answer = Parameters<typeof submitResult>[1]['answers'][number];

/** The two who inspect a subject, and what they do there, the lead first. */
export type Team = VisitRecord & {
  visit: Drawn;
  members: Someone[];
  lead: Someone;
  /** Both accept. */
  accept: () => Promise<void>;
  /** Both come, show their certificates, and check in. */
  arrive: () => Promise<void>;
  /** A picture of what they found; its id and hash. */
  photograph: (name: string) => Promise<{ id: string; hash: string }>;
  /** The lead fills the form in: every point in order but those named here. */
  enter: (entry: Entry, problems?: readonly string[]) => Promise<{ hash: string }>;
  /** The lead enters a result without a form, where nothing could be looked at. */
  enterDirectly: (entry: Entry) => Promise<{ hash: string }>;
  sign: () => Promise<void>;
};

let pictures = 0;

/** The team that was drawn for a visit. */
export async function teamOf(sql: Query, clock: Clock, visit: Drawn): Promise<Team> {
  const inspectionId = visit.id;
  const seats = await sql(
    'select inspector_id as id from seat where inspection_id = $1 and active order by number',
    [inspectionId],
  );
  const members: Someone[] = [];
  for (const { id } of seats) members.push((await actorOf(id, '2026-01-20')) as Someone);
  const [lead] = members as [Someone];
  const each = async (step: (member: Someone) => Promise<unknown>) => {
    for (const member of members) await step(member);
  };
  const submit = (entry: Entry, answers: Answer[]) =>
    submitResult(by(lead), { inspectionId, ...entry, answers }, clock.now());
  return {
    ...recordOf(clock, lead, visit),
    visit,
    members,
    lead,
    accept: () => each((one) => acceptInspection(by(one), { inspectionId }, clock.now())),
    arrive: () => each((one) => checkIn(by(one), { inspectionId }, clock.now())),
    photograph: async (name) => {
      pictures += 1;
      const bytes = aJpeg({}, pictures);
      const file = { inspectionId, eventKey: randomUUID(), bytes, name };
      return takeEvidence(by(lead), file, clock.now());
    },
    enter: async (entry, problems = []) => submit(entry, await formOf(visit, problems)),
    enterDirectly: (entry) => submit(entry, []),
    sign: () => each((one) => signResult(by(one), { inspectionId }, clock.now())),
  };
}

/** 检查表: an answer to every point that the team is asked. */
async function formOf(visit: Drawn, problems: readonly string[]): Promise<Answer[]> {
  const items = await checklistOf(pool().manager, visit.id);
  return items.flatMap((item) =>
    pointsOf(item).map((point) => ({
      itemId: item.itemId,
      point,
      answer: problems.includes(point) ? ('problem' as const) : ('ok' as const),
    })),
  );
}

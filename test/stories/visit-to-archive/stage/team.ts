import { randomUUID } from 'node:crypto';
import { pointsOf } from '../../../../domain/result.ts';
import { takeEvidence } from '../../../../usecases/evidence/take.ts';
import { acceptInspection } from '../../../../usecases/inspection/accept.ts';
import { checkIn } from '../../../../usecases/inspection/check-in.ts';
import { signResult } from '../../../support/visit-record.ts';
import { submitResult } from '../../../../usecases/result/submit.ts';
import { actorOf } from '../../../../db/queries/actor.ts';
import type { Query } from '../../../support/database.ts';
import type { Someone } from '../../../support/factories.ts';
import { aJpeg } from '../../../support/pictures.ts';
import { by } from '../../../support/visit.ts';
import type { Clock } from './clock.ts';
import type { Drawn } from './draw.ts';

type Entry = Omit<Parameters<typeof submitResult>[1], 'inspectionId' | 'answers'>;
type Answer = Parameters<typeof submitResult>[1]['answers'][number];

/** The two who inspect a subject, and what they do there, the lead first. */
export type Team = {
  visit: Drawn;
  members: Someone[];
  lead: Someone;
  /** Both accept. */
  accept: () => Promise<void>;
  /** Both come, and check in. */
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
    enter: async (entry, problems = []) => submit(entry, await formOf(sql, visit, problems)),
    enterDirectly: (entry) => submit(entry, []),
    sign: () => each((one) => signResult(by(one), { inspectionId }, clock.now())),
  };
}

/** 检查表: an answer to every point of the items for the subject's category. */
async function formOf(sql: Query, visit: Drawn, problems: readonly string[]): Promise<Answer[]> {
  const items = await sql(
    `select i.id, i.name, i.content from item i join task_item k on k.item_id = i.id
       join inspection n on n.task_id = k.task_id where n.id = $1 and i.subject_category = $2`,
    [visit.id, visit.subject.category],
  );
  return items.flatMap(({ id, name, content }) =>
    pointsOf({ name, content }).map((point) => ({
      itemId: id as string,
      point,
      answer: problems.includes(point) ? ('problem' as const) : ('ok' as const),
    })),
  );
}

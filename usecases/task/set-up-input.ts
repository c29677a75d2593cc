import { z } from 'zod';
import { activityKinds } from '../../domain/conclusion.ts';
import { deploymentGrounds } from '../../domain/deployment.ts';
import { participantInput } from '../joint/participant-input.ts';

const day = z.iso.date();
const said = (most: number) => z.string().trim().min(1).max(most);
const words = z.array(z.string()).min(1).optional();

// Strict: a condition that would name a subject, by its code or its name, cannot even be said.
const filter = z.strictObject({
  category: z.string().min(1),
  risk: words,
  grade: words,
  area: words,
  scale: words,
  subtype: words,
  blacklisted: z.boolean().optional(),
  keyPool: z.boolean().optional(),
  raised: z.boolean().optional(),
  unserved: z.strictObject({ startsOn: day, endsOn: day }).optional(),
});
const weights = z.record(z.string().min(1), z.int().min(1).max(16));
const stratum = z.object({
  number: z.int().min(0).max(65535),
  name: z.string().trim().min(1),
  filter,
  /** A rotation draws everybody, whatever is written here. */
  ratioBp: z.int().min(1).max(10_000),
  min: z.int().min(0).default(0),
  weights: weights.optional(),
});

// either an area as the registry names it, or a unit that keeps subjects, with all below it.
const route = z.union([
  z.strictObject({ unitId: z.uuid(), area: said(100) }),
  z.strictObject({ unitId: z.uuid(), underId: z.uuid() }),
]);

/** What the setter of a task says (高青细则 第十七条). */
export const setUpInput = z.object({
  /** The line of the plan that the task carries out; without one it is ad hoc. */
  planLineId: z.uuid().optional(),
  adHoc: z.object({ reason: said(500), initiatorId: z.uuid().optional() }).optional(),
  /** 另行部署定向抽查: why this directed draw knows no cap. */
  deployment: z
    .object({
      ground: z.enum(deploymentGrounds),
      documentNo: said(100),
      issuingBody: z.string().trim().max(100).default(''),
      reason: said(1000),
    })
    .optional(),
  /** Why those of high risk are drawn less than others. */
  upliftReason: z.string().trim().max(500).default(''),
  name: z.string().trim().min(1).max(200),
  /** The executing unit; with routes the one that answers for the task as a whole. */
  unitId: z.uuid(),
  /** 各任务执行单位 by jurisdiction; none where one unit carries out everything. */
  routes: z.array(route).max(500).default([]),
  scope: z.enum(['open', 'directed']).default('directed'),
  mode: z.enum(['sample', 'rotation']).default('sample'),
  /** 抽查活动类型, where the bureau has kinds. */
  activityKind: z.enum(activityKinds).nullable().default(null),
  /** Into how many batches a rotation is cut. */
  batches: z.int().min(1).max(366).optional(),
  startsOn: day,
  endsOn: day,
  itemIds: z.array(z.uuid()).min(1),
  strata: z.array(stratum).min(1).max(50),
  teamSize: z.int().min(1).max(20).optional(),
  sealed: z.boolean().default(true),
  /** What its draws of people wait for; what the installation usually does where nothing is said. */
  peopleEntropy: z.enum(['drand', 'secret']).optional(),
  /** Departments that are asked to take part, in their order (联合抽查). */
  participants: z.array(participantInput).max(20).default([]),
});

/** The same, checked in its form only. */
export type SetUpInput = z.output<typeof setUpInput>;

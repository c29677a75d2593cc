import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { pinnedNetwork } from '../../db/drand.ts';
import type { Task } from '../../db/entities/task.ts';
import { peopleWith } from '../../db/queries/people.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import { seal } from '../../db/sealed.ts';
import { dayOf } from '../../domain/day.ts';
import { isDrawnOn, lotteryBits } from '../../domain/draw/lottery.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Context } from '../usecase.ts';

/** Where a draw's randomness is to come from, as the freeze is told. */
export const sourceFields = {
  witnessIds: z.array(z.uuid()).default([]),
  /** A round of drand that the announcement fixes. */
  drand: z.boolean().default(false),
  /** Results of lotteries that are drawn on a day after the announcement. */
  lotteries: z
    .array(z.object({ name: z.string().trim().min(1).max(40), drawnOn: z.iso.date() }))
    .max(4)
    .default([]),
};

type Given = z.output<z.ZodObject<typeof sourceFields>>;

/** Somebody who contributes a number of their own to a draw. */
export type Witness = { id: string; unitId: string };
/** The sources of a draw besides the organisation's own secret. */
export type Sources = Omit<Given, 'witnessIds'> & { witnesses: Witness[] };

/**
 * The chosen sources (draw.md §2), in any combination: at least one besides the organisation's secret,
 * which alone would let it choose. A lottery must be one that nobody can know yet.
 */
export async function chosenSources(
  context: Context,
  { witnessIds, drand, lotteries }: Given,
  task: Task,
  initiator: UnitRow,
): Promise<Sources> {
  const isOutside = drand || lotteries.length > 0;
  refuseKnown(lotteries, dayOf(context.now));
  if (witnessIds.length === 0 && isOutside) return { witnesses: [], drand, lotteries };
  if (witnessIds.length === 0) throw new Refusal('sources-missing');
  const witnesses = await witnessesOf(context, witnessIds, task, initiator);
  return { witnesses, drand, lotteries };
}

function refuseKnown(lotteries: Given['lotteries'], today: string): void {
  for (const { name, drawnOn } of lotteries) {
    if (!isDrawnOn(name, drawnOn)) {
      throw new Refusal('lottery-no-draw-day', { name, on: drawnOn });
    }
    if (drawnOn <= today) throw new Refusal('lottery-too-early', { on: drawnOn });
  }
  const results = new Set(lotteries.map(({ name, drawnOn }) => `${drawnOn} ${name}`));
  if (results.size < lotteries.length) throw new Refusal('bad-input', { field: 'lotteries' });
}

// Two or more people who hold the role, of different units, and not the one who set the task up.
async function witnessesOf(
  { tx, now }: Context,
  ids: string[],
  { setBy }: Task,
  { bureauPath }: UnitRow,
): Promise<Witness[]> {
  const allowed = await peopleWith(tx, 'witness', bureauPath, dayOf(now));
  if (ids.some((id) => id === setBy || !allowed.includes(id))) throw new Refusal('not-a-witness');
  const witnesses: Witness[] = await tx.query(
    `select id, unit_id as "unitId" from person where id = any($1) order by name, id`,
    [ids],
  );
  if (witnesses.length < 2) throw new Refusal('witnesses-too-few');
  if (new Set(witnesses.map(({ unitId }) => unitId)).size < 2) {
    throw new Refusal('witnesses-same-unit');
  }
  return witnesses;
}

/**
 * The sources of a draw in their order: the witnesses' numbers, the round of drand, the lotteries, and
 * where the task is sealed a secret. It is committed to here and opened with the inspections; until
 * then it is encrypted at rest.
 */
export async function insertSources(
  { tx, now }: Context,
  drawId: string,
  { witnesses, drand, lotteries }: Sources,
  sealed: boolean,
): Promise<void> {
  const secret = randomBytes(32);
  const rows: Record<string, unknown>[] = [
    ...witnesses.map(({ id, unitId }) => ({ kind: 'reveal', person_id: id, unit_id: unitId })),
    ...(drand ? [{ kind: 'drand', network: pinnedNetwork().name }] : []),
    ...lotteries.map(({ name, drawnOn }) => ({
      kind: 'lottery',
      name,
      drawn_on: drawnOn,
      bits: lotteryBits(name),
    })),
    ...(sealed ? [sealedSecret(secret, now)] : []),
  ];
  await tx.query(
    `insert into entropy_source (draw_id, position, kind, person_id, unit_id, network, name, drawn_on,
       bits, commitment, committed_at, value_sealed)
     select $1, r.position - 1, r.row ->> 'kind', (r.row ->> 'person_id')::uuid,
       (r.row ->> 'unit_id')::uuid, r.row ->> 'network', r.row ->> 'name', (r.row ->> 'drawn_on')::date,
       (r.row ->> 'bits')::int, r.row ->> 'commitment', (r.row ->> 'committed_at')::timestamptz,
       decode(r.row ->> 'value_sealed', 'hex')
     from jsonb_array_elements($2::jsonb) with ordinality as r(row, position)`,
    [drawId, JSON.stringify(rows)],
  );
}

const sealedSecret = (secret: Buffer, now: Date) => ({
  kind: 'secret',
  commitment: createHash('sha256').update(secret).digest('hex'),
  committed_at: now.toISOString(),
  value_sealed: seal(secret.toString('hex')).toString('hex'),
});

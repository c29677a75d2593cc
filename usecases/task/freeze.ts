import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { candidates } from '../../db/queries/candidates.ts';
import { type UnitRow, unitById } from '../../db/queries/units.ts';
import type { Task } from '../../db/entities/task.ts';
import { seal } from '../../db/sealed.ts';
import { poolRoot } from '../../domain/draw/pool.ts';
import { eligibilityOf } from '../../domain/eligibility.ts';
import { step } from '../../domain/machine.ts';
import { authorize } from '../../domain/policy.ts';
import { capOf } from '../../domain/profile/cap.ts';
import { parameter, profileOf } from '../../domain/profile/profile.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type StratumPlan, stratumOf } from '../../domain/strata.ts';
import { taskStates } from '../../domain/task.ts';
import { lockTask } from '../draw/locked.ts';
import { notify } from '../notify.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';

const input = z.object({ taskId: z.uuid(), witnessIds: z.array(z.uuid()).default([]) });

type Entry = { record_id: string; subject_id: string; subject_version: number } & {
  stratum: number;
  eligibility: number;
  weight: number;
};

/**
 * Freezes the pool (draw.md §2): a snapshot of the registry, the excluded with their code, and its
 * Merkle root. From here on pool, strata and ratios are fixed. Draws of one bureau follow each other,
 * so that the yearly cap is settled here. The witnesses are asked to commit.
 */
export const freezeTask = usecase('task.freeze', input, async (context, { taskId, witnessIds }) => {
  const { tx, actor, now } = context;
  const task = await lockTask(context, taskId);
  const initiator = await unitById(tx, task.initiatorId);
  authorize(actor, 'task.freeze', { unitPath: initiator.path });
  asSeen(context, task.version);
  const state = step(taskStates, task.state, 'freeze');
  await refuseWhilePending(context, initiator);
  const witnesses = await witnessesOf(context, witnessIds);

  const entries = await freezePool(context, task, initiator);
  const root = poolRoot(entries.map(toRecord));
  const drawId = randomUUID();
  await insertPool(context, task.id, entries);
  await tx.query(
    `insert into draw (id, code, kind, task_id, state, input_hash, input, frozen_at, predecessor)
     values ($1, $2, 'subjects', $3, 'frozen', $4, $5, $6, ${voidedBefore})`,
    [drawId, task.code, task.id, root, JSON.stringify(countsOf(entries)), now],
  );
  await insertSources(context, drawId, witnesses, task.sealed);
  await tx.query('update task set state = $2, version = version + 1 where id = $1', [
    taskId,
    state,
  ]);
  const about = { type: 'draw', id: drawId, taskId, unitPath: initiator.path };
  await record(context, 'task.frozen', about, { root, ...countsOf(entries) });
  await notify(context, { card: 'witness', about: { type: 'draw', id: drawId } }, witnessIds);
  await notify(context, { card: 'draw-desk', about: { type: 'draw', id: drawId } }, [task.setBy]);
  return { drawId, code: task.code, poolSize: entries.length, root };
});

async function refuseWhilePending({ tx }: Context, initiator: UnitRow): Promise<void> {
  await tx.query('select 1 from unit where id = $1 for update', [initiator.bureauId]);
  const [pending] = await tx.query(
    `select d.code from draw d join task t on t.id = d.task_id join unit u on u.id = t.initiator_id
     where d.kind = 'subjects' and d.state in ('frozen', 'announced', 'drawn') and starts_with(u.path, $1)`,
    [initiator.bureauPath],
  );
  if (pending) throw new Refusal('draw-pending', { code: pending.code });
}

// A voided draw of the same plan line: the next one names it, so that a re-roll is seen (draw.md §2).
const voidedBefore = `(select d.code from draw d join task t on t.id = d.task_id
  where d.kind = 'subjects' and d.state = 'void'
    and t.plan_line_id = (select plan_line_id from task where id = $3)
  order by d.voided_at desc limit 1)`;

type Witness = { id: string; unitId: string };

async function witnessesOf({ tx }: Context, ids: string[]): Promise<Witness[]> {
  const witnesses: Witness[] = await tx.query(
    `select id, unit_id as "unitId" from person where id = any($1) and active order by name, id`,
    [ids],
  );
  if (witnesses.length < 2) throw new Refusal('witnesses-too-few');
  if (new Set(witnesses.map(({ unitId }) => unitId)).size < 2) {
    throw new Refusal('witnesses-same-unit');
  }
  return witnesses;
}

async function freezePool({ tx }: Context, task: Task, initiator: UnitRow): Promise<Entry[]> {
  const strata: StratumPlan[] = await tx.query(
    `select number, name, filter, ratio_bp as "ratioBp", min from stratum where task_id = $1 order by number`,
    [task.id],
  );
  const items: { item_id: string }[] = await tx.query(
    'select item_id from task_item where task_id = $1',
    [task.id],
  );
  const profile = profileOf(task.profileSlug);
  const fields = parameter(profile, 'subject.requiredFields');
  const noRepeatPassedItem = parameter(profile, 'cap.noRepeatPassedItem');
  const rows = await candidates(tx, {
    path: initiator.bureauPath,
    categories: [...new Set(strata.map(({ filter }) => filter.category))],
    itemIds: items.map((item) => item.item_id),
    year: Number(task.startsOn.slice(0, 4)),
  });
  const entries = rows.flatMap((row): Entry[] => {
    const stratum = stratumOf(strata, row);
    if (!stratum) return [];
    const cap = capOf(profile, row.category);
    const required = fields.map((field) => row[field]);
    const eligibility = eligibilityOf({ ...row, required }, { cap, noRepeatPassedItem });
    return [
      {
        record_id: row.uscc,
        subject_id: row.id,
        subject_version: row.version,
        stratum: stratum.number,
        eligibility,
        weight: 1,
      },
    ];
  });
  refuseEmpty(strata, entries);
  return entries;
}

function refuseEmpty(strata: StratumPlan[], entries: Entry[]): void {
  const empty = strata.find(
    ({ number }) => !entries.some((entry) => entry.stratum === number && entry.eligibility === 0),
  );
  if (empty) throw new Refusal('pool-empty', { stratum: empty.name });
}

const toRecord = ({ record_id, stratum, eligibility, weight }: Entry) => ({
  id: record_id,
  stratum,
  eligibility,
  weight,
});

/** Size of the pool and how many are excluded, by code. */
function countsOf(entries: Entry[]): { poolSize: number; excluded: Record<string, number> } {
  const excluded: Record<string, number> = {};
  for (const { eligibility } of entries) {
    if (eligibility !== 0) excluded[eligibility] = (excluded[eligibility] ?? 0) + 1;
  }
  return { poolSize: entries.length, excluded };
}

async function insertPool({ tx }: Context, taskId: string, entries: Entry[]): Promise<void> {
  await tx.query(
    `insert into pool_entry (task_id, record_id, subject_id, subject_version, stratum, eligibility, weight)
     select $1, e.record_id, e.subject_id, e.subject_version, e.stratum, e.eligibility, e.weight
     from jsonb_to_recordset($2::jsonb) as e(record_id text, subject_id uuid, subject_version int,
       stratum int, eligibility int, weight int)`,
    [taskId, JSON.stringify(entries)],
  );
}

// The secret is committed to here and opened with the inspections; until then it is encrypted at rest.
async function insertSources(
  { tx, now }: Context,
  drawId: string,
  witnesses: Witness[],
  sealed: boolean,
): Promise<void> {
  for (const [position, { id, unitId }] of witnesses.entries()) {
    await tx.query(
      `insert into entropy_source (draw_id, position, kind, person_id, unit_id) values ($1, $2, 'reveal', $3, $4)`,
      [drawId, position, id, unitId],
    );
  }
  if (!sealed) return;
  const secret = randomBytes(32);
  await tx.query(
    `insert into entropy_source (draw_id, position, kind, commitment, committed_at, value_sealed)
     values ($1, $2, 'secret', $3, $4, $5)`,
    [
      drawId,
      witnesses.length,
      createHash('sha256').update(secret).digest('hex'),
      now,
      seal(secret.toString('hex')),
    ],
  );
}

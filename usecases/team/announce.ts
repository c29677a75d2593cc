import { randomBytes, randomUUID } from 'node:crypto';
import { pinnedNetwork } from '../../db/drand.ts';
import type { Task } from '../../db/entities/task.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import { matchCommitment } from '../../domain/match/commitment.ts';
import type { FrozenMatchInput } from '../../domain/match/input.ts';
import { announcedRound } from '../draw/public-source.ts';
import { nextRound, type Round } from '../draw/settle-sources.ts';
import { publish } from '../publish.ts';
import { type Context, record } from '../usecase.ts';

/** A draw of people about to be announced; `cap` is what everybody may hold in this task. */
export type Announced = {
  kind: 'match' | 'substitution' | 'expert';
  code: string;
  task: Task;
  unit: UnitRow;
  input: FrozenMatchInput;
  cap: number;
  /** The departments that send people, by the numbers of the input; absent in the draw of one seat. */
  departments?: { number: number; name: string }[];
  /** The neighbouring areas whose people may be drawn as well, and how many of them. */
  neighbours?: { name: string; inspectors: number }[];
  predecessor?: string | null;
  inspectionId?: string;
  substitutionId?: string;
};

const titles = {
  match: '检查人员匹配公告',
  substitution: '更换人员抽取公告',
  expert: '专家抽取公告',
};

/**
 * Freezes the input of a match and announces its SHA-256, before any entropy for it exists (draw.md
 * §4). The public's copy has counts only: neither subjects nor inspectors.
 */
export async function announceMatch(context: Context, match: Announced): Promise<string> {
  const { tx, now } = context;
  const { kind, code, task, unit } = match;
  const id = randomUUID();
  const input: FrozenMatchInput = { ...match.input, nonce: randomBytes(32).toString('hex') };
  const inputHash = matchCommitment(input);
  const round = task.peopleEntropy === 'drand' ? nextRound(pinnedNetwork(), now) : undefined;
  const announcement = announcementOf(match, inputHash, round);
  await tx.query(
    `insert into draw (id, code, kind, task_id, inspection_id, substitution_id, state, input_hash, input,
       predecessor, frozen_at, announcement, announced_at)
     values ($1, $2, $3, $4, $5, $6, 'announced', $7, $8, $9, $10, $11, $10)`,
    [
      id,
      code,
      kind,
      task.id,
      match.inspectionId ?? null,
      match.substitutionId ?? null,
      inputHash,
      JSON.stringify(input),
      match.predecessor ?? null,
      now,
      JSON.stringify(announcement),
    ],
  );
  if (round) await insertRound(context, id, round);
  await publish(context, {
    kind: 'announcement',
    ref: code,
    title: `${titles[kind]}：${task.name}`,
    body: announcement,
  });
  const about = { type: 'draw', id, taskId: task.id, unitPath: unit.path };
  await record(context, 'draw.announced', about, { code, kind, inputHash });
  return id;
}

// It lies ahead, so nobody can know what it will decide; the other way is a secret that is made later.
async function insertRound({ tx }: Context, drawId: string, { network, round, at }: Round) {
  await tx.query(
    `insert into entropy_source (draw_id, position, kind, network, round, round_at)
     values ($1, 0, 'drand', $2, $3, $4)`,
    [drawId, network.name, round, at],
  );
}

function announcementOf(
  { kind, code, task, unit, ...match }: Announced,
  inputHash: string,
  round: Round | undefined,
) {
  const { teams, inspectors } = match.input;
  return {
    version: 'yaohao/1',
    drawId: code,
    kind,
    organisation: unit.bureauName,
    task: { name: task.name, code: task.code },
    inputHash,
    teams: teams.length,
    seats: teams.reduce((sum, { size }) => sum + size, 0),
    inspectors: inspectors.length,
    ...(match.departments && { departments: match.departments.map(countsIn(match.input)) }),
    ...(match.neighbours?.length && { neighbours: match.neighbours }),
    cap: match.cap,
    predecessor: match.predecessor ?? null,
    entropy: [round ? announcedRound(round) : { kind: 'secret' }],
  };
}

const countsIn =
  ({ teams }: FrozenMatchInput) =>
  ({ number, name }: { number: number; name: string }) => {
    const own = teams.filter(({ department }) => department === number);
    return {
      number,
      name,
      teams: own.length,
      seats: own.reduce((sum, { size }) => sum + size, 0),
      inspectors: new Set(own.flatMap(({ eligible }) => eligible)).size,
    };
  };

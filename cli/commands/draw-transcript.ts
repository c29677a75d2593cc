import type { TranscriptVerdict } from '../../domain/draw/verify-transcript.ts';
import type { StepName, TranscriptStep } from '../../domain/draw/verify-step.ts';

/**
 * What `draw verify --transcript` answers: each step, and of a failure what was said and what follows. The
 * hash of the announcement is there to be compared with the one that was published before the draw.
 */
export function transcriptAnswer(value: object, { ok, isComplete, steps }: TranscriptVerdict) {
  const { drawId, announcementHash } = value as { drawId?: unknown; announcementHash?: unknown };
  const failed = steps.find((step) => !step.ok);
  return {
    ok,
    checked: 'transcript',
    ...(ok ? { complete: isComplete, drawId, announcementHash } : {}),
    ...(failed && faultOf(failed)),
    steps: steps.map(({ name, ok: holds, fault }) => ({
      name,
      ok: holds,
      ...(fault && { fault }),
    })),
  };
}

const texts: Record<StepName, string> = {
  announcement: '公告与其哈希、编号或机关不符 · the announcement is not what the file says it is',
  pool: '名单与公告不符 · the pool is not the announced one',
  sources: '随机数来源与公告不符 · the sources are not the announced ones',
  seed: '种子与随机数算出的不同 · the seed does not follow from the sources',
  strata: '分层结果与重新计算的不同 · the strata are not what follows from pool and seed',
  result: '抽中名单与重新计算的不同 · the drawn are not those who follow from pool and seed',
};

function faultOf({ name, fault, facts }: TranscriptStep) {
  const { field, at, said, found } = facts;
  return {
    step: name,
    reason: fault,
    ...(field !== undefined && { field }),
    ...(at !== undefined && { at }),
    ...(said !== undefined && { said }),
    ...(found !== undefined && { found }),
    text: texts[name],
  };
}

import { z } from 'zod';
import { type Pin, profilePinned } from '../../db/queries/profile.ts';
import { type SourceRow, sourcesOf } from '../../db/queries/sources.ts';
import { step } from '../../domain/machine.ts';
import { authorize } from '../../domain/policy.ts';
import { parameter } from '../../domain/profile/profile.ts';
import { drawStates, taskStates } from '../../domain/task.ts';
import { announceToGroups, notify, refresh, wake } from '../notify.ts';
import { publish } from '../publish.ts';
import { announcedSetUp } from '../task/announced.ts';
import { asSeen, type Context, record, usecase } from '../usecase.ts';
import { type Locked, lockDraw, moveBoth } from './locked.ts';
import { announcedSource } from './public-source.ts';
import { revealDeadline, settleSources } from './settle-sources.ts';

const input = z.object({
  drawId: z.uuid(),
  revealMinutes: z.int().min(1).max(10_080).optional(),
});

/** 抽取公告: names everything that decides the result before the sources are known (draw.md §2). */
export const announceDraw = usecase('draw.announce', input, async (context, given) => {
  const { tx, actor, now } = context;
  const locked = await lockDraw(context, given.drawId);
  const { draw, task, initiator, about } = locked;
  authorize(actor, 'draw.announce', { unitPath: initiator.path });
  asSeen(context, draw.version);
  const next = {
    task: step(taskStates, task.state, 'announce'),
    draw: step(drawStates, draw.state, 'announce'),
  };
  const minutes =
    given.revealMinutes ?? parameter(await profilePinned(tx, task), 'draw.revealMinutes');
  const named = await sourcesOf(tx, draw.id);
  const revealBy = revealDeadline(named, now, minutes);
  const sources = await settleSources(context, draw.id, named, revealBy);

  const announcement = await announcementOf(context, locked, sources, revealBy);
  await tx.query(
    'update draw set announcement = $2, announced_at = $3, reveal_by = $4 where id = $1',
    [draw.id, JSON.stringify(announcement), now, revealBy],
  );
  await moveBoth(context, locked, next);
  await publish(context, {
    kind: 'announcement',
    ref: draw.code,
    title: `抽取公告：${task.name}`,
    body: announcement,
  });
  await record(context, 'draw.announced', about, {
    root: draw.inputHash,
    revealBy: revealBy?.toISOString() ?? null,
  });
  await tell(context, locked, sources);
  await wake(tx, 'draws');
  return { drawId: draw.id };
});

async function tell(context: Context, { draw, initiator }: Locked, sources: SourceRow[]) {
  const about = { type: 'draw', id: draw.id };
  await refresh(context, 'draw', draw.id);
  await announceToGroups(context, { card: 'draw-notice', about, class: 'notice' }, initiator.path);
  const witnesses = sources.flatMap(({ personId }) => personId ?? []);
  await notify(context, { card: 'witness', about, vars: { step: 'reveal' } }, witnesses);
}

async function announcementOf(
  { tx }: Context,
  { draw, task, initiator }: Locked,
  sources: SourceRow[],
  revealBy: Date | null,
): Promise<object> {
  const items = await tx.query(
    `select i.code, i.version, i.name from item i join task_item ti on ti.item_id = i.id
     where ti.task_id = $1 order by i.code`,
    [task.id],
  );
  const [registry] = await tx.query(
    `select count(*)::int as size from subject s join unit u on u.id = s.unit_id where starts_with(u.path, $1)`,
    [initiator.bureauPath],
  );
  const { excluded } = draw.input as { excluded: object };
  return {
    version: 'yaohao/1',
    drawId: draw.code,
    organisation: initiator.bureauName,
    task: { name: task.name, startsOn: task.startsOn, endsOn: task.endsOn },
    items,
    registry: { size: registry.size, excluded },
    ...(await announcedSetUp(tx, task, draw)),
    profile: await rulesOf(tx, task),
    predecessor: draw.predecessor,
    entropy: sources.map(announcedSource),
    ...(revealBy && { revealBy: revealBy.toISOString() }),
  };
}

// The name is told beside the slug: a derived profile is known to this site alone.
async function rulesOf(tx: Context['tx'], task: Pin) {
  const { slug, name, version } = await profilePinned(tx, task);
  return { slug, name, version };
}

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { unitById } from '../../db/queries/units.ts';
import { step } from '../../domain/machine.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { taskStates } from '../../domain/task.ts';
import { lockTask } from '../draw/locked.ts';
import { wake } from '../notify.ts';
import { record, usecase } from '../usecase.ts';
import { refuseOpen } from './refuse-open.ts';

/**
 * 归档: asks for the package of a task that is over. Refused while something of it is open
 * (`refuseOpen`), and while a package is on its way. What happens
 * afterwards, a correction for one, is archived again under the next number.
 */
export const askArchive = usecase(
  'archive.ask',
  z.object({ taskId: z.uuid() }),
  async (context, { taskId }) => {
    const { tx, actor, now } = context;
    const task = await lockTask(context, taskId);
    const { path } = await unitById(tx, task.initiatorId);
    authorize(actor, 'archive.ask', { unitPath: path });
    if (task.state !== 'archived') step(taskStates, task.state, 'archive');
    if ((await refuseOpen(tx, taskId)).packages > 0) throw new Refusal('archive-on-its-way');
    const id = randomUUID();
    const [row] = await tx.query(
      `insert into archive_package (id, task_id, number, asked_by, asked_at)
       select $1, $2, 1 + count(*), $3, $4 from archive_package where task_id = $2 returning number`,
      [id, taskId, actor.id, now],
    );
    const about = { type: 'archive', id, taskId, unitPath: path };
    await record(context, 'archive.asked', about, { number: row.number });
    await wake(tx, 'archives');
    return { packageId: id, number: row.number as number };
  },
);

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openQueues, type Queues } from '../../worker/queue.ts';
import { remindOne, sweepObligations } from '../../worker/sweep-obligations.ts';
import { useDatabase } from '../support/database.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { hasRedis } from '../support/requirements.ts';
import { aMatchedTask, signed } from '../support/visit.ts';
import { useDemoClock } from './demo-clock.ts';

const clock = useDemoClock();
const { sql, office } = useDatabase();

let redis: TestRedis | undefined;
beforeAll(async () => {
  if (hasRedis) redis = await startRedis();
});
afterAll(() => redis?.stop());

const at = (day: string) => clock.at(sql, `${day}T09:00:00+08:00`);

/** An obligation whose clock started on 2026-09-28: due on 2026-10-30, 20 working days later. */
async function anObligation(): Promise<string> {
  const scene = await aMatchedTask(sql);
  const inspectionId = scene.task.inspectionIds[0]!;
  await signed(sql, scene, inspectionId, new Date('2026-09-28T09:00:00+08:00'));
  const [row] = await sql(
    `select o.id from obligation o join disclosure d on d.id = o.about_id where d.inspection_id = $1`,
    [inspectionId],
  );
  return row!['id'];
}

const given = async (id: string) => {
  const rows = await sql(
    'select step, late from reminder where obligation_id = $1 order by due_on, step',
    [id],
  );
  return rows.map(({ step, late }) => (late ? `${step} late` : step));
};

/** Carries out all jobs that wait in the queue of reminders. */
async function drain(queues: Queues): Promise<void> {
  const { waiting = 0 } = await queues.check();
  if (waiting === 0) return;
  await new Promise<void>((resolve, reject) => {
    let left = waiting;
    const worker = queues.work('reminders', (job) => remindOne(job.data));
    const done = () => {
      left -= 1;
      if (left === 0) worker.close().then(resolve, reject);
    };
    worker.on('completed', done);
    worker.on('failed', (_job, error) => reject(error));
  });
}

for (const backend of ['postgres', 'redis'] as const) {
  describe.runIf(backend === 'postgres' || hasRedis)(`reminders on ${backend}`, () => {
    let queues: Queues;
    beforeAll(async () => {
      const REDIS_URL = backend === 'redis' ? redis?.url : undefined;
      queues = await openQueues({ DATABASE_URL: office, REDIS_URL });
    });
    afterAll(() => queues.close());
    const sweep = async () => {
      await sweepObligations(queues.offer);
      await drain(queues);
    };

    it('arrive on their days, each once, however often the sweep comes', async () => {
      const id = await anObligation();
      const seen: string[][] = [];
      for (const day of ['10-15', '10-16', '10-23', '10-28', '10-30', '11-02', '11-03']) {
        await at(`2026-${day}`);
        await sweep();
        await sweep();
        seen.push(await given(id));
      }
      const steps = ['before-10', 'before-5', 'before-2', 'due', 'overdue-1', 'overdue-2'];
      expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6].map((count) => steps.slice(0, count)));
    });

    it('that fell due while nothing ran are given once and marked late', async () => {
      const id = await anObligation();
      await at('2026-11-04');
      await sweep();
      expect(await given(id)).toEqual([
        'before-10 late',
        'before-5 late',
        'before-2 late',
        'due late',
        'overdue-3',
      ]);
    });

    it('do not come earlier because the clock went back', async () => {
      const id = await anObligation();
      await at('2026-10-16');
      await sweep();
      await at('2026-10-10');
      await sweep();
      await at('2026-10-23');
      await sweep();
      expect(await given(id)).toEqual(['before-10', 'before-5']);
    });

    it('do not go out any more when the obligation is met before the job runs', async () => {
      const id = await anObligation();
      await at('2026-10-30');
      await sweepObligations(queues.offer);
      await sql(`update obligation set state = 'met', met_at = now() where id = $1`, [id]);
      await drain(queues);
      expect(await given(id)).toEqual([]);
    });
  });
}

describe.runIf(hasRedis)('reminders on a Redis that loses everything', () => {
  it('are found again by the next sweep', async () => {
    const queues = await openQueues({ DATABASE_URL: office, REDIS_URL: redis?.url });
    const id = await anObligation();
    await at('2026-10-16');
    await sweepObligations(queues.offer);
    await redis?.flush();
    await drain(queues);
    expect(await given(id)).toEqual([]);
    await sweepObligations(queues.offer);
    await drain(queues);
    expect(await given(id)).toEqual(['before-10']);
    await queues.close();
  });
});

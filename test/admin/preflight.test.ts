import { beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { dispatchBatch } from '../../usecases/task/dispatch-batch.ts';
import { dispatchTask } from '../../usecases/task/dispatch.ts';
import { setUpTask } from '../../usecases/task/set-up.ts';
import { useDatabase } from '../support/database.ts';
import { anInspector, aSubject, many, type Someone } from '../support/factories.ts';
import { aBureau, aKeyItem, aPair, aPlanLine, drawnBy } from '../support/merging.ts';
import { type Client, hiddenOf, usePanel } from '../support/panel.ts';
import { by, monday } from '../support/visit.ts';

const { sql } = useDatabase();
const panel = usePanel(sql);
let password: string;
let count = 0;

beforeAll(async () => {
  password = await hashPassword('yaohao-demo');
});

async function atDesk(person: Someone): Promise<Client> {
  count += 1;
  await sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
    person.id,
    `planner-${count}`,
    password,
  ]);
  return panel.signIn(`planner-${count}`);
}

const pageOf = async (client: Client, at: string) => (await client.get(at)).text();

describe('the preflight', () => {
  it('tells the planner on the task’s page and after the dispatch who hears of nothing', async () => {
    const { bureau, one } = await aPair(sql, 'xianyou');
    const inspector = await anInspector(sql, { unit: bureau.unit });
    const client = await atDesk(bureau.planner);
    const page = await pageOf(client, `/desk/tasks/${one.taskId}`);
    expect(page).toContain('派发前核对');
    expect(page).toContain(`${inspector.name}（无法送达）`);
    const form = `/desk/tasks/${one.taskId}/dispatch`;
    const answer = await client.post(form, hiddenOf(page, form));
    expect(await pageOf(client, answer.headers.get('location')!)).toContain(
      '人收不到通知，请另行通知',
    );
    const [event] = await sql(
      `select (data ->> 'unreached')::int as unreached from event where type = 'task.dispatched-unreached'`,
    );
    expect(event!['unreached']).toBeGreaterThan(0);
  });
});

describe('the preflight of a rotation', () => {
  const category = '娱乐场所';

  it('is made again before its later batches, until the last is sent', async () => {
    const bureau = await aBureau(sql, { profile: 'xianyou', subjects: 0 });
    const inspectors = await many(2, () =>
      anInspector(sql, { unit: bureau.unit, skills: [category] }),
    );
    const venues = await many(4, () => aSubject(sql, { unit: bureau.unit, category }));
    await sql(`update subject set grade = 'A', jurisdiction = '田镇派出所' where id = any($1)`, [
      venues.map(({ id }) => id),
    ]);
    const itemId = await aKeyItem(sql, bureau, '消防通道', category);
    const { taskId } = await setUpTask(
      by(bureau.planner),
      {
        planLineId: await aPlanLine(sql, bureau, itemId),
        name: '娱乐场所轮查',
        unitId: bureau.unit.id,
        mode: 'rotation',
        batches: 2,
        startsOn: '2026-09-14',
        endsOn: '2026-11-12',
        itemIds: [itemId],
        strata: [
          { number: 1, name: 'A级', filter: { category, grade: ['A'] }, ratioBp: 1, min: 0 },
        ],
      },
      monday,
    );
    await drawnBy(bureau, taskId);
    await dispatchTask(by(bureau.planner), { taskId }, monday);
    const client = await atDesk(bureau.planner);
    const before = await pageOf(client, `/desk/tasks/${taskId}`);
    expect(before).toContain('派发前核对');
    expect(before).toContain(`${inspectors[0]!.name}（无法送达）`);
    await sql(`update task set state = 'dispatched' where id = $1`, [taskId]);
    const { number } = await dispatchBatch(
      by(bureau.planner),
      { taskId },
      new Date('2026-11-02T09:00:00+08:00'),
    );
    expect(number).toBe(2);
    expect(await pageOf(client, `/desk/tasks/${taskId}`)).not.toContain('派发前核对');
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../usecases/account/sign-in.ts';
import { dispatchTask } from '../../usecases/task/dispatch.ts';
import { useDatabase } from '../support/database.ts';
import { aPair, type Bureau } from '../support/merging.ts';
import { type Client, hiddenOf, usePanel } from '../support/panel.ts';
import { by, monday } from '../support/visit.ts';

const { sql } = useDatabase();
const panel = usePanel(sql);
type Pair = Awaited<ReturnType<typeof aPair>>;

describe('P-22 the page of a task whose subjects another task visits', () => {
  let password: string;

  beforeAll(async () => {
    password = await hashPassword('yaohao-demo');
  });

  async function aPlanner({ planner }: Bureau): Promise<Client> {
    const login = `planner-${planner.id.slice(0, 8)}`;
    await sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
      planner.id,
      login,
      password,
    ]);
    return panel.signIn(login);
  }

  async function aScene(): Promise<Pair & { client: Client; page: () => Promise<string> }> {
    const pair = await aPair(sql, 'xianyou');
    await dispatchTask(by(pair.bureau.planner), { taskId: pair.one.taskId }, monday);
    const client = await aPlanner(pair.bureau);
    const page = async () => (await client.get(`/desk/tasks/${pair.two.taskId}`)).text();
    return { ...pair, client, page };
  }

  async function press({ client, page, two }: Awaited<ReturnType<typeof aScene>>, fields: object) {
    const action = `/desk/tasks/${two.taskId}/dispatch`;
    await client.post(action, { ...hiddenOf(await page(), action), ...fields });
    return page();
  }

  it('R-099 shows the overlap and asks; without a choice or a reason nothing is dispatched', async () => {
    const scene = await aScene();
    expect(await scene.page()).toContain(`其中 2 户同一时间段也由任务 ${scene.one.code} 检查`);
    const undecided = await press(scene, {});
    expect(undecided).toContain('flash refused');
    expect(undecided).toContain('请选择合并检查，或说明理由另行检查');
    const unsaid = await press(scene, { overlaps: 'apart', reason: '' });
    expect(unsaid).toContain('确需再次检查的，请说明理由');
    const [task] = await sql('select state from task where id = $1', [scene.two.taskId]);
    expect(task).toEqual({ state: 'confirmed' });
    const said = await press(scene, { overlaps: 'apart', reason: '分属不同专业' });
    expect(said).toContain('再次检查：分属不同专业');
  });

  it('lists the merged visits with the task that they are matched with', async () => {
    const scene = await aScene();
    const page = await press(scene, { overlaps: 'merge' });
    expect(page).toContain('任务已派发，共 2 户，其中 2 户与其他任务合并检查');
    expect(page).toContain(`与 ${scene.one.code} 合并`);
    expect(page).toContain(`本任务的检查均已并入任务 ${scene.one.code}`);
    expect(page).not.toContain(`/desk/tasks/${scene.two.taskId}/match`);
  });
});

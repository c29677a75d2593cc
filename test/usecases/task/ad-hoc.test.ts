import { describe, expect, it } from 'vitest';
import { decideDeployment } from '../../../usecases/task/decide-deployment.ts';
import { freezeTask } from '../../../usecases/task/freeze.ts';
import { previewTask } from '../../../usecases/task/preview.ts';
import { setUpTask } from '../../../usecases/task/set-up.ts';
import { useDatabase } from '../../support/database.ts';
import { aPerson, category } from '../../support/factories.ts';
import { aBureau, aKeyItem, aPlanLine, type Bureau, drawnBy } from '../../support/merging.ts';
import { by, monday } from '../../support/visit.ts';

const { sql } = useDatabase();

type Given = Parameters<typeof setUpTask>[1];

const task = ({ unit }: Bureau, itemId: string, more: Partial<Given> = {}): Given => ({
  name: '旅馆业临时抽查',
  unitId: unit.id,
  startsOn: '2026-09-14',
  endsOn: '2026-10-31',
  itemIds: [itemId],
  strata: [{ number: 1, name: '高风险', filter: { category, risk: ['高'] }, ratioBp: 10_000 }],
  ...more,
});

const adHoc = { reason: '台风过后的安全检查' };
const deployment = {
  ground: 'special-rectification',
  documentNo: '高公发〔2026〕7号',
  reason: '专项整治另行部署',
} as const;

async function scene(profile: string) {
  const bureau = await aBureau(sql, { profile, subjects: 2 });
  const itemId = await aKeyItem(sql, bureau, '视频监控');
  const setUp = (more: Partial<Given>) =>
    setUpTask(by(bureau.planner), task(bureau, itemId, more), monday);
  return { bureau, itemId, setUp };
}

const announcementOf = async (code: string) =>
  (
    await sql(`select body from public_notice where kind = 'announcement' and ref = $1`, [code])
  )[0]!['body'];

describe('R-050 R-064 P-38 draws outside the plan', () => {
  it.each(['gaoxin', 'yangcheng', 'xianyou'])(
    '%s sets one up with a reason, and everybody can read that it is one',
    async (profile) => {
      const { bureau, setUp } = await scene(profile);
      const { taskId, code } = await setUp({ adHoc });
      await drawnBy(bureau, taskId);
      expect(await announcementOf(code)).toMatchObject({
        source: 'ad-hoc',
        reason: adHoc.reason,
        predecessor: null,
      });
      const [row] = await sql('select source, plan_line_id, type from task where id = $1', [
        taskId,
      ]);
      expect(row).toEqual({ source: 'ad-hoc', plan_line_id: null, type: 'random' });
    },
  );

  it('a task under the plan says nothing of it', async () => {
    const { bureau, itemId, setUp } = await scene('gaoxin');
    const { taskId, code } = await setUp({ planLineId: await aPlanLine(sql, bureau, itemId) });
    await drawnBy(bureau, taskId);
    const body = await announcementOf(code);
    expect(body).not.toHaveProperty('source');
    expect(body).not.toHaveProperty('deployment');
  });

  it('counts to the cap like any other draw', async () => {
    const { bureau, itemId, setUp } = await scene('gaoxin');
    for (const name of ['第一次', '第二次']) {
      const { taskId } = await setUp({ adHoc, name });
      await drawnBy(bureau, taskId);
    }
    const third = task(bureau, itemId, { adHoc });
    const { strata } = await previewTask(bureau.planner, third, monday);
    expect(strata[0]).toMatchObject({ eligible: 0, excluded: { 1: 2 } });
  });

  it.each([
    ['gaoxin', {}, 'plan-line-missing', '第十四条 · P-38 task.allowAdHoc'],
    ['xuchang', { adHoc }, 'ad-hoc-not-allowed', '二(四) · P-38 task.allowAdHoc'],
    ['gaoqing', { adHoc }, 'ad-hoc-only-deployed', '第十六条 · P-38 task.adHocRule'],
    ['gaoxin', { adHoc, deployment }, 'mode-not-allowed', '第十七条 · P-21 draw.mode'],
  ] as const)('%s refuses %j with %s', async (profile, more, code, rule) => {
    const { setUp } = await scene(profile);
    await expect(setUp(more)).rejects.toMatchObject({
      code,
      details: { rule: expect.stringContaining(rule) },
    });
  });

  it('R-064 no blank reason, no personal number in it, no line of the plan besides, no way to hide it', async () => {
    const { bureau, itemId, setUp } = await scene('gaoxin');
    await expect(setUp({ adHoc: { reason: ' ' } })).rejects.toMatchObject({ code: 'bad-input' });
    const told = { reason: '举报人 13905331234 反映' };
    await expect(setUp({ adHoc: told })).rejects.toMatchObject({ code: 'personal-data' });
    const planLineId = await aPlanLine(sql, bureau, itemId);
    await expect(setUp({ adHoc, planLineId })).rejects.toMatchObject({ code: 'bad-input' });
    const { taskId } = await setUp({ adHoc });
    for (const hidden of [`source = 'plan', ad_hoc_reason = null`, 'ad_hoc_reason = null']) {
      const update = sql(`update task set ${hidden} where id = $1`, [taskId]);
      await expect(update).rejects.toMatchObject({ code: '23514' });
    }
  });

  it('by a planner of another unit than the one that initiates it', async () => {
    const { bureau, itemId } = await scene('gaoxin');
    const other = await aPerson(sql, {
      unit: bureau.sibling,
      roles: [['planner', bureau.sibling]],
    });
    const asked = setUpTask(by(other), task(bureau, itemId, { adHoc }), monday);
    await expect(asked).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('R-062 另行部署定向抽查', () => {
  it('waits for the consent of another person, then draws whom the cap would protect', async () => {
    const { bureau, itemId, setUp } = await scene('gaoqing');
    for (const at of [1, 2]) {
      const { taskId } = await setUp({ adHoc, deployment, name: `专项 ${at}` });
      await decideDeployment(by(bureau.head), { taskId, verdict: 'approve' }, monday);
      await drawnBy(bureau, taskId);
    }
    const planLineId = await aPlanLine(sql, bureau, itemId);
    const plain = await previewTask(bureau.planner, task(bureau, itemId, { planLineId }), monday);
    expect(plain.strata[0]).toMatchObject({ cap: 2, eligible: 0, excluded: { 1: 2 } });

    const { taskId, code } = await setUp({ planLineId, deployment });
    const witnessIds = bureau.witnesses.map(({ id }) => id);
    const frozen = freezeTask(by(bureau.planner), { taskId, witnessIds }, monday);
    await expect(frozen).rejects.toMatchObject({
      code: 'deployment-undecided',
      details: { rule: expect.stringContaining('第十六条 · P-15 cap.exemptGrounds') },
    });
    const forced = sql(`update task set state = 'frozen' where id = $1`, [taskId]);
    await expect(forced).rejects.toThrow('waits for consent');
    const approve = { taskId, verdict: 'approve' } as const;
    const self = decideDeployment(by(bureau.planner), approve, monday);
    await expect(self).rejects.toMatchObject({ code: 'forbidden' });
    expect(await decideDeployment(by(bureau.approver, 1), approve, monday)).toBe('approved');
    await drawnBy(bureau, taskId);
    const [drawn] = await sql(
      `select count(*)::int from drawn_subject s join draw d on d.id = s.draw_id where d.task_id = $1`,
      [taskId],
    );
    expect(drawn).toEqual({ count: 2 });
    expect(await announcementOf(code)).toMatchObject({
      type: 'campaign',
      deployment: { ground: 'special-rectification', documentNo: '高公发〔2026〕7号' },
    });
    const events = await sql(
      `select type from event where task_id = $1 and type like '%deployment%'`,
      [taskId],
    );
    expect(events.map(({ type }) => String(type)).toSorted()).toEqual([
      'task.deployment-decided',
      'task.deployment-requested',
    ]);
  });

  it('turned down, it is never frozen: its task ends, and another one can be set up', async () => {
    const { bureau, setUp } = await scene('gaoqing');
    const { taskId } = await setUp({ adHoc, deployment });
    const reject = { taskId, verdict: 'reject' } as const;
    const without = decideDeployment(by(bureau.head), reject, monday);
    await expect(without).rejects.toMatchObject({ code: 'reason-required' });
    await decideDeployment(by(bureau.head), { ...reject, reason: '列入年度计划' }, monday);
    const again = decideDeployment(by(bureau.head), { taskId, verdict: 'approve' }, monday);
    await expect(again).rejects.toMatchObject({
      code: 'already-decided',
      details: { by: bureau.head.name },
    });
    expect(await sql('select state from task where id = $1', [taskId])).toEqual([
      { state: 'void' },
    ]);
    expect((await setUp({ adHoc, deployment })).taskId).not.toBe(taskId);
    const witnessIds = bureau.witnesses.map(({ id }) => id);
    const frozen = freezeTask(by(bureau.planner), { taskId, witnessIds }, monday);
    await expect(frozen).rejects.toMatchObject({
      code: 'illegal-step',
      details: { state: 'void' },
    });
  });

  it.each([
    ['a ground that the rules do not have', { ground: 'big-data' }, 'deployment-ground-unknown'],
    ['an order of nobody', { ground: 'higher-order' }, 'exclusion-body-missing'],
    ['no document', { documentNo: ' ' }, 'bad-input'],
    ['no reason', { reason: '' }, 'bad-input'],
  ])('refuses %s', async (_title, more, code) => {
    const { setUp } = await scene('gaoqing');
    const asked = setUp({ adHoc, deployment: { ...deployment, ...more } as never });
    await expect(asked).rejects.toMatchObject({ code });
  });

  it('refuses one that is no directed sample', async () => {
    const { setUp } = await scene('gaoqing');
    const strata = [{ number: 1, name: '全部', filter: { category }, ratioBp: 500 }];
    const open = setUp({ adHoc, deployment, scope: 'open', strata });
    await expect(open).rejects.toMatchObject({ code: 'mode-not-allowed' });
  });

  it('no item that limits its ratio limits such a draw', async () => {
    const { bureau, setUp } = await scene('gaoqing');
    const [general] = await sql(
      `insert into item (id, unit_id, code, name, subject_category, kind, basis, ratio_max_bp, disclosure, state, published_at)
       values (gen_random_uuid(), $1, 'G-1', '一般事项', $2, 'general', '法', 500, 'full', 'published', now()) returning id`,
      [bureau.bureau.id, category],
    );
    const itemIds = [general!['id']];
    const planLineId = await aPlanLine(sql, bureau, itemIds[0]);
    await expect(setUp({ planLineId, itemIds })).rejects.toMatchObject({
      code: 'ratio-above-limit',
    });
    const { taskId } = await setUp({ planLineId, itemIds, deployment });
    await decideDeployment(by(bureau.head), { taskId, verdict: 'approve' }, monday);
    await drawnBy(bureau, taskId);
  });
});

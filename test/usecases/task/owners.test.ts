import { beforeEach, describe, expect, it } from 'vitest';
import { can } from '../../../domain/policy.ts';
import { approveDisclosure } from '../../../usecases/disclosure/approve.ts';
import { dispatchTask } from '../../../usecases/task/dispatch.ts';
import { freezeTask } from '../../../usecases/task/freeze.ts';
import { setUpTask } from '../../../usecases/task/set-up.ts';
import { matchTeams } from '../../../usecases/team/match.ts';
import { useDatabase } from '../../support/database.ts';
import { anInspector, aPerson, category, many, type Someone } from '../../support/factories.ts';
import { aBureau, aKeyItem, aPlanLine, type Bureau, drawnBy } from '../../support/merging.ts';
import { aMatchedTask, by, monday, signed } from '../../support/visit.ts';

const { sql } = useDatabase();

type Given = Parameters<typeof setUpTask>[1];

let bureau: Bureau;
let itemId: string;
let above: Someone;
beforeEach(async () => {
  bureau = await aBureau(sql);
  itemId = await aKeyItem(sql, bureau, '视频监控');
  above = await aPerson(sql, { unit: bureau.bureau, roles: [['planner', bureau.bureau]] });
});

/** A task under a line that this department is to set up. */
async function aTaskOf(unitName: string, more: Partial<Given> = {}): Promise<Given> {
  const planLineId = await aPlanLine(sql, bureau, itemId);
  await sql('alter table plan_line disable trigger plan_line_is_kept');
  await sql('update plan_line set unit_name = $2, joint_units = $3 where id = $1', [
    planLineId,
    unitName,
    [bureau.unit.name, bureau.sibling.name].filter((name) => name !== unitName),
  ]);
  await sql('alter table plan_line enable always trigger plan_line_is_kept');
  return {
    planLineId,
    name: '旅馆业联合抽查',
    unitId: bureau.unit.id,
    startsOn: '2026-09-14',
    endsOn: '2026-10-31',
    itemIds: [itemId],
    strata: [{ number: 1, name: '高风险', filter: { category, risk: ['高'] }, ratioBp: 10_000 }],
    ...more,
  };
}

const forbidden = { code: 'forbidden' };

describe('who sets a task up', () => {
  it('R-055 is the department that the line names, and none that takes part in it', async () => {
    const given = await aTaskOf(bureau.sibling.name);
    await expect(setUpTask(by(bureau.planner), given, monday)).rejects.toMatchObject(forbidden);
    expect(await sql('select 1 from task where plan_line_id = $1', [given.planLineId])).toEqual([]);
    const roles = [['planner', bureau.sibling]] as [['planner', typeof bureau.sibling]];
    const named = await aPerson(sql, { unit: bureau.sibling, roles });
    const { taskId } = await setUpTask(by(named), given, monday);
    const [task] = await sql('select initiator_id, unit_id from task where id = $1', [taskId]);
    expect(task).toEqual({ initiator_id: bureau.sibling.id, unit_id: bureau.unit.id });
  });

  it('R-066 leads one joint draw and takes part in another', async () => {
    const roles = [['planner', bureau.sibling]] as [['planner', typeof bureau.sibling]];
    const other = await aPerson(sql, { unit: bureau.sibling, roles });
    const asking = (unitId: string) => ({ participants: [{ unitId, itemIds: [itemId] }] });
    const own = [await aKeyItem(sql, bureau, '实名登记')];
    const led = await aTaskOf(bureau.unit.name, { ...asking(bureau.sibling.id), itemIds: own });
    const joined = await aTaskOf(bureau.sibling.name, {
      ...asking(bureau.unit.id),
      unitId: bureau.sibling.id,
      itemIds: own,
    });
    await putItem([led, joined], own[0]!);
    await setUpTask(by(bureau.planner), led, monday);
    await setUpTask(by(other), joined, monday);
    const roles_ = await sql(
      `select t.initiator_id as leads, p.unit_id as "takesPart" from task t
         join task_participant p on p.task_id = t.id where t.initiator_id = any($1) order by t.code`,
      [[bureau.unit.id, bureau.sibling.id]],
    );
    expect(roles_).toEqual([
      { leads: bureau.unit.id, takesPart: bureau.sibling.id },
      { leads: bureau.sibling.id, takesPart: bureau.unit.id },
    ]);
  });

  it('R-015 nobody of a unit below touches what the one above has set up, and above it is read', async () => {
    const given = await aTaskOf(bureau.bureau.name);
    await expect(setUpTask(by(bureau.planner), given, monday)).rejects.toMatchObject(forbidden);
    const { taskId } = await setUpTask(by(above), given, monday);
    const witnessIds = bureau.witnesses.map(({ id }) => id);
    const freezing = freezeTask(by(bureau.planner), { taskId, witnessIds }, monday);
    await expect(freezing).rejects.toMatchObject(forbidden);
    await drawnBy({ ...bureau, planner: above }, taskId);
    const dispatching = dispatchTask(by(bureau.planner), { taskId }, monday);
    await expect(dispatching).rejects.toMatchObject(forbidden);

    const auditor = await aPerson(sql, {
      unit: bureau.bureau,
      roles: [['auditor', bureau.bureau]],
    });
    const below = { unitPath: bureau.unit.path };
    expect(can(auditor, 'task.read', below)).toBe(true);
    expect(can(auditor, 'task.set-up', below)).toBe(false);
    expect(can(bureau.planner, 'task.read', { unitPath: bureau.bureau.path })).toBe(false);
  });
});

/** Puts the item of tasks that were thought of into their lines of the plan. */
async function putItem(tasks: Given[], id: string): Promise<void> {
  await sql('alter table plan_line disable trigger plan_line_is_kept');
  await sql(
    `update plan_line set item_name = (select name from item where id = $2) where id = any($1)`,
    [tasks.map(({ planLineId }) => planLineId), id],
  );
  await sql('alter table plan_line enable always trigger plan_line_is_kept');
}

describe('what follows the dispatch', () => {
  it('R-102 R-110 goes to the executing unit at once, which alone draws its teams', async () => {
    await many(4, () => anInspector(sql, { unit: bureau.unit }));
    const roles = [['planner', bureau.sibling]] as [['planner', typeof bureau.sibling]];
    const stranger = await aPerson(sql, { unit: bureau.sibling, roles });
    const { taskId } = await setUpTask(by(above), await aTaskOf(bureau.bureau.name), monday);
    await drawnBy({ ...bureau, planner: above }, taskId);
    const told = async () =>
      (
        await sql(
          `select person_id as id from message where card = 'match-desk' and about_id = $1`,
          [taskId],
        )
      ).map(({ id }) => id);
    expect(await told()).toEqual([]);
    await dispatchTask(by(above), { taskId }, monday);
    expect(await told()).toContain(bureau.planner.id);
    expect(await told()).not.toContain(stranger.id);
    const visits = await sql('select distinct unit_id from inspection where task_id = $1', [
      taskId,
    ]);
    expect(visits).toEqual([{ unit_id: bureau.unit.id }]);
    await expect(matchTeams(by(stranger), { taskId }, monday)).rejects.toMatchObject(forbidden);
    await matchTeams(by(bureau.planner), { taskId }, monday);
  });
});

describe('who enters and discloses', () => {
  it('R-017 is the unit that inspected: no approver of another one', async () => {
    const scene = await aMatchedTask(sql);
    const [inspectionId = ''] = scene.task.inspectionIds;
    await signed(sql, scene, inspectionId);
    const [disclosure] = await sql('select id from disclosure where inspection_id = $1', [
      inspectionId,
    ]);
    const { sibling } = scene.office;
    const other = await aPerson(sql, { unit: sibling, roles: [['approver', sibling]] });
    for (const verdict of ['approve', 'withhold'] as const) {
      const given = { disclosureId: disclosure!['id'], verdict, reason: '依法', ground: 'secret' };
      const deciding = approveDisclosure(by(other), given, monday);
      await expect(deciding).rejects.toMatchObject(forbidden);
    }
    const [untouched] = await sql('select state from disclosure where id = $1', [
      disclosure!['id'],
    ]);
    expect(untouched).toEqual({ state: 'pending' });
  });
});

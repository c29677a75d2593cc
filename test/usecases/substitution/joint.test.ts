import { describe, expect, it } from 'vitest';
import { decideSubstitution } from '../../../usecases/substitution/decide.ts';
import { replaceInspector } from '../../../usecases/substitution/replace.ts';
import { requestSubstitution } from '../../../usecases/substitution/request.ts';
import { matchTeams } from '../../../usecases/team/match.ts';
import { seatTeams } from '../../../usecases/team/seat.ts';
import { assignDirectly } from '../../../usecases/team/assign-directly.ts';
import { redrawOf } from '../../support/asks.ts';
import { useDatabase } from '../../support/database.ts';
import {
  anInspector,
  anOffice,
  aSubject,
  aTask,
  aUnit,
  many,
  type AnInspector,
} from '../../support/factories.ts';
import { by, bySystem, monday } from '../../support/visit.ts';

const { sql } = useDatabase();

/** A joint task of a bureau and another authority that is dispatched and not matched. */
async function aJointTask(profile: string) {
  const office = await anOffice(sql, profile);
  const partner = await aUnit(sql, { profile });
  const own = await many(4, () => anInspector(sql, { unit: office.unit }));
  const theirs = await many(3, () => anInspector(sql, { unit: partner, partner: true }));
  const subject = await aSubject(sql, { unit: office.unit });
  const task = await aTask(sql, office, { subjects: [subject], participants: [partner] });
  return { office, own, theirs, task, inspectionId: task.inspectionIds[0]! };
}

async function aMatchedJointTask(profile: string) {
  const scene = await aJointTask(profile);
  const { drawId } = await matchTeams(by(scene.office.planner), { taskId: scene.task.id }, monday);
  await seatTeams(bySystem(), { drawId }, monday);
  return scene;
}

const holders = (inspectionId: string) =>
  sql(
    `select inspector_id, department, lead from seat where inspection_id = $1 and active
     order by department, lead desc`,
    [inspectionId],
  );

const ids = (people: AnInspector[]) => people.map(({ id }) => id);

describe('a substitution in a joint team', () => {
  it.each([
    ['of the participant', (seat: Record<string, unknown>) => seat['department'] === 2],
    ['who leads', (seat: Record<string, unknown>) => seat['lead'] === true],
  ])('R-114 R-130 of somebody %s is drawn from the same department', async (_, is) => {
    const { office, own, theirs, inspectionId } = await aMatchedJointTask('gaoqing');
    const seats = await holders(inspectionId);
    expect(seats.map((seat) => seat['department'])).toEqual([1, 1, 2]);
    const leaving = seats.find(is)!;
    const people = leaving['department'] === 2 ? theirs : own;
    const leaver = people.find(({ id }) => id === leaving['inspector_id'])!;
    const { substitutionId: id } = await requestSubstitution(
      by(leaver),
      { inspectionId, reason: 'health' },
      monday,
    );
    await decideSubstitution(by(office.approver), { id, verdict: 'approve' }, monday);
    const draw = await redrawOf(sql, id);
    const [team] = draw['input'].teams;
    expect(team).toMatchObject({ department: leaving['department'], needsLead: leaving['lead'] });
    const { substituteId } = await replaceInspector(bySystem(), { drawId: draw['id'] }, monday);
    expect(ids(people)).toContain(substituteId);
    const after = await holders(inspectionId);
    expect(after).toContainEqual({ ...leaving, inspector_id: substituteId });
    expect(after.filter((seat) => seat['lead'])).toMatchObject([{ department: 1 }]);
  });

  it('R-129 R-130 is designated from the same department where the rules designate', async () => {
    const { office, own, theirs, inspectionId } = await aMatchedJointTask('gaoxin');
    const seats = await holders(inspectionId);
    const leaver = theirs.find(({ id }) => id === seats[2]!['inspector_id'])!;
    const { substitutionId: id } = await requestSubstitution(
      by(leaver),
      { inspectionId, reason: 'health' },
      monday,
    );
    const appoint = (substituteId: string) =>
      decideSubstitution(
        by(office.approver),
        { id, verdict: 'approve', substituteId, reason: '业务熟悉' },
        monday,
      );
    const stranger = own.find((one) => seats.every((seat) => seat['inspector_id'] !== one.id))!;
    await expect(appoint(stranger.id)).rejects.toMatchObject({ code: 'substitute-unfit' });
    const colleague = theirs.find((one) => one !== leaver)!;
    expect(await appoint(colleague.id)).toBe('done');
    expect((await holders(inspectionId))[2]).toMatchObject({
      inspector_id: colleague.id,
      department: 2,
      lead: false,
    });
  });

  it('R-117 is never assigned directly: each department is matched from its own people', async () => {
    const { office, own, inspectionId } = await aJointTask('gaoxin');
    await expect(
      assignDirectly(
        by(office.planner),
        { inspectionId, memberIds: ids(own).slice(0, 2), reason: '人手不足' },
        monday,
      ),
    ).rejects.toMatchObject({ code: 'direct-joint' });
  });
});

import { describe, expect, it } from 'vitest';
import { acceptInspection } from '../../../usecases/inspection/accept.ts';
import { checkIn } from '../../../usecases/inspection/check-in.ts';
import { locateCheckIn } from '../../../usecases/inspection/locate.ts';
import { signResult } from '../../support/visit-record.ts';
import { submitResult } from '../../../usecases/result/submit.ts';
import { useDatabase } from '../../support/database.ts';
import { anInterest, type ASubject, type Someone } from '../../support/factories.ts';
import { allAnswers, aMatchedTask, by, monday, start, teamOf } from '../../support/visit.ts';

const { sql } = useDatabase();

async function aVisit() {
  const scene = await aMatchedTask(sql);
  const inspectionId = scene.task.inspectionIds[0]!;
  const team = await teamOf(sql, scene, inspectionId);
  const outsider = scene.inspectors.find((one) => !team.includes(one))!;
  return { scene, inspectionId, team, outsider };
}

const stateOf = async (id: string) =>
  (await sql('select state, version from inspection where id = $1', [id]))[0];

describe('accepting a visit', () => {
  it('is accepted when the whole team has accepted, each once', async () => {
    const { inspectionId, team } = await aVisit();
    const accept = (at: number) => acceptInspection(by(team[at]!), { inspectionId }, monday);
    expect(await accept(1)).toEqual({ state: 'assigned' });
    await expect(accept(1)).rejects.toMatchObject({ code: 'illegal-step' });
    expect(await accept(0)).toEqual({ state: 'accepted' });
    expect(await stateOf(inspectionId)).toEqual({ state: 'accepted', version: 2 });
  });

  it('R-089 happens in the window of the task, from its first day to its last', async () => {
    const { inspectionId, team } = await aVisit();
    const at = (person: Someone, day: string) =>
      acceptInspection(by(person), { inspectionId }, new Date(`${day}+08:00`));
    const outside = {
      code: 'outside-window',
      details: { from: '2026-09-14', to: '2026-10-31' },
    };
    await expect(at(team[0]!, '2026-09-13T23:59:59')).rejects.toMatchObject(outside);
    await expect(at(team[0]!, '2026-11-01T00:00:00')).rejects.toMatchObject(outside);
    await at(team[0]!, '2026-09-14T00:00:00');
    await at(team[1]!, '2026-10-31T23:59:59');
    for (const day of ['2026-09-13', '2026-11-01']) {
      await expect(
        checkIn(by(team[0]!), { inspectionId }, new Date(`${day}T12:00:00+08:00`)),
      ).rejects.toMatchObject(outside);
    }
    expect(await stateOf(inspectionId)).toMatchObject({ state: 'accepted' });
  });

  it('two members who press the same card at the same moment both succeed', async () => {
    const { inspectionId, team } = await aVisit();
    await Promise.all(
      team.map((member) => acceptInspection(by(member, 2), { inspectionId }, monday)),
    );
    expect(await stateOf(inspectionId)).toMatchObject({ state: 'accepted' });
    await Promise.all(team.map((member) => checkIn(by(member, 2), { inspectionId }, monday)));
    expect(
      await sql('select 1 from check_in where inspection_id = $1', [inspectionId]),
    ).toHaveLength(2);
  });

  it('is nobody else’s to accept, and not on a card from before the team changed', async () => {
    const { scene, inspectionId, team, outsider } = await aVisit();
    for (const person of [outsider, scene.office.approver]) {
      await expect(acceptInspection(by(person), { inspectionId }, monday)).rejects.toMatchObject({
        code: 'not-a-member',
      });
    }
    await expect(acceptInspection(by(team[0]!, 1), { inspectionId }, monday)).rejects.toMatchObject(
      { code: 'stale' },
    );
  });
});

describe('an interest that comes on file after the seating', () => {
  const subjectOf = async (inspectionId: string) =>
    (
      await sql(
        'select s.* from subject s join inspection n on n.subject_id = s.id where n.id = $1',
        [inspectionId],
      )
    )[0] as ASubject;
  const refused = { code: 'interest-on-file' };

  it('R-125 keeps its holder from accepting and from arriving', async () => {
    const { inspectionId, team } = await aVisit();
    const [lead, member] = [team[0]!, team[1]!];
    await acceptInspection(by(lead), { inspectionId }, monday);
    await anInterest(sql, member, await subjectOf(inspectionId));
    await expect(acceptInspection(by(member), { inspectionId }, monday)).rejects.toMatchObject(
      refused,
    );
    await sql('update interest set ended_at = now() where inspector_id = $1', [member.id]);
    await acceptInspection(by(member), { inspectionId }, monday);
    await anInterest(sql, lead, await subjectOf(inspectionId));
    await expect(checkIn(by(lead), { inspectionId }, monday)).rejects.toMatchObject(refused);
    await checkIn(by(member), { inspectionId }, monday);
    const arrive = sql(
      `insert into check_in (inspection_id, inspector_id, licence_no, at) values ($1, $2, '鲁C1', now())`,
      [inspectionId, lead.id],
    );
    await expect(arrive).rejects.toMatchObject({ code: 'YH002' });
  });

  it('R-125 keeps its holder from entering and signing the result', async () => {
    const { scene, inspectionId, team } = await aVisit();
    const [lead, member] = [team[0]!, team[1]!];
    await start(sql, scene, inspectionId);
    const answers = await allAnswers(sql, scene.task.itemIds);
    const entry = { inspectionId, finding: 'clear', answers } as const;
    await anInterest(sql, lead, await subjectOf(inspectionId));
    await expect(submitResult(by(lead), entry, monday)).rejects.toMatchObject(refused);
    await sql('update interest set ended_at = now() where inspector_id = $1', [lead.id]);
    await submitResult(by(lead), entry, monday);
    await anInterest(sql, member, await subjectOf(inspectionId));
    await expect(signResult(by(member), { inspectionId }, monday)).rejects.toMatchObject(refused);
    await signResult(by(lead), { inspectionId }, monday);
    expect(await stateOf(inspectionId)).toMatchObject({ state: 'submitted' });
  });
});

describe('checking in', () => {
  it('R-137 records who arrived when with which licence, each member once', async () => {
    const { scene, inspectionId, team } = await aVisit();
    await start(sql, scene, inspectionId);
    const rows = await sql(
      'select c.inspector_id, c.licence_no = i.licence_no as own from check_in c join inspector i on i.person_id = c.inspector_id where inspection_id = $1',
      [inspectionId],
    );
    expect(rows).toHaveLength(2);
    expect(rows.every((row) => row['own'])).toBe(true);
    await expect(checkIn(by(team[0]!), { inspectionId }, monday)).rejects.toMatchObject({
      code: 'illegal-step',
    });
    expect(await stateOf(inspectionId)).toMatchObject({ state: 'started' });
  });

  it('R-119 refuses a licence that has expired since the match, and anybody outside the team', async () => {
    const { inspectionId, team, outsider } = await aVisit();
    for (const member of team) await acceptInspection(by(member), { inspectionId }, monday);
    await sql(`update inspector set licence_expires_on = '2026-09-13' where person_id = $1`, [
      team[0]!.id,
    ]);
    await expect(checkIn(by(team[0]!), { inspectionId }, monday)).rejects.toMatchObject({
      code: 'licence-expired',
    });
    await expect(checkIn(by(outsider), { inspectionId }, monday)).rejects.toMatchObject({
      code: 'not-a-member',
    });
    expect(await sql('select 1 from check_in where inspection_id = $1', [inspectionId])).toEqual(
      [],
    );
  });

  it('waits until everybody has accepted', async () => {
    const { inspectionId, team } = await aVisit();
    await acceptInspection(by(team[0]!), { inspectionId }, monday);
    await expect(checkIn(by(team[0]!), { inspectionId }, monday)).rejects.toMatchObject({
      code: 'illegal-step',
    });
  });
});

describe('where somebody checked in', () => {
  it('R-137 is told once, soon afterwards, as a place or in words', async () => {
    const { inspectionId, team } = await aVisit();
    for (const member of team) await acceptInspection(by(member), { inspectionId }, monday);
    const [lead, member] = team;
    const place = 'geo:37.17312,117.82955;u=12';
    const at = (minutes: number) => new Date(monday.getTime() + minutes * 60_000);
    await expect(locateCheckIn(by(lead!), { place }, monday)).rejects.toMatchObject({
      code: 'place-late',
    });
    for (const one of team) await checkIn(by(one), { inspectionId }, monday);
    for (const none of [{ place: '北京' }, { place: 'geo:91,0' }, { said: '\u200b' }]) {
      await expect(
        locateCheckIn(by(lead!), none, monday),
        JSON.stringify(none),
      ).rejects.toMatchObject({ code: 'place-unreadable' });
    }
    await locateCheckIn(by(lead!), { place }, at(29));
    await expect(locateCheckIn(by(lead!), { said: '别处' }, at(29))).rejects.toMatchObject({
      code: 'place-late',
    });
    await expect(locateCheckIn(by(member!), { place }, at(31))).rejects.toMatchObject({
      code: 'place-late',
    });
  });
});

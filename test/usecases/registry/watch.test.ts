import { beforeEach, describe, expect, it } from 'vitest';
import { decideFlag } from '../../../usecases/flag/decide.ts';
import { addFlag } from '../../../usecases/flag/add.ts';
import { amendInspector } from '../../../usecases/registry/amend-inspector.ts';
import { watchRegistry } from '../../../usecases/registry/watch.ts';
import { useDatabase } from '../../support/database.ts';
import {
  type AnInspector,
  anInspector,
  anOffice,
  aPerson,
  aSubject,
  type ASubject,
  type Office,
  type Someone,
} from '../../support/factories.ts';
import { aMatchedTask, by, bySystem, monday } from '../../support/visit.ts';

const { sql } = useDatabase();
const at = (day: string) => new Date(`${day}T10:00:00+08:00`);
let office: Office;
let registrar: Someone;
let subject: ASubject;

beforeEach(async () => {
  office = await anOffice(sql, 'xianyou');
  registrar = await aPerson(sql, { unit: office.bureau, roles: [['registrar', office.bureau]] });
  subject = await aSubject(sql, { unit: office.unit });
  await sql('update subject set updated_at = $2 where id = $1', [subject.id, at('2027-01-01')]);
});

const watch = (day: string) => watchRegistry(bySystem(), { bureauId: office.bureau.id }, at(day));
const owed = (kind: string, about: string) =>
  sql(
    `select period, due_on, state, label, person_id from obligation where kind = $1 and about_id = $2 order by period`,
    [kind, about],
  );

describe('the registry, day by day', () => {
  it('R-073 puts a blacklisted hotel on and off the list on its days, each in the history', async () => {
    const given = {
      subjectId: subject.id,
      kind: 'blacklisted' as const,
      source: '治安大队',
      reason: '多次违规',
      startsOn: '2027-02-10',
      endsOn: '2027-03-10',
    };
    const { flagId } = await addFlag(by(registrar), given, at('2027-02-01'));
    await decideFlag(by(office.approver), { flagId, verdict: 'approve' }, at('2027-02-02'));
    const shown = async () =>
      (await sql('select blacklisted from subject where id = $1', [subject.id]))[0]!['blacklisted'];
    const steps: [string, number, boolean][] = [
      ['2027-02-09', 0, false],
      ['2027-02-10', 1, true],
      ['2027-02-10', 0, true],
      ['2027-03-10', 0, true],
      ['2027-03-11', 1, false],
      ['2027-03-12', 0, false],
    ];
    for (const [day, moved, blacklisted] of steps) {
      expect(await watch(day), day).toMatchObject({ flags: moved });
      expect(await shown(), day).toBe(blacklisted);
    }
    const kept = await sql(
      `select blacklisted, effective_on as since, reason from subject_version where subject_id = $1 and recorded_at > $2
       order by version`,
      [subject.id, at('2027-01-02')],
    );
    expect(kept).toEqual([
      { blacklisted: true, since: '2027-02-10', reason: '多次违规' },
      { blacklisted: false, since: '2027-03-11', reason: '多次违规' },
    ]);
  });

  it('R-057 R-190 a risk that lapses gives back what stood there before, and says so on the trail', async () => {
    await sql(`update subject set risk = '低' where id = $1`, [subject.id]);
    const given = {
      subjectId: subject.id,
      kind: 'risk',
      value: '高',
      source: '治安大队',
      reason: '专项',
    } as const;
    await addFlag(
      by(registrar),
      { ...given, startsOn: '2027-02-01', endsOn: '2027-02-28' },
      at('2027-02-01'),
    );
    const shown = async () =>
      (await sql('select risk from subject where id = $1', [subject.id]))[0]!['risk'];
    expect(await shown()).toBe('高');
    await watch('2027-03-01');
    expect(await shown()).toBe('低');
    const [event] = await sql(
      `select actor_id, door, data from event where type = 'flag.lapsed' and about_id = $1`,
      [subject.id],
    );
    expect(event).toMatchObject({ actor_id: null, door: 'system', data: { flag: 'risk' } });
  });
});

describe('licences', () => {
  it('R-043 reminds holder and registrar before one expires, once, until it is renewed', async () => {
    const one: AnInspector = await anInspector(sql, {
      unit: office.unit,
      licenceExpiresOn: '2027-04-30',
    });
    await anInspector(sql, { unit: office.unit, licenceExpiresOn: '2027-09-30' });
    expect(await watch('2027-02-01')).toMatchObject({ licences: 0 });
    expect(await watch('2027-03-05')).toMatchObject({ licences: 1 });
    await watch('2027-03-06');
    const open = { period: '2027-04-30', due_on: '2027-04-30', state: 'open', person_id: one.id };
    expect(await owed('licence', one.id)).toEqual([
      { ...open, label: expect.stringMatching(/^鲁C/) },
    ]);
    const given = {
      inspectorId: one.id,
      changes: { licenceExpiresOn: '2030-04-30' },
      reason: '换证',
    };
    await amendInspector(by(registrar), given, at('2027-03-20'));
    expect(await watch('2027-03-21')).toMatchObject({ licences: 0 });
    expect(await owed('licence', one.id)).toMatchObject([{ state: 'met' }]);
  });

  it('R-043 reminds again once a renewal is taken back, and of nobody’s renewal twice', async () => {
    const one = await anInspector(sql, { unit: office.unit, licenceExpiresOn: '2027-06-30' });
    const until = (licenceExpiresOn: string, on: string) =>
      amendInspector(
        by(registrar),
        { inspectorId: one.id, changes: { licenceExpiresOn }, reason: '核实' },
        at(on),
      );
    await watch('2027-05-10');
    await until('2030-06-30', '2027-05-11');
    await watch('2027-05-12');
    await until('2027-06-30', '2027-05-13');
    await watch('2027-05-14');
    await watch('2027-05-15');
    expect(await owed('licence', one.id)).toMatchObject([
      { due_on: '2027-06-30', state: 'met' },
      { due_on: '2027-06-30', state: 'open' },
    ]);
    await until('2030-06-30', '2027-05-16');
    await watch('2027-05-17');
    const states = (await owed('licence', one.id)).map(({ state }) => state);
    expect(states).toEqual(['met', 'met']);
  });
});

describe('a registry that nobody touches', () => {
  it('R-042 raises an alarm before the days are over, which the next change ends', async () => {
    await watch('2027-01-10');
    expect(await owed('staleness', office.bureau.id)).toEqual([]);
    await watch('2027-01-25');
    expect(await owed('staleness', office.bureau.id)).toMatchObject([
      { due_on: '2027-01-31', period: '2027-01-01', state: 'open' },
    ]);
    await sql('update subject set address = $2, updated_at = $3 where id = $1', [
      subject.id,
      '新址',
      at('2027-01-28'),
    ]);
    await watch('2027-01-29');
    expect(await owed('staleness', office.bureau.id)).toMatchObject([{ state: 'met' }]);
  });
});

describe('a seat that an announced match gave to somebody who has left', () => {
  it('R-126 is handed over by the next look', async () => {
    const scene = await aMatchedTask(sql, { inspectors: 6 });
    const keeper = await aPerson(sql, {
      unit: scene.office.bureau,
      roles: [['registrar', scene.office.bureau]],
    });
    const [seat] = await sql(
      'select id, inspector_id from seat where inspection_id = $1 and active limit 1',
      [scene.task.inspectionIds[0]],
    );
    const look = () => watchRegistry(bySystem(), { bureauId: scene.office.bureau.id }, monday);
    expect(await look()).toMatchObject({ seats: 0 });
    // The draw of people was announced before they left and is seated after it.
    await sql('update person set active = false where id = $1', [seat!['inspector_id']]);
    await sql(
      `insert into event (type, actor_id, door, about_type, about_id, data, command_id, at)
       values ('inspector.departed', $1, 'panel', 'person', $2, '{"ground":"transfer","reason":"调离"}',
         gen_random_uuid(), $3)`,
      [keeper.id, seat!['inspector_id'], monday],
    );
    expect(await look()).toMatchObject({ seats: 1 });
    const asked = await sql('select requester_id, state from substitution where seat_id = $1', [
      seat!['id'],
    ]);
    expect(asked).toEqual([{ requester_id: keeper.id, state: 'requested' }]);
    expect(await look()).toMatchObject({ seats: 0 });
  });
});

import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { database } from '../../db/data-source.ts';
import { evidenceOf, sharedFile } from '../../db/queries/evidence.ts';
import { acceptInspection } from '../../usecases/inspection/accept.ts';
import { signResult } from '../support/visit-record.ts';
import { submitResult } from '../../usecases/result/submit.ts';
import { takeEvidence } from '../../usecases/evidence/take.ts';
import { takeReason } from '../../usecases/evidence/take-reason.ts';
import { mostFiles } from '../../domain/evidence/media.ts';
import { anAsk, approve } from '../support/asks.ts';
import { proveForResult } from '../support/authenticator.ts';
import { useDatabase } from '../support/database.ts';
import type { Someone } from '../support/factories.ts';
import { aJpeg, aPdf } from '../support/pictures.ts';
import { allAnswers, aMatchedTask, by, monday, start, teamOf } from '../support/visit.ts';

const { sql } = useDatabase();

async function aStartedVisit() {
  const scene = await aMatchedTask(sql);
  const inspectionId = scene.task.inspectionIds[0]!;
  const team = await start(sql, scene, inspectionId);
  return { scene, inspectionId, team };
}

const camera = { at: '2026:09:14 10:21:33', place: [37.1731, 117.8295] as [number, number] };
const files = (inspectionId: string) => evidenceOf(database().manager, inspectionId);
let seed = 0;
const take = (person: Someone, inspectionId: string, more = {}) => {
  seed += 1;
  const file = {
    inspectionId,
    eventKey: randomUUID(),
    bytes: aJpeg(camera, seed),
    name: '现场.jpg',
  };
  return takeEvidence(by(person), { ...file, ...more }, monday);
};

describe('case 17: a file of a visit', () => {
  it('is kept as it came under its hash, and shared without when and where', async () => {
    const { inspectionId, team } = await aStartedVisit();
    const bytes = aJpeg(camera);
    const taken = await take(team[1]!, inspectionId, { bytes, caption: '前台' });
    const hash = createHash('sha256').update(bytes).digest('hex');
    expect(taken).toMatchObject({ number: 1, hash, count: 1, again: false });
    const [file] = await files(inspectionId);
    expect(file).toMatchObject({
      originalHash: hash,
      mediaType: 'image/jpeg',
      caption: '前台',
      sentBy: team[1]!.id,
      name: '现场.jpg',
      receivedAt: '2026-09-14T01:00:00.000Z',
    });
    const [original] = await sql('select bytes from evidence_blob where hash = $1', [hash]);
    expect(original!['bytes']).toEqual(bytes);
    const shared = (await sharedFile(file!.id))!;
    expect(shared.bytes.includes(Buffer.from('2026:09:14'))).toBe(false);
    expect(JSON.stringify(file)).not.toMatch(/37\.17|117\.8/);
    const [apart] = await sql(
      'select taken_at, latitude, longitude from evidence_taken where evidence_id = $1',
      [file!.id],
    );
    expect(apart).toEqual({
      taken_at: new Date('2026-09-14T02:21:33Z'),
      latitude: 37.1731,
      longitude: 117.8295,
    });
    const [event] = await sql(
      `select data from event where type = 'evidence.taken' and about_id = $1`,
      [inspectionId],
    );
    expect(event!['data']).toEqual({ number: 1, hash, evidence: file!.id });
  });

  it('that is sent again, or brought twice by its platform, is one', async () => {
    const { inspectionId, team } = await aStartedVisit();
    const bytes = aJpeg(camera, 77);
    const eventKey = randomUUID();
    const sendings = [eventKey, eventKey, eventKey].map((key) =>
      take(team[0]!, inspectionId, { bytes, eventKey: key }),
    );
    const all = await Promise.all(sendings);
    expect(all.map(({ number }) => number)).toEqual([1, 1, 1]);
    expect(all.filter(({ again }) => !again)).toHaveLength(1);
    expect(await take(team[1]!, inspectionId, { bytes })).toMatchObject({ number: 1, again: true });
    expect(await files(inspectionId)).toHaveLength(1);
  });

  it('five of an album that come at once have five numbers and one album', async () => {
    const { inspectionId, team } = await aStartedVisit();
    const album = randomUUID();
    await Promise.all(Array.from({ length: 5 }, () => take(team[0]!, inspectionId, { album })));
    const kept = await files(inspectionId);
    expect(kept.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(new Set(kept.map((file) => file.album))).toEqual(new Set([album]));
  });

  it('is refused before somebody is there, after the first signature, and from outside the team', async () => {
    const scene = await aMatchedTask(sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const team = await teamOf(sql, scene, inspectionId);
    const outsider = scene.inspectors.find((one) => !team.includes(one))!;
    for (const member of team) await acceptInspection(by(member), { inspectionId }, monday);
    await expect(take(team[0]!, inspectionId)).rejects.toMatchObject({ code: 'evidence-early' });
    const ready = await aStartedVisit();
    await expect(take(outsider, ready.inspectionId)).rejects.toMatchObject({ code: 'forbidden' });
    const answers = await allAnswers(sql, ready.scene.task.itemIds);
    const entry = { inspectionId: ready.inspectionId, finding: 'clear', answers } as const;
    await submitResult(by(ready.team[0]!), entry, monday);
    await take(ready.team[0]!, ready.inspectionId);
    // A file that came after the result was entered is signed once it stands in it.
    await submitResult(by(ready.team[0]!), entry, monday);
    await signResult(by(ready.team[1]!), { inspectionId: ready.inspectionId }, monday);
    await expect(take(ready.team[0]!, ready.inspectionId)).rejects.toMatchObject({
      code: 'evidence-closed',
    });
    await proveForResult(ready.team[0]!, ready.inspectionId, monday);
    await submitResult(by(ready.team[0]!), entry, monday);
    await take(ready.team[0]!, ready.inspectionId);
    await submitResult(by(ready.team[0]!), entry, monday);
    for (const member of ready.team) {
      await signResult(by(member), { inspectionId: ready.inspectionId }, monday);
    }
    await expect(take(ready.team[0]!, ready.inspectionId)).rejects.toMatchObject({
      code: 'evidence-closed',
    });
    expect(await files(ready.inspectionId)).toHaveLength(2);
  });

  it('of a wrong type, one that is damaged and one that is too large leave nothing', async () => {
    const { inspectionId, team } = await aStartedVisit();
    const bad: [string, Buffer][] = [
      ['file-type', Buffer.from('MZ this is a program.jpg')],
      ['file-damaged', aJpeg().subarray(0, 100)],
      ['file-too-large', Buffer.concat([aPdf(), Buffer.alloc(20 * 1024 * 1024)])],
    ];
    for (const [code, bytes] of bad) {
      await expect(take(team[0]!, inspectionId, { bytes }), code).rejects.toMatchObject({ code });
    }
    expect(await files(inspectionId)).toEqual([]);
  });

  it('is refused once the visit has as many as it may have', async () => {
    const { inspectionId, team } = await aStartedVisit();
    await take(team[0]!, inspectionId);
    await sql(
      `insert into evidence (id, event_key, inspection_id, purpose, number, name, media_type, bytes,
         original_hash, shared_hash, sent_by, door, received_at)
       select gen_random_uuid(), gen_random_uuid()::text, inspection_id, purpose, n, name, media_type, bytes,
         original_hash, shared_hash, sent_by, door, received_at
       from evidence cross join generate_series(2, $2) n where inspection_id = $1`,
      [inspectionId, mostFiles],
    );
    await expect(take(team[0]!, inspectionId)).rejects.toMatchObject({
      code: 'files-too-many',
      details: { most: mostFiles },
    });
  });

  it('names a point of the checklist, and no other', async () => {
    const { scene, inspectionId, team } = await aStartedVisit();
    const [answer] = await allAnswers(sql, scene.task.itemIds);
    const { itemId, point } = answer!;
    await take(team[0]!, inspectionId, { itemId, point });
    expect((await files(inspectionId))[0]).toMatchObject({ itemId, point });
    await expect(take(team[0]!, inspectionId, { itemId, point: '别的' })).rejects.toMatchObject({
      code: 'bad-input',
    });
  });
});

describe('case 17: files, even for the owner of the tables', () => {
  it('are what their hash says, and stay', async () => {
    const { inspectionId, team } = await aStartedVisit();
    await take(team[0]!, inspectionId);
    for (const statement of [
      `update evidence set caption = 'x'`,
      `delete from evidence`,
      `update evidence_blob set bytes = '\\x00'`,
      `delete from evidence_taken`,
      'truncate evidence cascade',
    ]) {
      await expect(sql(statement), statement).rejects.toMatchObject({ code: 'YH001' });
    }
    await expect(
      sql(`insert into evidence_blob values (repeat('0', 64), '\\x01')`),
    ).rejects.toMatchObject({ code: '23514' });
    const copy = `insert into evidence select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(),
        'event_key', 'another', 'number', 9, 'sent_by', $1::text))).* from evidence e where inspection_id = $2`;
    await expect(
      sql(copy, [(await aMatchedTask(sql)).inspectors[0]!.id, inspectionId]),
    ).rejects.toMatchObject({
      code: 'YH001',
    });
  });
});

describe('a file as the reason of a request', () => {
  it('comes from whoever asked, ten at most, and not once it is decided', async () => {
    const scene = await aMatchedTask(sql);
    const { inspectionId, leaver, id } = await anAsk(sql, scene);
    const give = (person: Someone) => {
      seed += 1;
      const file = { bytes: aJpeg(camera, seed), name: '诊断证明.jpg' };
      return takeReason(by(person), { inspectionId, eventKey: randomUUID(), ...file }, monday);
    };
    const [other] = (await teamOf(sql, scene, inspectionId)).filter((one) => one !== leaver);
    await expect(give(other!)).rejects.toMatchObject({ code: 'request-over' });
    for (let n = 1; n <= 10; n += 1) expect(await give(leaver)).toMatchObject({ count: n });
    await expect(give(leaver)).rejects.toMatchObject({
      code: 'files-too-many',
      details: { most: 10 },
    });
    await approve(scene.office.approver, id);
    await expect(give(leaver)).rejects.toMatchObject({ code: 'request-over' });
  });
});

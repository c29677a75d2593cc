import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { database } from '../../../db/data-source.ts';
import { evidenceOf } from '../../../db/queries/evidence.ts';
import { acceptInspection } from '../../../usecases/inspection/accept.ts';
import { checkIn } from '../../../usecases/inspection/check-in.ts';
import { signResult } from '../../support/visit-record.ts';
import { submitResult } from '../../../usecases/result/submit.ts';
import { takeFile } from '../../../bot/files.ts';
import type { From } from '../../../bot/inbound.ts';
import { knownPerson } from '../../../bot/people.ts';
import { aSender } from '../../bot/sender.ts';
import { useWorld } from '../../bot/world.ts';
import { aJpeg, aPdf, aPng } from '../../support/pictures.ts';
import { allAnswers, aMatchedTask, by, monday, teamOf } from '../../support/visit.ts';

const world = useWorld();
const camera = { at: '2026:09:14 09:40:00', place: [37.1731, 117.8295] as [number, number] };
const files = (inspectionId: string) => evidenceOf(database().manager, inspectionId);

describe.each(['telegram', 'slack', 'web'] as const)('case 17: evidence on %s', (provider) => {
  async function aStartedVisit() {
    const scene = await aMatchedTask(world.sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const [lead, second] = await teamOf(world.sql, scene, inspectionId);
    const team = [lead!, second!];
    for (const member of team) await acceptInspection(by(member), { inspectionId }, monday);
    for (const member of team) await checkIn(by(member), { inspectionId }, monday);
    const sender = await aSender(world, lead!, provider, inspectionId);
    return { scene, inspectionId, team, sender };
  }

  const submit = async (visit: Awaited<ReturnType<typeof aStartedVisit>>) => {
    const { inspectionId, scene, team } = visit;
    const answers = await allAnswers(world.sql, scene.task.itemIds);
    await submitResult(by(team[0]!), { inspectionId, finding: 'clear', answers }, monday);
  };

  it('a photo is hashed as it came, and its place is not in what is shared', async () => {
    const { inspectionId, team, sender } = await aStartedVisit();
    const bytes = aJpeg(camera, 7);
    const told = await sender.send([{ name: '前台.jpg', bytes }], '前台登记');
    expect(told).toContain('第 1 号证据');
    const [file] = await files(inspectionId);
    expect(told).toContain(file!.originalHash.slice(0, 12));
    expect(file).toMatchObject({ caption: '前台登记', door: provider, sentBy: team[0]!.id });
    const [kept] = await world.sql(
      `select o.bytes as original, s.bytes as shared, t.latitude from evidence e
         join evidence_blob o on o.hash = e.original_hash join evidence_blob s on s.hash = e.shared_hash
         join evidence_taken t on t.evidence_id = e.id where e.id = $1`,
      [file!.id],
    );
    expect(kept!['original']).toEqual(bytes);
    expect(kept!['latitude']).toBe(37.1731);
    const shown = await sender.look(file!.id);
    expect(shown.equals(kept!['shared'])).toBe(true);
    expect(shown.includes(Buffer.from('2026:09:14'))).toBe(false);
  });

  it('a document is evidence too, whatever its name says it is', async () => {
    const { inspectionId, sender } = await aStartedVisit();
    await sender.send([{ name: '整改通知书.docx', bytes: aPdf() }]);
    await sender.send([{ name: '截图', bytes: aPng(camera) }]);
    expect((await files(inspectionId)).map(({ mediaType }) => mediaType)).toEqual([
      'application/pdf',
      'image/png',
    ]);
  });

  it('an album of five is five files of one album', async () => {
    const { inspectionId, sender } = await aStartedVisit();
    const five = Array.from({ length: 5 }, (_, n) => ({
      name: `${n}.jpg`,
      bytes: aJpeg(camera, 100 + n),
    }));
    const told = await sender.send(five, '后厨');
    for (const number of [1, 2, 3, 4, 5]) expect(told).toContain(`第 ${number} 号证据`);
    const kept = await files(inspectionId);
    expect(kept.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(new Set(kept.map(({ album }) => album)).size).toBe(1);
    expect(kept[0]!.album).not.toBeNull();
  });

  it('an album is answered once, also where one of its files is refused', async () => {
    const { inspectionId, sender } = await aStartedVisit();
    const told = await sender.send([
      { name: '1.jpg', bytes: aJpeg(camera, 201) },
      { name: '2.jpg', bytes: Buffer.from('MZ\x90\0 not a picture') },
      { name: '3.jpg', bytes: aJpeg(camera, 203) },
    ]);
    expect(told.match(/号证据/g)).toHaveLength(2);
    expect(told).toContain('证据须为照片（JPEG、PNG）或 PDF');
    expect(await files(inspectionId)).toHaveLength(2);
    expect(await sender.answers()).toBe(1);
  });

  it('more than 20 MB is refused with what can be done, and nothing is kept', async () => {
    const { inspectionId, sender } = await aStartedVisit();
    const bytes = Buffer.concat([aPdf(), Buffer.alloc(20 * 1024 * 1024)]);
    expect(await sender.send([{ name: '录像.pdf', bytes }])).toContain('文件超过 20 MB');
    expect(await files(inspectionId)).toEqual([]);
  });

  it('another type is refused by its bytes, and a damaged picture too', async () => {
    const { inspectionId, sender } = await aStartedVisit();
    const program = { name: '现场.jpg', bytes: Buffer.from('MZ\x90\0 not a picture') };
    expect(await sender.send([program])).toContain('证据须为照片（JPEG、PNG）或 PDF');
    const half = { name: '现场.jpg', bytes: aJpeg(camera).subarray(0, 90) };
    expect(await sender.send([half])).toContain('文件不完整或已损坏');
    expect(await files(inspectionId)).toEqual([]);
  });

  it('after the first signature it is refused, and the refusal is on the trail', async () => {
    const visit = await aStartedVisit();
    const { inspectionId, team, sender } = visit;
    await sender.send([{ name: '1.jpg', bytes: aJpeg(camera, 1) }]);
    await submit(visit);
    await signResult(by(team[1]!), { inspectionId }, monday);
    const late = [{ name: '2.jpg', bytes: aJpeg(camera, 2) }];
    expect(await sender.send(late)).toContain('已有人签字或已办结');
    expect(await files(inspectionId)).toHaveLength(1);
    const refused = await world.sql(
      `select data from event where type = 'command.refused' and actor_id = $1 and data ->> 'code' = 'evidence-closed'`,
      [team[0]!.id],
    );
    expect(refused).toHaveLength(1);
  });

  it('that its platform brings three times is one file', async () => {
    const { inspectionId, sender } = await aStartedVisit();
    await sender.sendThrice({ name: '1.jpg', bytes: aJpeg(camera, 31) }, randomUUID());
    expect(await files(inspectionId)).toHaveLength(1);
  });
});

describe.each(['telegram', 'slack'] as const)('case 17: which visit, on %s', (provider) => {
  it('is the one whose card is answered, where somebody is at two', async () => {
    const scene = await aMatchedTask(world.sql, { subjects: 2, inspectors: 2 });
    const [first, other] = scene.task.inspectionIds as [string, string];
    const [lead] = await teamOf(world.sql, scene, first);
    for (const inspectionId of [first, other]) {
      const team = await teamOf(world.sql, scene, inspectionId);
      for (const member of team) await acceptInspection(by(member), { inspectionId }, monday);
      for (const member of team) await checkIn(by(member), { inspectionId }, monday);
    }
    const sender = await aSender(world, lead!, provider, other);
    const photo = (n: number) => [{ name: `${n}.jpg`, bytes: aJpeg(camera, 40 + n) }];
    expect(await sender.send(photo(1))).toContain('请回复（引用）该户的任务卡片');
    await world.deliver();
    expect(await sender.answerCard(photo(2))).toContain('第 1 号证据');
    expect(await files(other)).toHaveLength(1);
    expect(await files(first)).toEqual([]);
    // Everything that the tests before it owe is delivered here, at the platform's pace.
  }, 90_000);

  it('is none for somebody who is at no visit', async () => {
    const scene = await aMatchedTask(world.sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const [lead] = await teamOf(world.sql, scene, inspectionId);
    const sender = await aSender(world, lead!, provider, inspectionId);
    const told = await sender.send([{ name: '1.jpg', bytes: aJpeg() }]);
    expect(told).toContain('您没有正在进行的检查');
  });

  it('is not guessed, and what the platform does not have is said to be gone', async () => {
    const scene = await aMatchedTask(world.sql);
    const inspectionId = scene.task.inspectionIds[0]!;
    const team = await teamOf(world.sql, scene, inspectionId);
    await aSender(world, team[0]!, provider, inspectionId);
    const [row] = await world.sql(
      'select provider, account, user_id as user from chat_identity where person_id = $1',
      [team[0]!.id],
    );
    const from = { ...row, chat: row!['user'] } as From;
    const known = await knownPerson(from);
    const file = { ref: 'FILEGONE', name: '1.jpg', bytes: 100 };
    const take = () => takeFile({ eventKey: randomUUID(), from, file }, known);
    await expect(take()).rejects.toMatchObject({ code: 'evidence-which', details: { visits: 0 } });
    for (const member of team) await acceptInspection(by(member), { inspectionId }, monday);
    for (const member of team) await checkIn(by(member), { inspectionId }, monday);
    await expect(take()).rejects.toMatchObject({ code: 'file-gone' });
  });
});

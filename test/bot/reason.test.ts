import { describe, expect, it } from 'vitest';
import { anAsk } from '../support/asks.ts';
import { aJpeg, aPdf } from '../support/pictures.ts';
import { aMatchedTask, monday, teamOf } from '../support/visit.ts';
import { aHand } from './hands.ts';
import { aSender } from './sender.ts';
import { useWorld } from './world.ts';

const world = useWorld();

describe.each(['telegram', 'slack', 'web'] as const)(
  'the reason of a request on %s',
  (provider) => {
    async function anOpenAsk() {
      const scene = await aMatchedTask(world.sql);
      const ask = await anAsk(world.sql, scene);
      const inspectionId = scene.task.inspectionIds[0]!;
      const sender = await aSender(world, ask.leaver, provider, inspectionId);
      return { scene, ask, inspectionId, sender };
    }

    it('has files with it, which whoever decides finds on the card', async () => {
      const { scene, ask, inspectionId, sender } = await anOpenAsk();
      const { approver } = scene.office;
      const hand = await aHand(world, approver, provider);
      await world.deliver();
      const note = await sender.send([{ name: '诊断证明.jpg', bytes: aJpeg({}, 51) }]);
      expect(note).toContain('的申请后（共 1 个文件）');
      await sender.send([{ name: '假条.pdf', bytes: aPdf('假条') }]);
      await world.deliver();
      const card = await hand.card('更换申请');
      expect(card.text).toContain('2 个文件');
      const [file] = await world.sql(
        `select e.id from evidence e join request_file f on f.evidence_id = e.id
       where f.substitution_id = $1 order by e.received_at, e.id limit 1`,
        [ask.id],
      );
      const as = (id: string, path: string) => fetch(`${world.origin}/as/${id}${path}`);
      const page = await as(approver.id, `/files/substitution/${ask.id}`);
      expect(await page.text()).toContain('假条.pdf');
      expect((await as(approver.id, `/evidence/${file!['id']}`)).status).toBe(200);
      const colleague = (await teamOf(world.sql, scene, inspectionId)).find(
        ({ id }) => id !== ask.leaver.id,
      )!;
      expect((await as(colleague.id, `/evidence/${file!['id']}`)).status).toBe(404);
      expect((await as(colleague.id, `/files/substitution/${ask.id}`)).status).toBe(404);
      const visit = await world.sql(
        `select 1 from evidence where purpose = 'visit' and inspection_id = $1`,
        [inspectionId],
      );
      expect(visit).toEqual([]);
    });

    it('takes no more files once it is decided', async () => {
      const { scene, ask, sender } = await anOpenAsk();
      await world.sql(
        `update substitution set state = 'rejected', decided_by = $2, decided_at = $3, decision_reason = '不同意' where id = $1`,
        [ask.id, scene.office.approver.id, monday],
      );
      const told = await sender.send([{ name: '证明.jpg', bytes: aJpeg({}, 52) }]);
      expect(told).toMatch(/没有正在进行的检查|请先到场签到/);
      expect(
        await world.sql('select 1 from request_file where substitution_id = $1', [ask.id]),
      ).toEqual([]);
    });
  },
);

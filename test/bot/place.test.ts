import { describe, expect, it } from 'vitest';
import { acceptInspection } from '../../usecases/inspection/accept.ts';
import { openBrowser } from '../support/browser.ts';
import { hasBrowser } from '../support/requirements.ts';
import { aMatchedTask, by, monday, teamOf } from '../support/visit.ts';
import { aHand } from './hands.ts';
import { useWorld } from './world.ts';

const world = useWorld();

async function anAcceptedVisit() {
  const scene = await aMatchedTask(world.sql);
  const inspectionId = scene.task.inspectionIds[0]!;
  const team = await teamOf(world.sql, scene, inspectionId);
  for (const member of team) await acceptInspection(by(member), { inspectionId }, monday);
  return { inspectionId, lead: team[0]! };
}

const placeOf = async (inspectionId: string) =>
  (
    await world.sql(
      `select coalesce(c.place, p.place) as place from check_in c left join check_in_place p
         on p.inspection_id = c.inspection_id and p.inspector_id = c.inspector_id where c.inspection_id = $1`,
      [inspectionId],
    )
  ).map(({ place }) => place);

const saidOf = async (inspectionId: string) =>
  (await world.sql('select said from check_in_place where inspection_id = $1', [inspectionId])).map(
    ({ said }) => said,
  );

describe('the place of a check-in on telegram', () => {
  it('is sent afterwards by whoever wants to, once and soon', async () => {
    const { inspectionId, lead } = await anAcceptedVisit();
    const hand = await aHand(world, lead, 'telegram');
    const [row] = await world.sql('select user_id from chat_identity where person_id = $1', [
      lead.id,
    ]);
    const id = Number(row!['user_id']);
    const person = world.telegram.user({ id, name: lead.name, started: true });
    const place = { latitude: 37.17312, longitude: 117.82955, accuracy: 12 };
    person.sendPlace(place);
    await world.telegram.expectMessage(id, '请先签到');
    await world.deliver();
    const card = await hand.card('抽查任务');
    expect(await hand.press(card, '签到')).toContain('请在 30 分钟内发送一次位置');
    expect(await placeOf(inspectionId)).toEqual([null]);
    person.sendPlace(place);
    await world.telegram.expectMessage(id, '已将位置附在');
    expect(await placeOf(inspectionId)).toEqual(['geo:37.17312,117.82955;u=12']);
    person.sendPlace({ latitude: 1, longitude: 1 });
    await world.telegram.expectMessage(id, '没有可附位置的签到');
    expect(await placeOf(inspectionId)).toEqual(['geo:37.17312,117.82955;u=12']);
    const [event] = await world.sql(
      `select data from event where type = 'inspection.located' and about_id = $1`,
      [inspectionId],
    );
    expect(event!['data']).toEqual({});
  });
});

describe('the place of a check-in on slack', () => {
  it('is typed afterwards by whoever wants to, once; without it the check-in is as good', async () => {
    const { inspectionId, lead } = await anAcceptedVisit();
    const hand = await aHand(world, lead, 'slack');
    await world.deliver();
    const [row] = await world.sql('select user_id from chat_identity where person_id = $1', [
      lead.id,
    ]);
    const person = world.slack.user({ id: String(row!['user_id']), name: lead.name });
    await person.slash('/yaohao', 'place 宾馆大堂');
    await person.expectEphemeral('请先签到');
    expect(await hand.press(await hand.card('抽查任务'), '签到')).toContain('/yaohao place');
    expect(await placeOf(inspectionId)).toEqual([null]);
    await person.slash('/yaohao', 'place   ');
    await person.expectEphemeral('位置无法识别');
    await person.slash('/yaohao', '位置 中心路1号 宾馆大堂');
    await person.expectEphemeral('已将位置附在');
    expect(await saidOf(inspectionId)).toEqual(['中心路1号 宾馆大堂']);
    await person.slash('/yaohao', 'place 别处');
    await person.expectEphemeral('没有可附位置的签到');
    expect(await saidOf(inspectionId)).toEqual(['中心路1号 宾馆大堂']);
    const page = await (await fetch(`${world.origin}/as/${lead.id}/visit/${inspectionId}`)).text();
    expect(page).toContain('title="中心路1号 宾馆大堂"');
  });
});

describe('the place of a check-in on the web', () => {
  it.runIf(hasBrowser)('goes along where the box is ticked and the browser may tell', async () => {
    const { inspectionId, lead } = await anAcceptedVisit();
    const browser = await openBrowser();
    try {
      const phone = await browser.newContext({
        viewport: { width: 390, height: 844 },
        geolocation: { latitude: 37.1731, longitude: 117.8295, accuracy: 8 },
        permissions: ['geolocation'],
        locale: 'zh-CN',
      });
      const page = await phone.newPage();
      await page.goto(`${world.origin}/as/${lead.id}/visit/${inspectionId}`);
      await page.getByLabel('签到时附上我的位置').check();
      await page.getByText('已取得位置（误差约 8 米）').waitFor();
      await page.getByRole('button', { name: '签到' }).click();
      await page.getByText('已附位置').waitFor();
      expect(await placeOf(inspectionId)).toEqual(['geo:37.1731,117.8295;u=8']);
    } finally {
      await browser.close();
    }
  });

  it('that is none is refused', async () => {
    const { inspectionId, lead } = await anAcceptedVisit();
    const page = await (await fetch(`${world.origin}/as/${lead.id}/visit/${inspectionId}`)).text();
    const token = /name="token" value="([^"]+)"(?:(?!<\/form>)[^])*inspection\.check-in/.exec(
      page,
    )![1]!;
    const answer = await fetch(`${world.origin}/as/${lead.id}/press`, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams({ token, place: 'geo:99,200' }),
    });
    expect(await answer.json()).toMatchObject({ tone: 'deny' });
    expect(await placeOf(inspectionId)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { addFlag } from '../../usecases/flag/add.ts';
import { amendPlan } from '../../usecases/plan/amend.ts';
import { draftPlan } from '../../usecases/plan/draft.ts';
import { submitPlan } from '../../usecases/plan/submit.ts';
import { amendProfile } from '../../usecases/profile/amend.ts';
import { deriveProfile } from '../../usecases/profile/derive.ts';
import { setUpTask } from '../../usecases/task/set-up.ts';
import { lineText, subjectsOf } from '../support/bureau.ts';
import { aPerson, category } from '../support/factories.ts';
import { aBureau, aKeyItem } from '../support/merging.ts';
import { aBureauThatPlans } from '../support/plan-steps.ts';
import { by, monday } from '../support/visit.ts';
import { aHand } from './hands.ts';
import { useWorld } from './world.ts';

const world = useWorld();
const { sql } = world;

describe.each(['telegram', 'slack', 'web'] as const)(
  'consent outside the draw on %s',
  (provider) => {
    async function aPlan() {
      const office = await aBureauThatPlans(sql);
      const [planner, chief, head] = [
        await aHand(world, office.planner, provider),
        await aHand(world, office.chief, provider),
        await aHand(world, office.head, provider),
      ];
      const { planId } = await office.draft();
      await office.submit(planId);
      await world.deliver();
      return { office, planner, chief, head, planId };
    }
    const title = '年度抽查计划报批';

    it('R-050 an approver approves a plan from the card, the planner gets the answer, the other reads who was first', async () => {
      const { office, planner, chief, head, planId } = await aPlan();
      const card = await chief.card(title);
      for (const words of ['1 项，共抽取 1 次', '40 户中约 4 户，下限 2 户', office.planner.name]) {
        expect(card.text).toContain(words);
      }
      expect(card.buttons).toEqual(['同意', '不同意']);
      const late = await head.card(title);
      expect(await chief.press(card, '同意')).toBe('已同意，一分钟内可以撤销。');
      await world.conclude();
      expect((await office.planRow(planId))['state']).toBe('approved');
      // The head presses before their card is brought up to date.
      expect(await head.pressToken(late, late.tokens['同意']!)).toContain(office.chief.name);
      await world.deliver();
      for (const hand of [chief, head, planner]) {
        const decided = await hand.card(title);
        expect(decided.text).toContain(`${office.chief.name} 于 2026年9月14日（周一） 09:`);
        expect(decided.buttons).toEqual([]);
      }
      expect((await planner.card(title)).text).toContain('请在后台公布计划');
    });

    it('sends a plan back with the reason; handed in again, the card asks again', async () => {
      const { office, planner, chief, planId } = await aPlan();
      const first = await chief.card(title);
      expect(await chief.fill(first, '不同意', { reason: '比例偏低' })).toContain('已答复不同意');
      await world.conclude();
      await world.deliver();
      expect((await planner.card(title)).text).toContain('不同意：比例偏低');
      await amendPlan(
        by(office.planner),
        { planId, content: { ...lineText, name: '典当业随机抽查', unitName: office.unit.name } },
        monday,
      );
      await office.submit(planId);
      await world.deliver();
      const second = await chief.card(title);
      expect(second.text).toContain('2 项，共抽取 2 次');
      expect(second.text).not.toContain('比例偏低');
      expect(await chief.press(second, '同意')).toBe('已同意，一分钟内可以撤销。');
      await world.conclude();
    });

    it('R-058 a plan below the floor is approved with a reason only', async () => {
      const office = await aBureauThatPlans(sql);
      await subjectsOf(sql, office.unit, { category: '典当业', count: 160 });
      const chief = await aHand(world, office.chief, provider);
      const { planId } = await draftPlan(
        by(office.planner),
        { unitId: office.bureau.id, year: 2026 },
        monday,
      );
      await office.line(planId);
      await submitPlan(by(office.planner), { planId }, monday);
      await world.deliver();
      const card = await chief.card(title);
      expect(card.text).toContain('全年约覆盖 4 户，低于下限 10 户（高青县公安局 第九条）');
      expect(card.buttons).toEqual(['同意并说明理由', '不同意']);
      const done = await chief.fill(card, '同意并说明理由', { reason: '典当业下半年补充' });
      expect(done).toContain('理由已记录');
      await world.conclude();
      expect(await office.planRow(planId)).toMatchObject({
        state: 'approved',
        approval_note: '典当业下半年补充',
      });
    });

    it('R-073 a mark for the blacklist holds with a second person’s word, and who recorded it reads so', async () => {
      const bureau = await aBureau(sql, { subjects: 1 });
      const { unit } = bureau;
      const clerk = await aPerson(sql, { unit, roles: [['registrar', unit]] });
      const registrar = await aHand(world, clerk, provider);
      const head = await aHand(world, bureau.head, provider);
      const subjectId = bureau.subjects[0]!.id;
      const words = {
        source: '信用中国',
        reason: '两次拒不改正',
        evidence: '高市监罚〔2026〕31号',
      };
      const days = { startsOn: '2026-09-14', endsOn: '2027-09-13' };
      await addFlag(by(clerk), { subjectId, kind: 'blacklisted', ...words, ...days }, monday);
      await world.deliver();
      const card = await head.card('信用标记报批');
      for (const fact of ['黑名单', ...Object.values(words), clerk.name]) {
        expect(card.text).toContain(fact);
      }
      expect(await head.press(card, '同意')).toBe('已同意，一分钟内可以撤销。');
      await world.conclude();
      const [row] = await sql('select blacklisted from subject where id = $1', [subjectId]);
      expect(row!['blacklisted']).toBe(true);
      await world.deliver();
      expect((await registrar.card('信用标记报批')).text).toContain(`${bureau.head.name} 于`);
      expect((await head.card('信用标记报批')).buttons).toEqual([]);
    });

    it('R-019 the rules of a bureau are sent back from the card with a reason', async () => {
      const bureau = await aBureau(sql, { subjects: 1 });
      const { unit } = bureau;
      const author = await aPerson(sql, { unit, roles: [['administrator', unit]] });
      const admin = await aHand(world, author, provider);
      const head = await aHand(world, bureau.head, provider);
      const slug = `bureau-${provider}`;
      const parent = { slug: 'gaoqing', version: 1 };
      const given = { slug, name: '莱芜区公安局', document: '莱公办〔2026〕4号', parent };
      await deriveProfile(by(author), { ...given, unitId: unit.id }, monday);
      await amendProfile(
        by(author),
        { slug, changes: { 'exec.reactWithinDays': { value: 4, source: null } } },
        monday,
      );
      await world.deliver();
      const card = await head.card('规则参数报批');
      expect(card.text).toContain('派发后须匹配或确认收到：2个工作日 → 4个工作日');
      expect(await head.fill(card, '不同意', { reason: '须附文件' })).toContain('已答复不同意');
      await world.conclude();
      await world.deliver();
      expect((await admin.card('规则参数报批')).text).toContain('不同意：须附文件');
      const [row] = await sql('select state from profile_version where slug = $1', [slug]);
      expect(row!['state']).toBe('rejected');
    });

    it('R-062 a draw ordered apart that is turned down voids its task, and its setter reads why', async () => {
      const bureau = await aBureau(sql, { subjects: 2 });
      const itemId = await aKeyItem(sql, bureau, '视频监控');
      const planner = await aHand(world, bureau.planner, provider);
      const head = await aHand(world, bureau.head, provider);
      const strata = [
        { number: 1, name: '高风险', filter: { category, risk: ['高'] }, ratioBp: 5000 },
      ];
      const days = { startsOn: '2026-09-14', endsOn: '2026-10-31' };
      const order = { documentNo: '高公发〔2026〕7号', reason: '专项整治另行部署' };
      const { taskId } = await setUpTask(
        by(bureau.planner),
        {
          ...days,
          name: '旅馆业临时抽查',
          unitId: bureau.unit.id,
          itemIds: [itemId],
          strata,
          adHoc: { reason: '台风过后的安全检查' },
          deployment: { ground: 'special-rectification', ...order },
        },
        monday,
      );
      await world.deliver();
      const card = await head.card('另行部署定向抽查报批');
      for (const words of ['专项整治', '高公发〔2026〕7号', '高风险 50%', '第十六条']) {
        expect(card.text).toContain(words);
      }
      expect(await head.fill(card, '不同意', { reason: '列入年度计划' })).toContain('已答复不同意');
      await world.conclude();
      await world.deliver();
      const answer = await planner.card('另行部署定向抽查报批 · 不同意');
      expect(answer.text).toContain('列入年度计划');
      expect(answer.text).toContain('任务已作废');
      expect(await sql('select state from task where id = $1', [taskId])).toEqual([
        { state: 'void' },
      ]);
    });
  },
);

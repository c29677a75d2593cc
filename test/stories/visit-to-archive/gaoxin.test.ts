import { describe, expect } from 'vitest';
import { by } from '../../support/visit.ts';
import { approveDisclosure } from '../../../usecases/disclosure/approve.ts';
import { archiveTask, proveDiligence } from './stage/archive.ts';
import { type Case, caseOf } from './stage/cases.ts';
import { object, type Objection } from './stage/objection.ts';
import { useChapters, useStory } from './stage/story.ts';

const story = useStory(
  {
    slug: 'gaoxin',
    unit: '执法大队',
    subjects: {
      户外广告设施: ['鼎新传媒', '宏图广告', '明达标识', '远景展示', '天合置业', '金岭商贸'],
    },
    content: '设置审批、结构安全、用电安全',
    form: '户外广告设施检查表',
    inspectors: 8,
  },
  {
    on: '2026-09-07',
    name: '户外广告设施抽查',
    startsOn: '2026-09-07',
    endsOn: '2026-09-22',
    activityKind: 'special',
  },
);
const { clock } = story;

/**
 * 第二十八条: 20 working days after the task ended on Tuesday, 22 September 2026. Two to the 24th, Mid-Autumn from
 * the 25th to the 27th, three to the 30th, National Day from 1 to 7 October; the 8th, the 9th and Saturday the
 * 10th are worked, five days from the 12th, five from the 19th, and the 26th: Tuesday, 27 October is the twentieth.
 */
const dueOn = '2026-10-27';

describe('高新区综合行政执法与应急管理局: nobody there, no entry, and a crime, over National Day of 2026', () => {
  const chapter = useChapters();
  const gone = () => story.teams[0]!;
  const closedDoor = () => story.teams[1]!;
  const unsafe = () => story.teams[2]!;
  let objection: Objection;
  let refusal: Case;
  let crime: Case;

  chapter(
    'R-136 R-144 R-147 nobody is found at the registered address: evidence, then the result at once',
    async () => {
      await clock.until('2026-09-09');
      const team = gone();
      await team.accept();
      await team.arrive();
      const note = '登记住所为空房，物业证实已迁出';
      await expect(team.enterDirectly({ finding: 'unreachable', note })).rejects.toMatchObject({
        code: 'evidence-missing',
        details: { rule: expect.stringMatching(/第二十九条.*result\.directPath/) },
      });
      const { hash } = await team.photograph('门牌.jpg');
      await expect(team.enterDirectly({ finding: 'unreachable' })).rejects.toMatchObject({
        code: 'reason-required',
        details: { rule: expect.stringMatching(/第二十九条.*result\.directPath/) },
      });
      await team.enterDirectly({ finding: 'unreachable', note });
      // Nobody is there to be told, heard, or asked to confirm.
      await team.sign();
      const kept = await story.sql(
        'select original_hash as hash from evidence where inspection_id = $1',
        [team.visit.id],
      );
      expect(kept).toEqual([{ hash }]);
    },
  );

  chapter(
    'R-143 R-145 R-147 R-185 the next does not let them in: the evidence, a direct result, a case of non-cooperation',
    async () => {
      await clock.until('2026-09-10');
      const team = closedDoor();
      await team.accept();
      await team.arrive();
      await team.photograph('大门.jpg');
      await expect(team.enterDirectly({ finding: 'clear' })).rejects.toMatchObject({
        code: 'answers-missing',
      });
      const found = { finding: 'obstructed', note: '保安拒绝检查人员进入' } as const;
      await expect(team.enterDirectly(found)).rejects.toMatchObject({
        code: 'ground-missing',
        details: { rule: expect.stringMatching(/第二十七条.*result\.nonCoopGrounds/) },
      });
      await team.conduct('refused', '上午十时拒绝检查人员进入场所');
      await team.enterDirectly({ ...found, grounds: ['entry'] });
      await team.refuse({ reason: '拒绝签收', witness: '物业李强' });
      await team.sign();
      refusal = await caseOf(story, team.visit);
      // From 10 September: eleven to the 24th, Sunday the 20th among them, three to the 30th, three to Saturday the
      // 10th of October, three more.
      expect(await refusal.row()).toMatchObject({ kind: 'non-cooperation', state: 'open' });
      expect(await refusal.owed()).toEqual([['case', '2026-10-14', 'open']]);
    },
  );

  chapter('R-163 what is signed can go public before the task ends', async () => {
    await clock.until('2026-09-15');
    await story.desk.publish(gone().visit);
    const { text } = await story.read(`/results/${gone().visit.code}`);
    expect(text).toContain('通过登记的住所（经营场所）无法联系');
  });

  chapter(
    'R-167 R-170 the firm that had moved objects: 20 working days over Mid-Autumn and National Day',
    async () => {
      await clock.until('2026-09-18');
      objection = await object(story, gone().visit, '本公司8月已办理住所变更登记。');
      // Sunday the 20th to the 24th are five, the 28th to the 30th three, 8 to 10 October three, then nine more.
      expect(await objection.terms()).toEqual([['objection-review', '2026-10-22', 'open']]);
      expect(await objection.status()).toContain('2026年10月22日');
      await objection.assign(story.bureau.reviewer);
    },
  );

  chapter(
    'R-135 R-140 R-144 R-175 R-177 the third has tapped the mains: left for handling, and marked as a suspected crime',
    async () => {
      await clock.until('2026-09-22');
      const team = unsafe();
      await team.accept();
      await team.arrive();
      const { id } = await team.photograph('配电箱.jpg');
      const found = { finding: 'pending', note: '擅自接入公共照明线路' } as const;
      await expect(team.enter({ ...found, methods: ['network'] })).rejects.toMatchObject({
        code: 'method-not-ruled',
        details: { rule: expect.stringMatching(/第二十三条.*exec\.methods/) },
      });
      await team.enter(found, ['用电安全']);
      await team.confirm();
      await team.sign();
      crime = await caseOf(story, team.visit);
      await crime.flagCriminal({ reason: '涉嫌盗窃电力', transferDueOn: '2026-09-24' });
      await expect(crime.askClosing({ outcome: 'handled', note: '已拆除' })).rejects.toMatchObject({
        code: 'crime-not-transferred',
        details: { rule: expect.stringContaining('第三十二条(三)') },
      });
      await clock.until('2026-09-24');
      // The alarm of each day, and of the head as well.
      expect(await crime.reminded()).toEqual([
        ['2026-09-22', 'criminal-transfer before-2'],
        ['2026-09-23', 'criminal-transfer before-1'],
        ['2026-09-24', 'criminal-transfer due'],
      ]);
      const file = { documentNo: '高执移字〔2026〕1号', sentOn: '2026-09-24', evidenceIds: [id] };
      const matter = { receiver: '高新区公安分局', content: '涉嫌盗窃电力案件线索' };
      await expect(
        crime.refer({ receiverKind: 'judicial', ...matter, ...file }),
      ).rejects.toMatchObject({ details: { rule: expect.stringContaining('第三十二条(三)') } });
      await crime.refer({ receiverKind: 'public-security', ...matter, ...file });
    },
  );

  chapter(
    'R-155 P-03 the last signature ended the task: its term leads past both holidays',
    async () => {
      const term = { from: '2026-09-22', dueOn, rule: '高新区综合行政执法与应急管理局 第二十八条' };
      for (const { visit } of [closedDoor(), unsafe()]) {
        expect(await story.desk.term(visit)).toEqual(term);
      }
    },
  );

  chapter(
    'R-169 R-166 R-165 the review finds the error, the head signs, the old copy stays',
    async () => {
      await clock.until('2026-09-29');
      const { correctionId } = await objection.review({
        outcome: 'error',
        grounds: '登记机关证实8月已变更住所。',
        changes: { finding: 'other', note: '检查依据的住所登记已变更，另行安排检查' },
        publicNote: '检查对象已依法变更住所，现予更正。',
      });
      await clock.until('2026-09-30');
      await objection.sign(correctionId!);
      const { text } = await story.read(`/results/${gone().visit.code}`);
      for (const words of ['现予更正', '更正前的版本', '物业证实已迁出'])
        expect(text).toContain(words);
      // From 29 September: one day to the 30th, 8 to 10 October three, ten in two weeks, and the 26th.
      expect((await objection.terms())[1]).toEqual(['objection-reply', '2026-10-26', 'open']);
      await clock.until('2026-10-08');
      await objection.reply({ reply: '已更正，感谢指正。', proof: '网站进度查询' });
      expect(await objection.status()).toContain('已反馈，办结');
    },
  );

  chapter(
    'R-176 R-177 the receipt of the police comes, and both cases end with another’s consent',
    async () => {
      await clock.until('2026-10-12');
      await crime.receive({ number: 1, receiptNo: '公回〔2026〕88号', receivedOn: '2026-10-12' });
      await crime.askClosing({ outcome: 'transferred', note: '公安机关已受理' });
      await crime.agree();
      await refusal.askClosing({
        outcome: 'penalised',
        note: '依法处罚拒绝检查行为',
        documentNo: '高执罚字〔2026〕21号',
      });
      await refusal.agree();
      expect([await crime.row(), await refusal.row()]).toMatchObject([
        { state: 'closed', outcome: 'transferred' },
        { state: 'closed', outcome: 'penalised' },
      ]);
    },
  );

  chapter(
    'R-155 the others are reminded on the right days of October, none of them off',
    async () => {
      await clock.until('2026-10-23');
      for (const { visit } of [closedDoor(), unsafe()]) {
        expect(await story.desk.reminded(visit)).toEqual([
          ['2026-10-13', 'before-10'],
          ['2026-10-20', 'before-5'],
          ['2026-10-23', 'before-2'],
        ]);
      }
    },
  );

  chapter(
    'R-152 R-159 the refusal is published; the crime is withheld as the law has it, with its ground',
    async () => {
      await story.desk.publish(closedDoor().visit);
      const { text } = await story.read(`/results/${closedDoor().visit.code}`);
      expect(text).toContain('不予配合情节严重');
      expect(text).toContain('保安拒绝检查人员进入');
      expect(text).toContain('上午十时拒绝检查人员进入场所');
      const { visit } = unsafe();
      const disclosureId = await story.desk.disclosureOf(visit);
      const decide = (more: object) =>
        approveDisclosure(
          by(story.bureau.approver),
          { disclosureId, verdict: 'withhold', ...more } as never,
          clock.now(),
        );
      await expect(decide({ reason: '侦查中' })).rejects.toMatchObject({ code: 'reason-required' });
      await expect(decide({ ground: 'secret', reason: '侦查中' })).rejects.toMatchObject({
        details: { by: expect.stringMatching(/第二十八条.*disclosure\.exceptionGrounds/) },
      });
      await story.desk.withhold(visit, 'law', '公安机关已立案侦查');
      expect((await story.read(`/results/${visit.code}`)).status).toBe(404);
      const open = [gone().visit.code, closedDoor().visit.code];
      expect(await story.publicResults()).toEqual(open.toSorted());
      const { text: found } = await story.read(
        `/search?q=${encodeURIComponent(visit.subject.uscc)}`,
      );
      expect(found).not.toContain(visit.subject.name);
      expect((await story.desk.overdue()).filter(({ kind }) => kind === 'disclosure')).toEqual([]);
    },
  );

  chapter(
    'R-196 who was refused entry takes out what shows that they did their duty (第三十一条)',
    async () => {
      await clock.until('2026-10-26');
      const { read } = await proveDiligence(story, closedDoor());
      expect(read('records/check_in.json')).toHaveLength(2);
      expect(read('records/subject_conduct.json')).toMatchObject([{ kind: 'refused' }]);
    },
  );

  chapter('R-192 R-195 the figures follow: all that had to be public was in time', async () => {
    await clock.until('2026-11-02');
    expect(await story.desk.figures('2026-10-31')).toMatchObject({
      'plan-completion': '1/1',
      'on-time-disclosure': '2/2',
      coverage: '3/6',
      'substitution-rate': '0/6',
    });
  });

  chapter('R-190 R-191 the task is archived, with what was withheld and why', async () => {
    const { read } = await archiveTask(story, story.bureau, story.taskId);
    const disclosures = read('records/disclosure.json');
    expect(disclosures.map(({ state }: { state: string }) => state).toSorted()).toEqual([
      'published',
      'published',
      'withheld',
    ]);
  });
});

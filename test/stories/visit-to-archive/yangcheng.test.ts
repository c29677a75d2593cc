import { describe, expect } from 'vitest';
import { concludeComplaint } from '../../../usecases/complaint/conclude.ts';
import { decideHandling } from '../../../usecases/disclosure/decide-handling.ts';
import { by } from '../../support/visit.ts';
import { archiveTask } from './stage/archive.ts';
import { type Case, caseOf } from './stage/cases.ts';
import { object, type Objection } from './stage/objection.ts';
import { useChapters, useStory } from './stage/story.ts';

const story = useStory(
  {
    slug: 'yangcheng',
    unit: '治安大队',
    subjects: { 旅馆业: ['析城宾馆', '凤城酒店', '获泽旅馆', '濩泽客栈'] },
    content: '证照、实名登记、视频监控',
    form: '旅馆业检查记录表',
  },
  { on: '2026-09-21', name: '旅馆业国庆节前抽查', startsOn: '2026-09-21', endsOn: '2026-10-31' },
);
const { clock } = story;

describe('阳城县公安局: five days for a clean result, handling first for a problem, over National Day of 2026', () => {
  const chapter = useChapters();
  const clean = () => story.teams[0]!;
  const faulty = () => story.teams[1]!;
  let file: Case;
  let objection: Objection;

  chapter(
    'R-137 R-140 R-141 R-143 the record is filled in step by step, and every change of it stays on file',
    async () => {
      await clock.until('2026-09-24');
      const team = clean();
      await team.accept();
      await team.arrive();
      await team.enter({ finding: 'clear' });
      await expect(team.sign()).rejects.toMatchObject({
        code: 'record-incomplete',
        details: { missing: 'confirmation', rule: expect.stringMatching(/四\(三\)/) },
      });
      await team.confirm();
      await team.sign();
      const steps = await story.sql(
        `select type from event where about_id = $1 and type in ('inspection.checked-in', 'result.submitted',
         'result.signed') order by id`,
        [team.visit.id],
      );
      expect(steps.map(({ type }) => type)).toEqual([
        'inspection.checked-in',
        'inspection.checked-in',
        'result.submitted',
        'result.signed',
        'result.signed',
      ]);
    },
  );

  chapter(
    'R-156 P-01 five working days from Thursday the 24th lead past Mid-Autumn and National Day',
    async () => {
      // 25 to 27 September off; the 28th, 29th and 30th are three; 1 to 7 October off; the 8th and the 9th.
      expect(await story.desk.term(clean().visit)).toEqual({
        from: '2026-09-24',
        dueOn: '2026-10-09',
        rule: '阳城县公安局 三(二)4',
      });
    },
  );

  chapter(
    'R-143 R-157 P-02 a problem has no term before its handling is decided, and does not go public',
    async () => {
      await clock.until('2026-09-28');
      const team = faulty();
      await team.accept();
      await team.arrive();
      await team.photograph('登记簿.jpg');
      await team.enter({ finding: 'rectification', note: '三名住客未登记' }, ['实名登记']);
      await expect(team.refuse({ reason: '不认可', witness: '' })).rejects.toMatchObject({
        code: 'witness-needed',
        details: { rule: expect.stringMatching(/四\(三\).*sign\.subjectConfirm/) },
      });
      await team.refuse({ reason: '不认可', witness: '居委会赵敏' });
      await team.sign();
      expect(await story.desk.term(team.visit)).toMatchObject({ from: null, dueOn: null });
      await expect(story.desk.publish(team.visit)).rejects.toMatchObject({
        details: { rule: expect.stringContaining('三(二)4') },
      });
      file = await caseOf(story, team.visit);
      await file.order({
        measure: 'rectify',
        orderedOn: '2026-09-28',
        dueOn: '2026-10-12',
        documentNo: '阳公责改〔2026〕12号',
      });
    },
  );

  chapter(
    'R-157 P-03 decided on the 30th, its 20 days begin; the article is named as the product’s own',
    async () => {
      await clock.until('2026-09-30');
      const decided = {
        disclosureId: await story.desk.disclosureOf(faulty().visit),
        decidedOn: '2026-09-30',
        decision: '责令改正，予以警告',
        document: '阳公行罚〔2026〕31号',
      };
      await expect(decideHandling(by(faulty().lead), decided, clock.now())).rejects.toMatchObject({
        code: 'forbidden',
      });
      await decideHandling(by(story.bureau.approver), decided, clock.now());
      // The 8th to Saturday the 10th are three; ten in two weeks; five from the 26th; 2 and 3 November.
      expect(await story.desk.term(faulty().visit)).toEqual({
        from: '2026-09-30',
        dueOn: '2026-11-03',
        rule: expect.stringContaining('系统默认'),
      });
    },
  );

  chapter(
    'R-156 R-163 R-164 the clean one is reminded of two days before and on its day, and approved outside the team',
    async () => {
      await clock.until('2026-10-09');
      // Two working days before the 9th of October is the 30th of September.
      expect(await story.desk.reminded(clean().visit)).toEqual([
        ['2026-09-30', 'before-2'],
        ['2026-10-09', 'due'],
      ]);
      await expect(story.desk.publish(clean().visit, clean().lead)).rejects.toMatchObject({
        code: 'forbidden',
      });
      await story.desk.publish(clean().visit);
      await story.desk.enterOn(clean().visit, 'subject-record', '阳城公示-09');
      expect((await story.read(`/results/${clean().visit.code}`)).text).toContain('未发现问题');
      expect((await story.read(`/results/${faulty().visit.code}`)).status).toBe(404);
      expect(await story.publicResults()).toEqual([clean().visit.code]);
    },
  );

  chapter(
    'R-179 R-175 R-176 the hotel has mended it by its day; what is for others goes to them; the case is closed',
    async () => {
      await clock.until('2026-10-12');
      expect(await file.reminded()).toEqual([
        ['2026-10-08', 'rectification before-4'],
        ['2026-10-12', 'rectification before-1'],
      ]);
      await file.review({ met: true });
      await file.refer({
        receiverKind: 'department',
        receiver: '县消防救援大队',
        content: '疏散通道堆物线索',
        documentNo: '阳公函〔2026〕18号',
        sentOn: '2026-10-12',
      });
      await file.receive({ number: 1, receiptNo: '消收〔2026〕6号', receivedOn: '2026-10-12' });
      await file.askClosing({ outcome: 'rectified', note: '住客登记齐全' });
      await file.agree();
      expect(await file.row()).toMatchObject({ state: 'closed', outcome: 'rectified' });
    },
  );

  chapter(
    'R-155 R-197 the problem stays unpublished past 3 November, and is registered the day after',
    async () => {
      await clock.until('2026-11-05');
      expect(await story.desk.reminded(faulty().visit)).toEqual([
        ['2026-10-20', 'before-10'],
        ['2026-10-27', 'before-5'],
        ['2026-10-30', 'before-2'],
        ['2026-11-03', 'due'],
        ['2026-11-04', 'overdue-1'],
        ['2026-11-05', 'overdue-2'],
      ]);
      await story.desk.publish(faulty().visit);
      const [entry, ...others] = await story.desk.overdue();
      expect(others).toEqual([]);
      expect(entry).toMatchObject({
        label: faulty().visit.code,
        dueOn: '2026-11-03',
        responsibleId: story.bureau.head.id,
        metAt: clock.now(),
      });
      expect(entry!.registeredAt.toISOString()).toMatch(/^2026-11-04T01:00:00/);
    },
  );

  chapter(
    'R-170 R-167 the way to object is open though the rules name no days: the product’s 20',
    async () => {
      await clock.until('2026-11-09');
      objection = await object(story, faulty().visit, '住客为同行未成年子女，已登记在册。');
      // From Monday, 9 November: four to the 13th, then three weeks of five, and Monday the 7th of December.
      expect(await objection.terms()).toEqual([['objection-review', '2026-12-07', 'open']]);
      expect(await objection.status()).toContain('系统默认');
      await objection.assign(story.bureau.reviewer);
    },
  );

  chapter('R-168 the review upholds the result, and the hotel reads why', async () => {
    await clock.until('2026-11-16');
    const { correctionId } = await objection.review({
      outcome: 'stands',
      grounds: '登记簿未见相应记录。',
    });
    expect(correctionId).toBeNull();
    await objection.reply({ reply: '维持原结果。', proof: '网站进度查询' });
    const status = await objection.status();
    for (const words of ['已反馈，办结', '登记簿未见相应记录', '维持原结果']) {
      expect(status).toContain(words);
    }
    const [copies] = await story.sql(
      `select count(*)::int as n from public_notice where kind = 'result' and ref = $1`,
      [faulty().visit.code],
    );
    expect(copies).toEqual({ n: 1 });
  });

  chapter(
    'R-151 四(三) a complaint about the inspectors reaches the supervision alone, and is answered there',
    async () => {
      const guest = story.citizen();
      const page = await guest.open(`/complaint?ref=${clean().visit.code}`);
      const content = '检查人员索要购物卡。';
      await page.form('提交').fill({ content }).press('提交');
      await clock.look();
      const [row] = await story.sql('select id from complaint');
      const complaintId: string = row!['id'];
      const { auditor, approver, head } = story.bureau;
      const told = await story.sql('select person_id from message where about_id = $1', [
        complaintId,
      ]);
      expect(told).toEqual([{ person_id: auditor.id }]);
      const found = { finding: 'unfounded', note: '调取录像，未见索要。', answer: '经查不属实。' };
      for (const other of [approver, head, clean().lead]) {
        await expect(
          concludeComplaint(by(other), { complaintId, ...found } as never, clock.now()),
        ).rejects.toMatchObject({ code: 'forbidden' });
      }
      await concludeComplaint(by(auditor), { complaintId, ...found } as never, clock.now());
      const [kept] = await story.sql('select state, concluded_by from complaint');
      expect(kept).toEqual({ state: 'concluded', concluded_by: auditor.id });
    },
  );

  chapter('R-192 R-195 the figures: one of two in time', async () => {
    await clock.until('2026-12-01');
    expect(await story.desk.figures('2026-11-30')).toMatchObject({
      'on-time-disclosure': '1/2',
      'problem-rate': '1/2',
      coverage: '2/4',
    });
  });

  chapter(
    'R-190 R-191 the task is archived, its register entry and its handling decision with it',
    async () => {
      const { read } = await archiveTask(story, story.bureau, story.taskId);
      expect(read('records/handling_decision.json')).toMatchObject([
        { document: '阳公行罚〔2026〕31号' },
      ]);
      expect(read('records/objection.json')).toHaveLength(1);
    },
  );
});

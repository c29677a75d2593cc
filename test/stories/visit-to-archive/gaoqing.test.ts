import { describe, expect } from 'vitest';
import { publishStatistics } from '../../../usecases/statistics/publish.ts';
import { explainOverdue } from '../../../usecases/obligation/explain.ts';
import { by } from '../../support/visit.ts';
import { archiveTask } from './stage/archive.ts';
import { type Case, caseOf } from './stage/cases.ts';
import { object, type Objection } from './stage/objection.ts';
import { useChapters, useStory } from './stage/story.ts';
import type { Team } from './stage/team.ts';

const story = useStory(
  {
    slug: 'gaoqing',
    unit: '治安大队',
    subjects: { 旅馆业: ['悦来宾馆', '大地酒店', '清河宾馆', '高苑旅社'] },
    content: '证照、实名登记、视频监控',
  },
  { on: '2026-01-26', name: '旅馆业春节前抽查', startsOn: '2026-01-26', endsOn: '2026-03-31' },
);
const { clock } = story;

/**
 * 第二十五条: 20 working days after the task ended on Friday, 6 February 2026. Those from the 9th to Saturday the
 * 14th, worked for the festival, are six; 15 to 23 February are the Spring Festival; from the 24th to Saturday the
 * 28th, worked as well, five more; nine from Monday, 2 March: Thursday, the 12th.
 */
const dueOn = '2026-03-12';

/** 第二十四条: 现场检查, 陈述申辩, the key steps on film; and the hotel confirms. */
async function keepRecord(team: Team, found: string, said: string): Promise<void> {
  await team.document('site-check', found);
  await team.document('statement-defence', said);
  await team.film('出示证件、现场检查');
  await team.confirm();
}

describe('高青县公安局: a hotel in order and one told to mend, over the Spring Festival of 2026', () => {
  const chapter = useChapters();
  const clean = () => story.teams[0]!;
  const faulty = () => story.teams[1]!;
  let file: Case;
  let objection: Objection;

  chapter(
    'R-139 R-146 R-151 the lead fixes the hour, and hands over the notice of duties, rights and discipline',
    async () => {
      expect(story.visits).toHaveLength(2);
      await clock.until('2026-02-04');
      const team = clean();
      await team.accept();
      await team.schedule('2026-02-05', 10);
      await clock.until('2026-02-05');
      await team.notify();
      const [notice] = await story.sql('select content from subject_notice');
      const said = notice!['content'].clauses.map(({ clause }: { clause: string }) => clause);
      expect(said).toEqual(expect.arrayContaining(['accept', 'recusal', 'statement', 'property']));
      expect(notice!['content'].complaint).toContain(`/complaint?ref=${team.visit.code}`);
    },
  );

  chapter(
    'R-137 R-138 R-142 R-149 two inspect, find every point in order; nobody signs before the record is whole',
    async () => {
      const team = clean();
      await expect(team.enter({ finding: 'clear' })).rejects.toMatchObject({
        code: 'illegal-step',
      });
      await team.arrive();
      await team.enter({ finding: 'clear', methods: ['documents', 'site'] });
      await expect(team.sign()).rejects.toMatchObject({
        code: 'record-incomplete',
        details: {
          missing: 'site-check,statement-defence,av,confirmation',
          rule: expect.stringMatching(/第二十四条.*record\.requiredDocs/),
        },
      });
      await keepRecord(team, '逐项检查，未见异常。', '无异议。');
      await team.sign();
      // The task goes on: no clock yet.
      expect(await story.desk.term(team.visit)).toMatchObject({ from: null, dueOn: null });
    },
  );

  chapter(
    'R-144 R-148 R-175 the other one lacks its cameras: rectification is ordered, a case opens',
    async () => {
      await clock.until('2026-02-06');
      const team = faulty();
      await team.accept();
      await team.notify();
      await team.arrive();
      await team.photograph('走廊.jpg');
      await expect(team.enter({ finding: 'clear' }, ['视频监控'])).rejects.toMatchObject({
        code: 'finding-contradicted',
      });
      const found = { finding: 'rectification', note: '走廊无视频监控' } as const;
      await team.enter({ ...found, measures: ['site-record', 'rectification'] }, ['视频监控']);
      await keepRecord(team, '走廊两处无摄像头。', '设备已订购。');
      await team.sign();
      file = await caseOf(story, team.visit);
      expect(await file.row()).toMatchObject({ kind: 'rectification', owner_id: team.lead.id });
      expect(await file.owed()).toEqual([['case', dueOn, 'open']]);
    },
  );

  chapter(
    'R-155 P-03 with the last signature the task ends, and 20 working days begin for both',
    async () => {
      const term = { from: '2026-02-06', dueOn, rule: '高青县公安局 第二十五条' };
      expect(await story.desk.term(clean().visit)).toEqual(term);
      expect(await story.desk.term(faulty().visit)).toEqual(term);
    },
  );

  chapter(
    'R-179 the rectification is due after the festival, looked at again, and the case closed by another',
    async () => {
      await file.order({
        measure: 'rectify',
        orderedOn: '2026-02-06',
        dueOn: '2026-02-27',
        documentNo: '高公责改〔2026〕3号',
      });
      await clock.until('2026-02-27');
      // Three working days before the 27th: the 26th, the 25th, and the first day after the festival.
      expect(await file.reminded()).toEqual([
        ['2026-02-24', 'rectification before-4'],
        ['2026-02-27', 'rectification before-1'],
        ['2026-02-27', 'case before-10'],
      ]);
      const early = file.askClosing({ outcome: 'rectified', note: '已装' });
      await expect(early).rejects.toMatchObject({ code: 'measure-open' });
      // Looked at again on the working day after, a Saturday, which is not late.
      await clock.until('2026-02-28');
      await file.review({ met: true });
      await file.askClosing({ outcome: 'rectified', note: '监控已安装并联网' });
      await file.agree();
      expect(await file.row()).toMatchObject({ state: 'closed', outcome: 'rectified' });
    },
  );

  chapter(
    'R-163 R-162 R-158 R-171 the clean result is approved in time, outside the team, and entered on both platforms',
    async () => {
      await clock.until('2026-03-05');
      const { visit, lead } = clean();
      expect((await story.read(`/results/${visit.code}`)).status).toBe(404);
      await expect(story.desk.publish(visit, lead)).rejects.toMatchObject({ code: 'forbidden' });
      await story.desk.publish(visit);
      await story.desk.enterOn(visit, 'provincial-platform', 'SD-2026-0301');
      await story.desk.enterOn(visit, 'publicity-system', 'GS-2026-0107');
      const page = await story.read(`/results/${visit.code}`);
      for (const words of [
        visit.subject.name,
        visit.subject.uscc,
        '未发现问题',
        '陈*',
        '治安大队',
      ]) {
        expect(page.text).toContain(words);
      }
      expect(page.text).not.toMatch(/陈[一二三四五六]|17000008/);
      expect(await story.publicResults()).toEqual([visit.code]);
    },
  );

  chapter(
    'R-155 R-016 nobody approves the other: reminders 10, 5, 2 days before, on the day, then to the head',
    async () => {
      await clock.until('2026-03-16');
      const { visit, lead } = faulty();
      expect(await story.desk.reminded(visit)).toEqual([
        ['2026-02-27', 'before-10'],
        ['2026-03-05', 'before-5'],
        ['2026-03-10', 'before-2'],
        [dueOn, 'due'],
        ['2026-03-13', 'overdue-1'],
        ['2026-03-16', 'overdue-2'],
      ]);
      const { approver, chief, head } = story.bureau;
      const told = [lead.id, approver.id, chief.id];
      expect(await story.desk.toldOf(visit, 'due')).toEqual(new Set(told));
      expect(await story.desk.toldOf(visit, 'overdue-1')).toEqual(new Set([...told, head.id]));
      expect((await story.desk.reminded(clean().visit)).map(([on]) => on)).toEqual([
        '2026-02-27',
        '2026-03-05',
      ]);
    },
  );

  chapter(
    'R-197 it is in the register of what is overdue, stays there when it is published, and the head says why',
    async () => {
      const [entry, ...others] = await story.desk.overdue();
      expect(others).toEqual([]);
      const { head } = story.bureau;
      expect(entry).toMatchObject({ label: faulty().visit.code, dueOn, responsibleId: head.id });
      expect(entry!.registeredAt.toISOString().slice(0, 10)).toBe('2026-03-13');
      await story.desk.publish(faulty().visit);
      const reason = { overdueId: entry!.id, reason: '审批人外出，未及时授权' };
      await explainOverdue(by(head), reason, clock.now());
      const [kept] = await story.desk.overdue();
      expect(kept!.metAt).toEqual(clock.now());
      expect(kept!.reasons).toMatchObject([{ reason: reason.reason }]);
      expect((await story.read(`/results/${faulty().visit.code}`)).text).toContain(
        '走廊无视频监控',
      );
    },
  );

  chapter(
    'R-167 R-170 the hotel objects on the portal: 20 working days over Qingming, seen by both',
    async () => {
      await clock.until('2026-03-18');
      objection = await object(story, faulty().visit, '走廊监控已于1月安装，检查当日断电。');
      // Twelve days to 3 April, the 4th to the 6th are Qingming, eight more.
      expect(await objection.terms()).toEqual([['objection-review', '2026-04-16', 'open']]);
      const status = await objection.status();
      expect(status).toContain('2026年4月16日');
      expect(status).toContain('第二十五条');
      await expect(objection.assign(faulty().members[1]!)).rejects.toMatchObject({
        code: 'reviewer-in-team',
      });
      await objection.assign(story.bureau.reviewer);
    },
  );

  chapter(
    'R-169 R-166 R-165 the review finds an error: the head signs, the new copy stands beside the old',
    async () => {
      await clock.until('2026-04-10');
      const { correctionId } = await objection.review({
        outcome: 'error',
        grounds: '供电记录证实检查当日停电，监控设备在位。',
        changes: { finding: 'other', note: '检查时停电，监控设备在位' },
        publicNote: '检查结论有误，现予更正。',
      });
      const forbidden = { details: { rule: expect.stringContaining('第二十五条') } };
      for (const other of [story.bureau.approver, faulty().lead]) {
        await expect(objection.sign(correctionId!, other)).rejects.toMatchObject(forbidden);
      }
      await clock.until('2026-04-13');
      await objection.sign(correctionId!);
      const { text } = await story.read(`/results/${faulty().visit.code}`);
      const order = [
        '更正后的现行结果',
        '检查结论有误，现予更正',
        '更正前的版本',
        '走廊无视频监控',
      ];
      const places = order.map((words) => text.indexOf(words));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(places[0]).toBeGreaterThan(0);
    },
  );

  chapter(
    'R-168 the hotel is answered within 15 working days, counted over Labour Day',
    async () => {
      // From 10 April: fourteen days to the 30th, 1 to 5 May are off.
      expect(await objection.terms()).toEqual([
        ['objection-review', '2026-04-16', 'met'],
        ['objection-reply', '2026-05-06', 'open'],
      ]);
      await clock.until('2026-04-15');
      await objection.reply({ reply: '复核认定结论有误，已更正。', proof: '网站进度查询' });
      expect(await objection.status()).toMatch(/已反馈，办结.*复核认定结论有误，已更正。/);
      expect((await objection.terms()).map(([, , state]) => state)).toEqual(['met', 'met']);
    },
  );

  chapter('R-192 R-195 the figures follow from what happened', async () => {
    await clock.until('2026-05-06');
    expect(await story.desk.figures('2026-04-30')).toMatchObject({
      'on-time-disclosure': '1/2',
      coverage: '2/4',
      'joint-share': '0/1',
      'substitution-rate': '0/4',
      'void-rate': '0/1',
    });
    const { manager, bureau } = story.bureau;
    await publishStatistics(by(manager), { unitId: bureau.id, year: 2026 }, clock.now());
    expect((await story.read('/statistics')).text).toContain('高青县公安局2026年度随机抽查统计');
  });

  chapter(
    'R-190 R-191 the task is archived; the package holds it all and shows every change',
    async () => {
      await clock.until('2026-05-08');
      const { read } = await archiveTask(story, story.bureau, story.taskId);
      expect(read('records/signature.json')).toHaveLength(4);
      const copies = read('published.json').filter(
        ({ kind }: { kind: string }) => kind === 'result',
      );
      expect(copies).toHaveLength(3);
      const types = new Set(read('trail.json').events.map((one: any) => one.event.type));
      for (const type of ['case.closed', 'objection.answered']) expect(types).toContain(type);
    },
  );
});

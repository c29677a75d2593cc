import { describe, expect } from 'vitest';
import { receiveNoticeReceipt } from '../../../usecases/bureau-notice/receive.ts';
import { sendBureauNotice } from '../../../usecases/bureau-notice/send.ts';
import { exportCredit } from '../../../usecases/credit/export.ts';
import { addFlag } from '../../../usecases/flag/add.ts';
import { decideFlag } from '../../../usecases/flag/decide.ts';
import { acceptReferral } from '../../../usecases/referral/accept.ts';
import { by } from '../../support/visit.ts';
import { archiveTask } from './stage/archive.ts';
import { type Case, caseOf } from './stage/cases.ts';
import { useChapters, useStory } from './stage/story.ts';
import type { Team } from './stage/team.ts';

const venues = '娱乐场所';
const guns = '民用枪支弹药从业单位';
const cafes = '互联网上网服务场所';
const blasting = '爆破作业单位';

const story = useStory(
  {
    slug: 'xianyou',
    unit: '治安大队',
    subjects: {
      [venues]: ['榜头歌舞厅', '鲤城歌舞厅'],
      [guns]: ['枫亭狩猎用品店', '度尾护农枪库'],
      [cafes]: ['飞腾网吧', '极速网吧'],
      [blasting]: ['石苍爆破公司', '菜溪爆破公司'],
    },
    content: '许可证照、从业人员、安全管理',
    inspectors: 10,
  },
  { on: '2026-09-21', name: '国庆节前治安抽查', startsOn: '2026-09-21', endsOn: '2026-10-31' },
);
const { clock } = story;

describe('仙游县公安局: public in full, in part, and passed on, over National Day of 2026', () => {
  const chapter = useChapters();
  const teamFor = (category: string): Team =>
    story.teams.find(({ visit }) => visit.subject.category === category)!;
  let cafe: Case;
  let hazard: Case;
  let picture: { id: string };

  chapter(
    'R-137 R-138 two visit a dance hall and a gun store before the holiday, and find them in order',
    async () => {
      expect(story.visits.map(({ subject }) => subject.category).toSorted()).toEqual(
        [venues, guns, cafes, blasting].toSorted(),
      );
      await clock.until('2026-09-24');
      for (const category of [venues, guns]) {
        const team = teamFor(category);
        await team.accept();
        await team.arrive();
        await team.enter({ finding: 'clear', note: '现场存放与台账一致' });
        await team.confirm();
        await team.sign();
      }
    },
  );

  chapter(
    'R-144 R-175 a café lets minors in, a blasting firm keeps its store badly: a case each',
    async () => {
      await clock.until('2026-09-28');
      const [net, firm] = [teamFor(cafes), teamFor(blasting)];
      for (const [team, note] of [
        [net, '接纳未成年人上网'],
        [firm, '炸药库值守缺失'],
      ] as const) {
        await team.accept();
        await team.arrive();
        picture = team === net ? await team.photograph('上网登记.jpg') : picture;
        await team.enter({ finding: 'rectification', note }, ['安全管理']);
        await team.confirm();
        await team.sign();
      }
      [cafe, hazard] = [await caseOf(story, net.visit), await caseOf(story, firm.visit)];
      for (const one of [cafe, hazard]) {
        // Two to the 30th, three from the 8th to Saturday the 10th of October, fifteen in three weeks.
        expect(await one.owed()).toEqual([['case', '2026-10-30', 'open']]);
      }
    },
  );

  chapter(
    'R-158 P-01 及时 names no days: 20 from each signature, told as the product’s default',
    async () => {
      const rule = expect.stringContaining('系统默认');
      // From the 24th: three to the 30th, three to Saturday the 10th, ten in two weeks, and the 26th to the 29th.
      const [first, second] = ['2026-10-29', '2026-10-30'];
      for (const { visit } of [teamFor(venues), teamFor(guns)]) {
        expect(await story.desk.term(visit)).toEqual({ from: '2026-09-24', dueOn: first, rule });
      }
      for (const { visit } of [teamFor(cafes), teamFor(blasting)]) {
        expect(await story.desk.term(visit)).toEqual({ from: '2026-09-28', dueOn: second, rule });
      }
    },
  );

  chapter(
    'R-161 R-181 the dance hall is public in full, and 工商 and 文化 are owed a notice of it',
    async () => {
      await clock.until('2026-09-30');
      const { visit } = teamFor(venues);
      await expect(story.desk.withhold(visit, 'secret', '不宜公开')).rejects.toMatchObject({
        details: { by: expect.stringMatching(/二\(三\)1.*disclosure\.fullClasses/) },
      });
      await story.desk.publish(visit);
      const { text } = await story.read(`/results/${visit.code}`);
      const { name, address } = visit.subject;
      for (const words of [name, address, '现场存放与台账一致']) expect(text).toContain(words);
      const notices = await story.sql(
        'select id, recipient, due_on::text as due from bureau_notice where inspection_id = $1 order by recipient',
        [visit.id],
      );
      // Five working days from the 30th of September: the 8th, 9th, 10th, 12th and 13th of October.
      expect(notices).toMatchObject([
        { recipient: 'commerce', due: '2026-10-13' },
        { recipient: 'culture', due: '2026-10-13' },
      ]);
      await clock.until('2026-10-09');
      for (const [at, { id: noticeId }] of notices.entries()) {
        const documentNo = `仙公通〔2026〕${at + 5}号`;
        const sent = { noticeId, sentOn: '2026-10-09', documentNo };
        await sendBureauNotice(by(story.bureau.planner), sent, clock.now());
        const receipt = { noticeId, receiptNo: `收〔2026〕${at + 1}号`, receivedOn: '2026-10-09' };
        await receiveNoticeReceipt(by(story.bureau.planner), receipt, clock.now());
      }
    },
  );

  chapter(
    'R-160 P-04 of the gun store the public reads that it was inspected, and neither where nor what it keeps',
    async () => {
      const { visit } = teamFor(guns);
      await story.desk.publish(visit);
      const { text } = await story.read(`/results/${visit.code}`);
      expect(text).toContain(visit.subject.name);
      expect(text).toContain('未发现问题');
      expect(text).not.toContain(visit.subject.address);
      expect(text).not.toContain('现场存放与台账一致');
      const told = 'select 1 from bureau_notice where inspection_id = $1';
      expect(await story.sql(told, [visit.id])).toEqual([]);
    },
  );

  chapter(
    'R-179 the blasting firm lets its deadline pass: suspension comes next, and no step is left out',
    async () => {
      await expect(
        hazard.order({
          measure: 'suspend',
          orderedOn: '2026-10-09',
          dueOn: '2026-10-31',
          documentNo: '仙公停〔2026〕1号',
        }),
      ).rejects.toMatchObject({
        code: 'ladder-skipped',
        details: { rule: expect.stringMatching(/仙游县公安局 二\(三\)2.*followup\.ladder/) },
      });
      await hazard.order({
        measure: 'rectify',
        orderedOn: '2026-10-09',
        dueOn: '2026-10-15',
        documentNo: '仙公责改〔2026〕4号',
      });
      await clock.until('2026-10-16');
      expect((await hazard.reminded()).filter(([, step]) => step.startsWith('rect'))).toEqual([
        ['2026-10-12', 'rectification before-4'],
        ['2026-10-15', 'rectification before-1'],
        ['2026-10-16', 'rectification due'],
      ]);
      await hazard.review({ met: false, note: '值守仍不到位' });
      await hazard.order({
        measure: 'suspend',
        orderedOn: '2026-10-16',
        dueOn: '2026-10-27',
        documentNo: '仙公停〔2026〕1号',
      });
      await clock.until('2026-10-27');
      await hazard.review({ met: true });
      await hazard.askClosing({ outcome: 'rectified', note: '停业整顿后复查合格' });
      await hazard.agree();
      expect(await hazard.row()).toMatchObject({ state: 'closed' });
    },
  );

  chapter(
    'R-155 both problems are reminded of on their days, none of them a day off, and published in time',
    async () => {
      for (const category of [cafes, blasting]) {
        const { visit } = teamFor(category);
        expect(await story.desk.reminded(visit)).toEqual([
          ['2026-10-16', 'before-10'],
          ['2026-10-23', 'before-5'],
        ]);
        await story.desk.publish(visit);
      }
      const { text } = await story.read(`/results/${teamFor(blasting).visit.code}`);
      expect(text).toContain('发现问题已责令改正');
      expect(text).not.toContain('炸药库值守缺失');
      expect(await story.publicResults()).toHaveLength(4);
    },
  );

  chapter(
    'R-184 R-186 the café goes on the blacklist with its file and another’s approval; the public can ask for its credit',
    async () => {
      const { visit } = teamFor(cafes);
      const { registrar, approver } = story.bureau;
      const entry = {
        subjectId: visit.subject.id,
        kind: 'blacklisted' as const,
        source: '仙公检〔2026〕8号',
        reason: '接纳未成年人进入',
        evidence: '上网登记照片',
        evidenceIds: [picture.id],
        responsible: '林建国',
        startsOn: '2026-10-27',
        endsOn: '2027-10-26',
      };
      const { flagId } = await addFlag(by(registrar), entry, clock.now());
      expect((await story.read('/blacklist')).text).not.toContain(visit.subject.name);
      await decideFlag(by(approver), { flagId, verdict: 'approve' }, clock.now());
      expect((await story.read('/blacklist')).text).toContain('林建国');
      const { text } = await story.read(`/credit?q=${encodeURIComponent(visit.subject.name)}`);
      const shown = ['发现问题已责令改正', '接纳未成年人进入', '2027年10月26日'];
      for (const words of shown) expect(text).toContain(words);
      const asked = { unitId: story.bureau.unit.id, kind: 'natural-person-file' as const };
      const file = await exportCredit(by(registrar), asked, clock.now());
      expect(file.text).toContain('林建国');
    },
  );

  chapter(
    'R-175 R-180 the café was fined: its case ends with the number of the decision',
    async () => {
      await cafe.order({
        measure: 'rectify',
        orderedOn: '2026-10-27',
        dueOn: '2026-10-28',
        documentNo: '仙公责改〔2026〕6号',
      });
      await clock.until('2026-10-28');
      await cafe.review({ met: true });
      await cafe.askClosing({
        outcome: 'penalised',
        note: '罚款并责令改正',
        documentNo: '仙公罚〔2026〕77号',
      });
      await cafe.agree();
      expect(await cafe.row()).toMatchObject({ state: 'closed', outcome: 'penalised' });
    },
  );

  chapter(
    'R-178 a crime that another department found is taken in, as a case with its last day',
    async () => {
      const handed = {
        unitId: story.bureau.unit.id,
        fromBody: '县文化执法大队',
        documentNo: '仙文移〔2026〕2号',
        receivedOn: '2026-10-28',
        content: '涉嫌组织赌博',
        subjectName: '大济游艺厅',
      };
      const { caseId } = await acceptReferral(by(story.bureau.planner), handed, clock.now());
      const [row] = await story.sql(
        'select kind, due_on::text as due from case_file where id = $1',
        [caseId],
      );
      // Two to the 30th of October, fifteen in three weeks, and the 23rd to the 25th of November.
      expect(row).toEqual({ kind: 'inbound', due: '2026-11-25' });
    },
  );

  chapter(
    'R-192 R-195 the figures: four due, four in time, two of four with a problem',
    async () => {
      await clock.until('2026-11-02');
      expect(await story.desk.figures('2026-10-31')).toMatchObject({
        'on-time-disclosure': '4/4',
        'problem-rate': '2/4',
        coverage: '4/8',
      });
      const late = (await story.desk.overdue()).filter(({ kind }) => kind === 'disclosure');
      expect(late).toEqual([]);
    },
  );

  chapter(
    'R-190 R-191 the task is archived: measures, notices and what was public of each',
    async () => {
      const { read } = await archiveTask(story, story.bureau, story.taskId);
      expect(read('records/case_measure.json')).toHaveLength(3);
      expect(read('records/bureau_notice.json').length).toBeGreaterThanOrEqual(2);
    },
  );
});

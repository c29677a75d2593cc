import { describe, expect } from 'vitest';
import { exportCredit } from '../../../usecases/credit/export.ts';
import { recordCost } from '../../../usecases/third-party/record-cost.ts';
import { recordThirdParty } from '../../../usecases/third-party/record.ts';
import { by } from '../../support/visit.ts';
import { archiveTask } from './stage/archive.ts';
import { type Case, caseOf } from './stage/cases.ts';
import { useChapters, useStory } from './stage/story.ts';

const story = useStory(
  {
    slug: 'xuchang',
    unit: '治安支队',
    subjects: { 典当业: ['恒信典当', '聚源典当', '永丰典当', '中州典当', '万通典当', '汇金典当'] },
    content: '许可证照、当票登记、赃物查控',
    inspectors: 8,
  },
  { on: '2026-02-09', name: '典当业抽查', startsOn: '2026-02-09', endsOn: '2026-04-30' },
);
const { clock } = story;

describe('许昌市公安局: each result counts from its own day, over the Spring Festival of 2026', () => {
  const chapter = useChapters();
  const clean = () => story.teams[0]!;
  const secret = () => story.teams[1]!;
  const stolen = () => story.teams[2]!;
  let crime: Case;

  chapter(
    'R-137 R-150 two come with their certificates; an auditor entrusted for the stock is on file',
    async () => {
      await clock.until('2026-02-12');
      const team = clean();
      await team.accept();
      await team.arrive();
      const entrusted = {
        body: '许昌中信会计师事务所',
        contract: '委字〔2026〕2号',
        scope: '当物清点',
      };
      const given = { inspectionId: team.visit.id, ...entrusted };
      const { planner } = story.bureau;
      const { thirdPartyId } = await recordThirdParty(by(planner), given, clock.now());
      const cost = { thirdPartyId, amount: '3200.50', budget: '治安支队2026年度办案经费' };
      const payerId = story.bureau.sibling.id;
      await expect(
        recordCost(by(planner), { ...cost, payerId }, clock.now()),
      ).rejects.toMatchObject({
        code: 'payer-other',
        details: { rule: expect.stringMatching(/二\(七\).*third\.costOwner/) },
      });
      await recordCost(by(planner), cost, clock.now());
      await team.enter({ finding: 'clear' });
      await team.confirm();
      await team.sign();
      const seats = await story.sql('select licence_no from check_in where inspection_id = $1', [
        team.visit.id,
      ]);
      expect(seats.map(({ licence_no: no }) => no)).toEqual([
        expect.stringMatching(/^ZF0/),
        expect.stringMatching(/^ZF0/),
      ]);
    },
  );

  chapter(
    'R-155 P-03 its twenty days run from the signatures of Thursday the 12th, whatever the task does',
    async () => {
      // The 13th and Saturday the 14th; the festival to the 23rd; five from the 24th to Saturday the 28th; ten in
      // two weeks of March; the 16th to the 18th: Wednesday, 18 March.
      expect(await story.desk.term(clean().visit)).toEqual({
        from: '2026-02-12',
        dueOn: '2026-03-18',
        rule: '许昌市公安局 二(九)',
      });
      const [task] = await story.sql('select state from task where id = $1', [story.taskId]);
      expect(task).toEqual({ state: 'matched' });
    },
  );

  chapter(
    'R-152 R-175 R-177 the third deals in stolen goods, and hides it: a case, a suspected crime',
    async () => {
      await clock.until('2026-02-13');
      const team = stolen();
      await team.accept();
      await team.arrive();
      await team.photograph('当物.jpg');
      await team.conduct('concealed', '隐瞒两件当物的来源');
      await team.enter({ finding: 'pending', note: '涉嫌收当赃物' }, ['赃物查控']);
      await team.refuse({ reason: '不认可', witness: '社区民警刘勇' });
      await team.sign();
      // One working day later than the first: Saturday the 14th is its first.
      expect(await story.desk.term(team.visit)).toMatchObject({
        from: '2026-02-13',
        dueOn: '2026-03-19',
      });
      crime = await caseOf(story, team.visit);
      await crime.flagCriminal({ reason: '涉嫌掩饰、隐瞒犯罪所得', transferDueOn: '2026-02-24' });
      await expect(
        crime.askClosing({ outcome: 'handled', note: '已批评教育' }),
      ).rejects.toMatchObject({
        code: 'crime-not-transferred',
        details: { rule: expect.stringMatching(/许昌市公安局 二\(九\)/) },
      });
    },
  );

  chapter(
    'R-177 the alarm sounds through the festival; the judicial organs have it on its last day',
    async () => {
      await clock.until('2026-02-24');
      expect(await crime.reminded()).toEqual([
        ['2026-02-13', 'criminal-transfer before-2'],
        ['2026-02-14', 'criminal-transfer before-1'],
        ['2026-02-24', 'criminal-transfer due'],
      ]);
      const file = { content: '收当赃物案件材料', documentNo: '许公移〔2026〕7号' };
      await expect(
        crime.refer({
          receiverKind: 'public-security',
          receiver: '魏都分局',
          sentOn: '2026-02-24',
          ...file,
        }),
      ).rejects.toMatchObject({ code: expect.any(String) });
      await crime.refer({
        receiverKind: 'judicial',
        receiver: '许昌市人民检察院',
        sentOn: '2026-02-24',
        ...file,
      });
      expect((await story.desk.overdue()).map(({ kind }) => kind)).toEqual([]);
    },
  );

  chapter(
    'R-176 what is not theirs goes to the department that it concerns, against a receipt',
    async () => {
      await clock.until('2026-02-25');
      await crime.refer({
        receiverKind: 'department',
        receiver: '市地方金融监管局',
        content: '超范围放贷线索',
        documentNo: '许公函〔2026〕9号',
        sentOn: '2026-02-25',
      });
      await clock.until('2026-03-02');
      const days = { receivedOn: '2026-03-02' };
      await crime.receive({ number: 1, receiptNo: '检收〔2026〕15号', ...days });
      await crime.receive({ number: 2, receiptNo: '金监收〔2026〕4号', ...days });
      await crime.askClosing({ outcome: 'transferred', note: '检察机关已受理' });
      await crime.agree();
      expect(await crime.row()).toMatchObject({ state: 'closed', outcome: 'transferred' });
    },
  );

  chapter(
    'R-159 P-04 the second keeps a trade secret: withheld on that ground, by somebody outside the team',
    async () => {
      await clock.until('2026-03-03');
      const team = secret();
      await team.accept();
      await team.arrive();
      await team.enter({ finding: 'clear', note: '涉及客户质押清单' });
      await team.confirm();
      await team.sign();
      await clock.until('2026-03-04');
      await story.desk.withhold(team.visit, 'secret', '结果须附客户质押清单，涉及商业秘密');
      expect((await story.read(`/results/${team.visit.code}`)).status).toBe(404);
      const [row] = await story.sql(
        'select state, ground, withheld_by from disclosure where inspection_id = $1',
        [team.visit.id],
      );
      expect(row).toEqual({
        state: 'withheld',
        ground: 'secret',
        withheld_by: story.bureau.approver.id,
      });
    },
  );

  chapter(
    'R-155 reminders run on the days of each result; both are published on their very last',
    async () => {
      await clock.until('2026-03-18');
      expect(await story.desk.reminded(clean().visit)).toEqual([
        ['2026-03-04', 'before-10'],
        ['2026-03-11', 'before-5'],
        ['2026-03-16', 'before-2'],
        ['2026-03-18', 'due'],
      ]);
      await story.desk.publish(clean().visit);
      await clock.until('2026-03-19');
      expect((await story.desk.reminded(stolen().visit)).at(-1)).toEqual(['2026-03-19', 'due']);
      await story.desk.publish(stolen().visit);
      await clock.until('2026-03-20');
      expect(await story.desk.overdue()).toEqual([]);
    },
  );

  chapter(
    'R-152 R-162 the portal shows what was hidden and found, under the name of the shop',
    async () => {
      const { subject, code } = stolen().visit;
      expect(await story.publicResults()).toEqual([clean().visit.code, code].toSorted());
      const { text } = await story.read(`/results?q=${encodeURIComponent(subject.uscc)}`);
      expect(text).toContain('共 1 份');
      expect(text).toContain(subject.name);
      expect((await story.read(`/results/${code}`)).text).toContain('隐瞒两件当物的来源');
      await story.desk.enterOn(stolen().visit, 'publicity-system', '豫公示-2026-33');
      await expect(
        story.desk.enterOn(clean().visit, 'provincial-platform', '豫-1'),
      ).rejects.toMatchObject({
        code: 'bad-input',
        details: { by: expect.stringMatching(/二\(五\).*disclosure\.channels/) },
      });
    },
  );

  chapter(
    'R-182 what is public goes into the credit record, and nothing of what was withheld',
    async () => {
      const { registrar, bureau } = story.bureau;
      const given = { unitId: bureau.id, kind: 'credit-record' as const };
      const { text, lines } = await exportCredit(by(registrar), given, clock.now());
      expect(lines).toBe(2);
      expect(text).toContain(stolen().visit.subject.uscc);
      expect(text).not.toContain(secret().visit.subject.uscc);
      await expect(
        exportCredit(by(registrar), { ...given, kind: 'network-file' }, clock.now()),
      ).rejects.toMatchObject({ code: 'credit-not-ruled' });
    },
  );

  chapter(
    'R-192 R-195 the figures: two due, two in time, one in three with a problem',
    async () => {
      await clock.until('2026-04-01');
      expect(await story.desk.figures('2026-03-31')).toMatchObject({
        'on-time-disclosure': '2/2',
        'problem-rate': '1/3',
        coverage: '3/6',
      });
    },
  );

  chapter(
    'R-190 R-191 the task is archived; its third party and its referrals are in the package',
    async () => {
      const { read } = await archiveTask(story, story.bureau, story.taskId);
      expect(read('records/third_party.json')).toHaveLength(1);
      expect(read('records/referral.json')).toHaveLength(2);
    },
  );
});

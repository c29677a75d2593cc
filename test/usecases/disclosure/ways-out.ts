import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { concludeComplaint } from '../../../usecases/complaint/conclude.ts';
import { decideCorrection } from '../../../usecases/correction/decide.ts';
import { requestCorrection } from '../../../usecases/correction/request.ts';
import { exportCredit } from '../../../usecases/credit/export.ts';
import { approveDisclosure } from '../../../usecases/disclosure/approve.ts';
import { announceDraw } from '../../../usecases/draw/announce.ts';
import { commitEntropy } from '../../../usecases/draw/commit.ts';
import { confirmDraw } from '../../../usecases/draw/confirm.ts';
import { revealEntropy } from '../../../usecases/draw/reveal.ts';
import { takeEvidence } from '../../../usecases/evidence/take.ts';
import { concludeExclusion } from '../../../usecases/exclusion/conclude.ts';
import { decideExclusion } from '../../../usecases/exclusion/decide.ts';
import { registerExclusion } from '../../../usecases/exclusion/register.ts';
import { reportExclusions } from '../../../usecases/exclusion/report.ts';
import { addFlag } from '../../../usecases/flag/add.ts';
import { decideFlag } from '../../../usecases/flag/decide.ts';
import { takeIntake } from '../../../usecases/intake/take.ts';
import { draftItem } from '../../../usecases/items/draft.ts';
import { publishItems } from '../../../usecases/items/publish.ts';
import { assignReview } from '../../../usecases/objection/assign.ts';
import { replyObjection } from '../../../usecases/objection/reply.ts';
import { reviewObjection } from '../../../usecases/objection/review.ts';
import { submitResult } from '../../../usecases/result/submit.ts';
import { dispatchTask } from '../../../usecases/task/dispatch.ts';
import { freezeTask } from '../../../usecases/task/freeze.ts';
import { matchTeams } from '../../../usecases/team/match.ts';
import { publishStatistics } from '../../../usecases/statistics/publish.ts';
import { itemText } from '../../support/bureau.ts';
import type { Query } from '../../support/database.ts';
import { anInspector, aPerson, many, type Someone } from '../../support/factories.ts';
import { aJpeg } from '../../support/pictures.ts';
import { signResult } from '../../support/visit-record.ts';
import { aBureauThatPlans } from '../../support/plan-steps.ts';
import { provedFor } from '../../support/proved-for.ts';
import { makeScheme } from '../../support/scheme.ts';
import { allAnswers, aMatchedTask, by, bySystem, monday, start } from '../../support/visit.ts';

/** A way on which text leaves the office, with what comes before it; `act` may be refused and tried again. */
export type WayOut = {
  name: string;
  prepare: () => Promise<unknown>;
  act: (said?: object) => Promise<unknown>;
};

const nothing = () => Promise.resolve();
const october = new Date('2026-10-09T09:00:00+08:00');
const newYear = new Date('2027-01-01T00:30:00+08:00');

/** From the result of a café to what the public, the objector, other bureaus and the credit file are told. */
export async function fromVisits(sql: Query): Promise<WayOut[]> {
  const scene = await aMatchedTask(sql, { profile: 'xianyou', category: '互联网上网服务场所' });
  const { unit, bureau, planner, approver, head } = scene.office;
  const inspectionId = scene.task.inspectionIds[0]!;
  const team = await start(sql, scene, inspectionId);
  const file = { inspectionId, eventKey: randomUUID(), bytes: aJpeg(), name: '现场照片.jpg' };
  const { id: evidenceId } = await takeEvidence(by(team[0]!), { ...file, caption: '前台' }, monday);
  const answers = await allAnswers(sql, scene.task.itemIds);
  const result = { inspectionId, finding: 'rectification' as const, answers, note: '接纳未成年人' };
  await submitResult(by(team[0]!), result, monday);
  for (const member of team) await signResult(by(member), { inspectionId }, monday);
  const [row] = await sql(
    `select d.id, n.code, n.subject_id from disclosure d join inspection n on n.id = d.inspection_id where n.id = $1`,
    [inspectionId],
  );
  const { id: disclosureId, code: ref, subject_id: subjectId } = row as Record<string, string>;
  const reviewer = await aPerson(sql, { unit });
  const auditor = await aPerson(sql, { unit, roles: [['auditor', bureau]] });
  const registrar = await aPerson(sql, { unit, roles: [['registrar', unit]] });
  const coordinator = await aPerson(sql, { unit: bureau, roles: [['coordinator', bureau]] });
  const ids: Record<string, string> = {};

  return [
    {
      name: 'result',
      prepare: nothing,
      act: () =>
        approveDisclosure(
          by(approver),
          { disclosureId: disclosureId!, verdict: 'approve' },
          monday,
        ),
    },
    {
      name: 'correction',
      prepare: async () => {
        const error = { changes: { note: '已改正' }, proof: '现场照片', publicNote: '录入有误' };
        const asked = { disclosureId: disclosureId!, ...error };
        const { correctionId: id } = await requestCorrection(by(planner), asked, monday);
        ids['correction'] = id;
        await provedFor(sql, head, { type: 'correction', id }, monday);
      },
      act: () =>
        decideCorrection(
          by(head),
          { correctionId: ids['correction']!, verdict: 'approve' },
          monday,
        ),
    },
    {
      name: 'objection reviewed',
      prepare: async () => {
        ids['objection'] = await handedIn(sql, 'objection', ref!);
        const given = { objectionId: ids['objection'], reviewerId: reviewer.id };
        await assignReview(by(approver), given, monday);
      },
      act: (said = {}) =>
        reviewObjection(
          by(reviewer),
          { objectionId: ids['objection']!, outcome: 'stands', grounds: '原结论无误', ...said },
          monday,
        ),
    },
    {
      name: 'objection answered',
      prepare: nothing,
      act: (said = {}) =>
        replyObjection(
          by(reviewer),
          {
            objectionId: ids['objection']!,
            reply: '维持原结果',
            way: 'post',
            proof: '挂号信',
            ...said,
          },
          monday,
        ),
    },
    {
      name: 'complaint concluded',
      prepare: async () => {
        ids['complaint'] = await handedIn(sql, 'complaint', ref!);
      },
      act: (said = {}) =>
        concludeComplaint(
          by(auditor),
          {
            complaintId: ids['complaint']!,
            finding: 'unfounded',
            note: '查看录像',
            answer: '经查不属实',
            ...said,
          },
          monday,
        ),
    },
    {
      name: 'blacklist',
      prepare: async () => {
        const flag = {
          subjectId: subjectId!,
          kind: 'blacklisted' as const,
          source: '仙公检〔2026〕8号',
          reason: '接纳未成年人进入',
          evidence: '现场照片',
          evidenceIds: [evidenceId],
          responsible: '林建国',
          startsOn: '2026-09-14',
          endsOn: '2027-09-13',
        };
        ids['flag'] = (await addFlag(by(registrar), flag, monday)).flagId;
      },
      act: () => decideFlag(by(approver), { flagId: ids['flag']!, verdict: 'approve' }, monday),
    },
    {
      name: 'credit file',
      prepare: nothing,
      act: () => exportCredit(by(registrar), { unitId: unit.id, kind: 'network-file' }, monday),
    },
    {
      name: 'statistics',
      prepare: nothing,
      act: () => publishStatistics(by(coordinator), { unitId: bureau.id, year: 2026 }, october),
    },
  ];
}

/** Hands something in as the portal does, with a file, and takes it in; gives the id of what became of it. */
async function handedIn(sql: Query, kind: 'objection' | 'complaint', ref: string): Promise<string> {
  const id = randomUUID();
  const key = createHash('sha256').update(id).digest('hex');
  const letters = id.replaceAll('-', '').toUpperCase().slice(0, 12);
  await sql(
    `insert into intake (id, kind, receipt_no, status_key, ref, name, contact, content, file_names, files, received_at)
     values ($1, $2, $3, $4, $5, '李明', '信箱', '与现场不符', $6, $7, $8)`,
    [id, kind, letters.match(/.{4}/g)!.join('-'), key, ref, ['材料.jpg'], [aJpeg()], monday],
  );
  await takeIntake(bySystem(), { intakeId: id }, monday);
  const [row] = await sql(`select id from ${kind} where intake_id = $1`, [id]);
  return row!['id'];
}

/** From the list of items and the plan over a draw to its teams, and the yearly report of exclusions. */
export async function fromTheRegistries(sql: Query): Promise<WayOut[]> {
  const planning = await aBureauThatPlans(sql);
  const { bureau, unit, sibling, planner, registrar, approver } = planning;
  await sql(
    `update subject set risk = '高', business_scope = '住宿', principal = '王芳', jurisdiction = '田镇派出所',
       address = '中心路', telephone_sealed = '\\x00' where unit_id = $1`,
    [unit.id],
  );
  const witnesses = [
    await aPerson(sql, { unit, roles: [['witness', bureau]] }),
    await aPerson(sql, { unit: sibling, roles: [['witness', bureau]] }),
  ];
  await many(6, () => anInspector(sql, { unit }));
  const secrets = new Map<Someone, Buffer>(witnesses.map((one) => [one, randomBytes(32)]));
  const ids: Record<string, string> = {};
  const inOffice = await aPerson(sql, { unit, roles: [['approver', unit]] });
  return [
    {
      name: 'items',
      prepare: async () => {
        const content = { ...itemText, name: '对旅馆业的消防检查' };
        await draftItem(by(registrar), { unitId: bureau.id, code: 'B', content }, monday);
      },
      act: () => publishItems(by(registrar), { unitId: bureau.id, reason: '新增事项' }, monday),
    },
    {
      name: 'plan',
      prepare: async () => {
        const { planId, lineId } = await planning.draft();
        Object.assign(ids, { planId, lineId });
        await planning.submit(planId);
        await planning.approve(planId, '同意');
      },
      act: () => planning.publish(ids['planId']!),
    },
    {
      name: 'announcement',
      prepare: async () => {
        await planning.channels(ids['planId']!, ['portal', 'credit-china-zibo']);
        const { taskId } = await planning.setUp(ids['lineId']!);
        const witnessIds = witnesses.map(({ id }) => id);
        const { drawId } = await freezeTask(by(planner), { taskId, witnessIds }, monday);
        Object.assign(ids, { taskId, drawId });
        for (const [one, secret] of secrets) {
          const commitment = createHash('sha256').update(secret).digest('hex');
          await commitEntropy(by(one), { drawId, commitment }, monday);
        }
      },
      act: () => announceDraw(by(planner), { drawId: ids['drawId']! }, monday),
    },
    {
      name: 'draw',
      prepare: () => reveal(witnesses[0]!),
      act: () => reveal(witnesses[1]!),
    },
    {
      name: 'confirmation',
      prepare: nothing,
      act: () => confirmDraw(by(planner), { drawId: ids['drawId']! }, monday),
    },
    {
      name: 'task',
      prepare: () =>
        makeScheme(ids['taskId']!, { author: by(planner), confirmer: by(inOffice) }, monday),
      act: () => dispatchTask(by(planner), { taskId: ids['taskId']! }, monday),
    },
    {
      name: 'teams',
      prepare: nothing,
      act: () => matchTeams(by(planner), { taskId: ids['taskId']! }, monday),
    },
    {
      name: 'exclusions',
      prepare: async () => {
        const given = {
          unitId: unit.id,
          ground: 'complaint' as const,
          subjectName: '清泉旅馆',
          basis: '治安管理处罚法',
          reason: '群众举报不登记住客身份信息',
          documentNo: '举报第九一四号',
          inspectOn: '2026-09-15',
        };
        const { exclusionId: id } = await registerExclusion(by(planner), given, monday);
        await decideExclusion(by(approver), { id, verdict: 'approve' }, monday);
        const found = { id, inspectedOn: '2026-09-14', finding: 'falsified' as const };
        await concludeExclusion(by(planner), { ...found, note: '登记不实' }, monday);
      },
      act: () => reportExclusions(by(planner), { unitId: bureau.id, year: 2026 }, newYear),
    },
  ];

  function reveal(one: Someone) {
    const value = secrets.get(one)!.toString('hex');
    return revealEntropy(by(one), { drawId: ids['drawId']!, value }, monday);
  }
}

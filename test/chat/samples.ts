import { profileOf } from '../../domain/profile/profile.ts';
import { accountCards } from './samples-accounts.ts';
import { chases } from './samples-chase.ts';
import { digests } from './samples-digest.ts';
import { disclosures } from './samples-disclosure.ts';
import { orders, schemes } from './samples-joint-work.ts';
import { obligations } from './samples-obligation.ts';
import { drawDeskCard } from '../../chat/cards/draw-desk.ts';
import { drawNoticeCard } from '../../chat/cards/draw-notice.ts';
import { inspectionCard } from '../../chat/cards/inspection.ts';
import { resultCards } from './samples-result.ts';
import { matchDeskCard } from '../../chat/cards/match-desk.ts';
import { participantCard } from '../../chat/cards/participant.ts';
import { requestCard } from '../../chat/cards/request.ts';
import { taskNoticeCard } from '../../chat/cards/task-notice.ts';
import { witnessCard } from '../../chat/cards/witness.ts';
import type { Card } from '../../chat/port.ts';
import type { CardKind } from '../../domain/cards.ts';
import {
  draw,
  committed,
  announced,
  drawn,
  confirmed,
  voided,
  task,
  participant,
  outlook,
  seat,
  inspection,
  busy,
  result,
  asked,
  request,
  approved,
  done,
  lead,
  second,
} from './facts.ts';
import { deputies } from './samples-deputy.ts';
import { visitRecords, visitTimes } from './samples-visit-record.ts';
import { schemeCards } from './samples-scheme.ts';
import { followUps } from './samples-case.ts';
import { complaints, objections } from './samples-objection.ts';
import { receipts } from './samples-receipt.ts';
import { approver, at, id, requester, shen, wang, zhao, zheng } from './facts-people.ts';
import { consents } from './samples-consent.ts';
import { proposals } from './samples-proposal.ts';

const held = {
  id: id(77),
  personId: approver.id as string,
  by: '李主任',
  verdict: 'approve' as const,
  at: at('11:30'),
  until: at('11:31'),
};
const lapsed = {
  at: at('11:31'),
  refusal: { code: 'already-decided', details: { by: '王主任', at: '2026-09-14 11:31' } },
};
const appointing = { ...request, profile: profileOf('gaoxin'), method: 'appointment' as const };
const appointed = {
  ...appointing,
  state: 'done',
  decidedBy: '孙立',
  decidedAt: at('11:30'),
  decisionReason: '业务熟悉',
  substitute: '周宁',
  doneAt: at('11:30'),
};

const overlapping = (how: 'rule' | 'choice', open: number, taken: number) => ({
  how,
  open: { count: open, codes: open > 0 ? ['GQGA-2026-000007'] : [] },
  taken: { count: taken, codes: taken > 0 ? ['GQGA-2026-000008'] : [] },
});
const shared = { merged: 2, mergedWith: ['GQGA-2026-000007'] };
const mergedVisit = {
  ...inspection,
  tasks: [...inspection.tasks, '特种行业专项抽查'],
  items: [
    ...inspection.items,
    { name: '对机动车修理业的台账检查', tasks: ['特种行业专项抽查'] },
    { name: '对机动车修理业的消防检查', tasks: [...inspection.tasks, '特种行业专项抽查'] },
  ],
};

const companion = { name: '韩勇', unit: '高青县公安局治安大队' };

/** Every kind of card in the states that people meet, with words about the state. */
export const samples: Record<CardKind, Record<string, Card>> = {
  witness: {
    'to commit': witnessCard(draw, wang),
    committed: witnessCard(draw, zhao),
    'to reveal': witnessCard(announced, zhao),
    revealed: witnessCard(announced, wang),
    drawn: witnessCard(drawn, wang),
    void: witnessCard(voided, zhao),
  },
  'draw-desk': {
    waiting: drawDeskCard(draw),
    ready: drawDeskCard({ ...draw, witnesses: committed }),
    announced: drawDeskCard(announced),
    drawn: drawDeskCard(drawn),
    confirmed: drawDeskCard(confirmed),
    'not heard by all': drawDeskCard({ ...confirmed, taskState: 'confirmed' }, 3),
    'to be merged': drawDeskCard({ ...confirmed, overlaps: overlapping('rule', 2, 0) }),
    'merge or not': drawDeskCard({ ...confirmed, overlaps: overlapping('choice', 2, 0) }),
    'second visits': drawDeskCard({ ...confirmed, overlaps: overlapping('rule', 1, 2) }),
    dispatched: drawDeskCard({ ...confirmed, taskState: 'dispatched' }),
    void: drawDeskCard(voided),
  },
  'draw-notice': {
    announced: drawNoticeCard(announced),
    drawn: drawNoticeCard(drawn),
    confirmed: drawNoticeCard(confirmed),
    void: drawNoticeCard(voided),
  },
  'task-notice': {
    dispatched: taskNoticeCard(task),
    merged: taskNoticeCard({ ...task, ...shared, own: 3 }),
    accepted: taskNoticeCard({ ...task, state: 'matched', seated: 5, accepted: 3, inspectors: 9 }),
  },
  participant: {
    asked: participantCard(participant),
    'too few': participantCard({ ...participant, inspectors: 1 }),
    confirmed: participantCard({
      ...participant,
      state: 'confirmed',
      answeredAt: at('10:00'),
      answeredBy: '王建国',
    }),
    letter: participantCard({
      ...participant,
      state: 'confirmed',
      answeredAt: at('10:00'),
      answeredBy: '沈国强',
      letterNo: '高消函〔2026〕12号',
    }),
    'timed out': participantCard({
      ...participant,
      state: 'timed-out',
      answeredAt: at('10:00'),
      answeredBy: '沈国强',
      reason: '三次电话联系未答复',
    }),
  },
  'match-desk': {
    ready: matchDeskCard(task, outlook),
    acknowledged: matchDeskCard(
      {
        ...task,
        unanswered: 0,
        receipts: [{ unit: task.unit, by: '沈国强', at: at('10:05') }],
      },
      outlook,
    ),
    'merged in part': matchDeskCard({ ...task, ...shared, own: 3 }, outlook),
    'merged altogether': matchDeskCard({ ...task, ...shared, merged: 5, own: 0 }, null),
    'too few': matchDeskCard(task, {
      departments: [{ ...outlook.departments[0]!, eligible: 1, recused: 0 }],
      shortage: {
        zh: '高青县公安局（区域：高青县公安局；事项：机动车修理业）：5个检查对象的10个岗位，可派的只有1人。',
        en: '高青县公安局 (area: 高青县公安局; subjects: 机动车修理业): 10 seats, only one person.',
      },
    }),
    running: matchDeskCard(
      { ...task, match: { code: 'x-M1', state: 'announced', drawnAt: null } },
      null,
    ),
    matched: matchDeskCard({ ...task, state: 'matched', seated: 5, inspectors: 9 }, null),
  },
  inspection: {
    assigned: inspectionCard(inspection, shen),
    'on a map': inspectionCard(inspection, shen, 'https://map.test/?q=%E4%B8%AD%E5%BF%83&z=9'),
    joint: inspectionCard(
      {
        ...inspection,
        team: [lead, { ...second, department: 2, unit: '县消防救援大队' }],
      },
      shen,
    ),
    merged: inspectionCard(mergedVisit, shen),
    accepted: inspectionCard(
      { ...inspection, state: 'accepted', team: [{ ...lead, acceptedAt: at('10:00') }, second] },
      shen,
    ),
    'request open': inspectionCard({ ...inspection, request: asked }, zheng),
    'request rejected': inspectionCard(
      {
        ...inspection,
        request: {
          ...asked,
          state: 'rejected',
          decidedAt: at('11:30'),
          decidedBy: '孙立',
          decisionReason: '人手不足',
        },
      },
      zheng,
    ),
    'lead checked in': inspectionCard(
      { ...inspection, state: 'started', team: [busy, second] },
      shen,
    ),
    ...resultCards,
    published: inspectionCard(
      {
        ...inspection,
        state: 'published',
        team: [{ ...busy, signedAt: at('16:10') }, second],
        result,
        disclosure: { state: 'published', dueOn: '2026-10-19', publishedAt: at('17:00') },
      },
      shen,
    ),
    appointed: inspectionCard(
      { ...inspection, team: [lead, { ...second, by: 'appointment' }] },
      zheng,
    ),
    'directly assigned, with an expert': inspectionCard(
      {
        ...inspection,
        team: [
          { ...lead, by: 'direct-assignment' },
          { ...second, neighbour: true },
        ],
        experts: [{ name: '周工', organisation: '市特种设备检验研究院', mode: 'draw' }],
        thirdParties: [{ body: '鲁中检测有限公司', scope: '锅炉检验' }],
      },
      shen,
    ),
    'with a companion': inspectionCard({ ...inspection, companions: [companion] }, shen),
    accompanying: inspectionCard(
      { ...inspection, companions: [companion], accompanies: true, seat: null },
      approver.id,
    ),
    ended: inspectionCard(
      { ...inspection, state: 'ended', end: { ground: 'deregistered', at: at('15:00') } },
      shen,
    ),
    left: inspectionCard(
      { ...inspection, seat: { ...seat, active: false, endedAt: at('12:00') }, request: null },
      zheng,
    ),
    ...schemes,
  },
  recusal: {
    requested: requestCard({ ...request, kind: 'recusal', why: 'kinship', note: '' }, approver),
    'late and repeated': requestCard(
      { ...request, kind: 'recusal', why: 'kinship', note: '', risks: ['late', 'repeated'] },
      approver,
    ),
    'not mine': requestCard(
      { ...request, kind: 'recusal', why: 'kinship', requesterId: approver.id },
      approver,
    ),
    'approved, to the requester': requestCard(
      { ...done, kind: 'recusal', state: 'approved', why: 'kinship' },
      requester,
    ),
    ...orders,
  },
  substitution: {
    requested: requestCard(request, approver),
    appointment: requestCard(appointing, approver),
    'decided, to be undone': requestCard({ ...request, held }, approver),
    'decided by another': requestCard({ ...request, held: { ...held, personId: wang } }, approver),
    'lapsed verdict': requestCard({ ...request, lapsed }, approver),
    'nobody can follow': requestCard({ ...request, eligible: 0 }, approver),
    'nobody can be appointed': requestCard({ ...appointing, eligible: 0 }, approver),
    appointed: requestCard(appointed, approver),
    'appointed, to the requester': requestCard(appointed, requester),
    approved: requestCard({ ...approved, drawCode: 'GQGA-2026-000001-S1' }, approver),
    'approved by a deputy': requestCard({ ...approved, decidedFor: '陈国刚' }, approver),
    rejected: requestCard({ ...approved, state: 'rejected', decisionReason: '人手不足' }, approver),
    done: requestCard(done, approver),
    'done, to the requester': requestCard(done, requester),
    'rejected, to the requester': requestCard(
      { ...approved, state: 'rejected', decisionReason: '人手不足' },
      requester,
    ),
  },
  proposal: proposals,
  consent: consents,
  ...disclosures,
  'obligation-due': obligations,
  ...accountCards,
  digest: digests,
  chase: chases,
  case: followUps,
  objection: objections,
  scheme: schemeCards,
  complaint: complaints,
  receipt: receipts,
  deputy: deputies,
  'visit-time': visitTimes,
  'visit-record': visitRecords,
};

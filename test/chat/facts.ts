import { profileOf } from '../../domain/profile/profile.ts';
import type { DisclosureFacts } from '../../db/queries/card-facts-disclosure.ts';
import type { DrawFacts } from '../../db/queries/card-facts-draw.ts';
import type { InspectionFacts } from '../../db/queries/card-facts-inspection.ts';
import type { ParticipantFacts } from '../../db/queries/card-facts-participant.ts';
import type { RequestFacts } from '../../db/queries/card-facts-request.ts';
import type { TaskFacts } from '../../db/queries/card-facts-task.ts';
import type { Outlook } from '../../domain/match-outlook.ts';
import { at, id, shen, wang, zhao, zheng } from './facts-people.ts';

export const draw: DrawFacts = {
  id: id(1),
  code: 'GQGA-2026-000001',
  kind: 'subjects',
  state: 'frozen',
  version: 3,
  taskId: id(2),
  taskName: '机动车修理业秋季抽查',
  taskCode: 'GQGA-2026-000001',
  taskState: 'frozen',
  taskVersion: 2,
  unit: '高青县公安局治安大队',
  startsOn: '2026-09-14',
  endsOn: '2026-10-31',
  inputHash: '3f'.repeat(32),
  announcedAt: null,
  revealBy: null,
  drawnAt: null,
  confirmedAt: null,
  confirmedBy: null,
  label: null,
  voidReason: null,
  voidedAt: null,
  pool: 212,
  drawn: 0,
  overlaps: null,
  strata: [
    { name: '高风险', pool: 12, drawn: 0 },
    { name: '中低风险', pool: 200, drawn: 0 },
  ],
  witnesses: [
    { personId: wang, name: '王建国', unit: '法制大队', committedAt: null, openedAt: null },
    { personId: zhao, name: '赵敏', unit: '督察大队', committedAt: at('09:05'), openedAt: null },
  ],
  sources: [],
};
export const committed = draw.witnesses.map((each) => ({ ...each, committedAt: at('09:05') }));
export const announced: DrawFacts = {
  ...draw,
  state: 'announced',
  announcedAt: at('09:10'),
  revealBy: '2026-09-15T09:10:00+08:00',
  witnesses: committed.map((each, n) => ({ ...each, openedAt: n === 0 ? at('09:20') : null })),
};
export const drawn: DrawFacts = {
  ...announced,
  state: 'drawn',
  drawnAt: at('09:21'),
  label: 'witnessed',
  drawn: 5,
  strata: [
    { name: '高风险', pool: 12, drawn: 1 },
    { name: '中低风险', pool: 200, drawn: 4 },
  ],
};
export const confirmed: DrawFacts = {
  ...drawn,
  state: 'confirmed',
  taskState: 'confirmed',
  confirmedAt: at('09:30'),
  confirmedBy: '沈国强',
};
export const voided: DrawFacts = {
  ...announced,
  state: 'void',
  voidedAt: '2026-09-15T09:11:00+08:00',
  voidReason: '见证人未在期限内揭示随机数',
};

export const task: TaskFacts = {
  id: id(2),
  code: draw.code,
  name: draw.taskName,
  state: 'dispatched',
  version: 4,
  unit: draw.unit,
  startsOn: draw.startsOn,
  endsOn: draw.endsOn,
  teamSize: 2,
  items: ['对机动车修理业的治安检查'],
  subjects: 5,
  dispatched: 5,
  merged: 0,
  mergedWith: [],
  own: 5,
  open: 5,
  seated: 0,
  inspectors: 0,
  accepted: 0,
  unanswered: 1,
  receipts: [],
  match: null,
};

export const participant: ParticipantFacts = {
  id: id(21),
  version: 1,
  state: 'asked',
  taskId: id(2),
  isOver: false,
  taskName: draw.taskName,
  taskCode: draw.code,
  initiator: '高青县公安局治安大队',
  unit: '县消防救援大队',
  startsOn: draw.startsOn,
  endsOn: draw.endsOn,
  teamSize: 2,
  skills: ['消防安全'],
  items: ['对机动车修理业的消防安全检查'],
  answerBy: '2026-09-14',
  answeredAt: null,
  answeredBy: null,
  letterNo: null,
  reason: null,
  inspectors: 12,
};

export const outlook: Outlook = {
  departments: [
    {
      name: '高青县公安局',
      registered: 122,
      eligible: 31,
      filtered: { 'off-duty': 5, away: 2, expired: 14, unskilled: 69, interested: 1 },
      recused: 3,
    },
    { name: '县消防救援大队', registered: 12, eligible: 12, filtered: {}, recused: 0 },
  ],
  shortage: null,
};

const member = (personId: string, name: string, lead: boolean) => ({
  personId,
  name,
  unit: '治安大队',
  lead,
  department: 1,
  by: 'draw' as 'draw' | 'appointment' | 'direct-assignment',
  neighbour: false,
  acceptedAt: null as string | null,
  checkedInAt: null as string | null,
  signedAt: null as string | null,
});
export const seat: NonNullable<InspectionFacts['seat']> = {
  active: true,
  lead: true,
  acceptedAt: null,
  endedAt: null,
};

export const inspection: InspectionFacts = {
  id: id(3),
  code: `${draw.code}-0001`,
  state: 'assigned',
  version: 1,
  tasks: [draw.taskName],
  startsOn: draw.startsOn,
  endsOn: draw.endsOn,
  unitPath: '/GQGA/ZA/',
  subject: {
    name: '高青县通达汽车修理厂',
    address: '高青县田镇街道中心路 8 号',
    uscc: '91370322MA3C000001',
  },
  items: task.items.map((name) => ({ name, tasks: [draw.taskName] })),
  team: [member(shen, '沈国强', true), member(zheng, '郑海', false)],
  experts: [],
  thirdParties: [],
  companions: [],
  accompanies: false,
  seat,
  isInterested: false,
  request: null,
  result: null,
  disclosure: null,
  end: null,
};
export const [lead, second] = inspection.team as [
  InspectionFacts['team'][0],
  InspectionFacts['team'][0],
];
export const busy = { ...lead, acceptedAt: at('10:00'), checkedInAt: at('14:00') };
export const result = {
  id: id(9),
  number: 1,
  finding: 'rectification',
  note: '监控存储不足 30 天',
  submittedAt: at('16:00'),
  submittedBy: '沈国强',
  answers: [{ point: '视频监控', answer: 'problem' as const, note: '存储不足 30 天' }],
};
export const asked: NonNullable<InspectionFacts['request']> = {
  kind: 'substitution',
  state: 'requested',
  why: 'health',
  requestedAt: at('11:00'),
  decidedAt: null,
  decidedBy: null,
  decisionReason: null,
  method: 'draw',
};

export const request: RequestFacts = {
  risks: [],
  held: null,
  decidedFor: null,
  lapsed: null,
  kind: 'substitution',
  id: id(4),
  state: 'requested',
  version: 1,
  unitPath: '/GQGA/ZA/',
  profile: profileOf('gaoqing'),
  requesterId: zheng,
  requester: '郑海',
  replacedId: zheng,
  decider: 'approver',
  interestedIds: [],
  replaced: '郑海',
  why: 'health',
  note: '骨折，需卧床两周',
  requestedAt: at('11:00'),
  inspectionCode: inspection.code,
  taskName: draw.taskName,
  subject: inspection.subject.name,
  endsOn: draw.endsOn,
  team: ['沈国强', '郑海'],
  earlier: 1,
  decidedBy: null,
  decidedAt: null,
  decisionReason: null,
  substitute: null,
  doneAt: null,
  drawCode: null,
  method: 'draw',
  eligible: 6,
};
export const approved = {
  ...request,
  state: 'approved',
  decidedBy: '孙立',
  decidedAt: at('11:30'),
};
export const done = {
  ...approved,
  state: 'done',
  substitute: '周宁',
  doneAt: at('11:31'),
  drawCode: 'GQGA-2026-000001-S1',
};

export const disclosure: DisclosureFacts = {
  id: id(5),
  state: 'pending',
  version: 1,
  unitPath: '/GQGA/ZA/',
  inspectionId: inspection.id,
  inspectionCode: inspection.code,
  taskName: draw.taskName,
  subject: inspection.subject.name,
  finding: 'rectification',
  note: result.note,
  problems: [],
  everSeatedIds: [shen, zheng],
  interestedIds: [],
  team: ['沈国强', '郑海'],
  signed: 2,
  dueOn: '2026-10-19',
  provisional: false,
  rule: '高青细则第二十五条',
  approvedBy: null,
  approvedFor: null,
  approvedAt: null,
  publishedAt: null,
  ground: null,
  handling: null,
};
export const published = {
  ...disclosure,
  state: 'published',
  approvedBy: '孙立',
  approvedAt: at('17:00'),
  publishedAt: at('17:00'),
};
